import { NOTE_KINDS, type NoteKind } from "@longtable/shared/board/board.types";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  kind: NoteKind;
  onKind(kind: NoteKind): void;
  /** What each kind is called: `add` for "Add an idea", else its plain name. */
  wording: "add" | "name";
}

/** What a note is: its mark, and a native list of the kinds. */
export function KindPicker({ kind, onKind, wording }: Props) {
  return (
    <span className="kind-picker" data-kind={kind}>
      <span className="stamp">
        <Icon name={kind} />
      </span>
      <span className="picker">
        <select
          data-action="kind"
          aria-label={t("boardList.kind")}
          value={kind}
          onChange={({ target }) => onKind(target.value as NoteKind)}
        >
          {NOTE_KINDS.map((name) => (
            <option key={name} value={name}>
              {t(wording === "add" ? `boardList.add.${name}` : `kinds.${name}`)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </span>
  );
}
