import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { SHORTCUT_LINES } from "./shortcuts.ts";

interface Props {
  singleKeys: boolean;
  onSingleKeys(isOn: boolean): void;
  onClose(): void;
}

const BY_HAND = ["add", "pan", "zoom", "addToSelection", "arrows"] as const;

/** All keys, and the switch for those that need no Ctrl. */
export function ShortcutsDialog({ singleKeys, onSingleKeys, onClose }: Props) {
  return (
    <Sheet title={t("canvas.keys.title")} onClose={onClose}>
      <button
        type="button"
        role="switch"
        aria-checked={singleKeys}
        className={singleKeys ? "switch on canvas-switch" : "switch canvas-switch"}
        onClick={() => onSingleKeys(!singleKeys)}
      >
        <i />
        <span>{t("canvas.keys.single")}</span>
        <em>{t(singleKeys ? "canvas.keys.on" : "canvas.keys.off")}</em>
      </button>
      <p className="hint">{t("canvas.keys.singleHint")}</p>
      <dl className="canvas-keys">
        {SHORTCUT_LINES.map(({ shortcut, keys, single }) => (
          <div key={shortcut} className={single && !singleKeys ? "is-off" : undefined}>
            <dt>{t(`canvas.keys.${shortcut}`)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t("canvas.keys.mouse")}</h3>
      <ul className="canvas-hand">
        {BY_HAND.map((way) => (
          <li key={way}>{t(`canvas.keys.${way}`)}</li>
        ))}
      </ul>
      <p className="hint">{t("canvas.keys.mac")}</p>
    </Sheet>
  );
}
