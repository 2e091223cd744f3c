import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { safeStorage } from "../../ui/safeStorage.ts";
import { ACTIONS } from "../actions/registry.ts";
import { isSingleKey } from "../actions/routes.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { keepTabGoesOn } from "./shortcuts.ts";
import "./shortcuts.css";

interface Props {
  model: CanvasModel;
  singleKeys: boolean;
  onSingleKeys(isOn: boolean): void;
  onClose(): void;
}

const BY_HAND = ["add", "pan", "zoom", "addToSelection", "box", "longPress", "free"] as const;
/** Keys that belong to a field or to what is chosen, and so are no action of their own. */
const BESIDE = [
  { id: "arrows", keys: "← ↑ → ↓" },
  { id: "menu", keys: "Shift + F10" },
  { id: "endWriting", keys: "Esc" },
] as const;

/** All keys, and the switch for those that need no Ctrl. */
export function ShortcutsDialog({ model, singleKeys, onSingleKeys, onClose }: Props) {
  const tabGoesOn = useStore(model.tabGoesOn);
  return (
    <Sheet title={t("canvas.keys.title")} onClose={onClose}>
      <Switch label={t("canvas.keys.single")} isOn={singleKeys} onSwitch={onSingleKeys} />
      <p className="hint">{t("canvas.keys.singleHint")}</p>
      <Switch
        label={t("canvas.keys.tab")}
        isOn={tabGoesOn}
        onSwitch={(isOn) => {
          keepTabGoesOn(safeStorage, isOn);
          model.tabGoesOn.set(isOn);
        }}
      />
      <p className="hint">{t("canvas.keys.tabHint")}</p>
      <dl className="canvas-keys">
        {ACTIONS.flatMap(({ id, label, help, keys = [] }) =>
          keys.length === 0 ? (
            []
          ) : (
            <div key={id} data-action={id} className={!singleKeys && keys.every(isSingleKey) ? "is-off" : undefined}>
              <dt>{t(help ?? label)}</dt>
              <dd>
                {keys.map(({ say }) => (
                  <kbd key={say}>{say}</kbd>
                ))}
              </dd>
            </div>
          ),
        )}
        {BESIDE.map(({ id, keys }) => (
          <div key={id}>
            <dt>{t(`canvas.keys.${id}`)}</dt>
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

function Switch({ label, isOn, onSwitch }: { label: string; isOn: boolean; onSwitch(isOn: boolean): void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      className={isOn ? "switch on canvas-switch" : "switch canvas-switch"}
      onClick={() => onSwitch(!isOn)}
    >
      <i />
      <span>{label}</span>
      <em>{t(isOn ? "canvas.keys.on" : "canvas.keys.off")}</em>
    </button>
  );
}
