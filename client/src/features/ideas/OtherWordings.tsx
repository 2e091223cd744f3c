import type { Note } from "@longtable/shared/board/board.types";
import { t } from "../../i18n/t.ts";
import "./ideaWords.ts";
import "./ideas.css";

/** The other wordings of a merged note, to open: one line says how many there are. */
export default function OtherWordings({ notes }: { notes: readonly Note[] }) {
  return (
    <details className="note-wordings">
      <summary>{t("ideas.foot.wordings", { count: notes.length })}</summary>
      <ul>
        {notes.map(({ id, text, lang }) => (
          <li key={id} dir="auto" lang={lang ?? undefined}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
