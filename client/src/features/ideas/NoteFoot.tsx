import type { Note } from "@longtable/shared/board/board.types";
import { t } from "../../i18n/t.ts";
import "./ideaWords.ts";
import "./ideas.css";
import OtherWordings from "./OtherWordings.tsx";

/** What a note of a list says below its words: its set and its tags, and the other wordings that were merged into it. */
export default function NoteFoot({ note: { setName, tags = [], said, merged = [] } }: { note: Note }) {
  return (
    <>
      {(setName || said || tags.length > 0) && (
        <p className="note-foot">
          {setName && <span dir="auto">{t("ideas.foot.set", { label: setName })}</span>}
          {said && <b dir="auto">{said}</b>}
          {tags.map((tag) => (
            <span key={tag} dir="auto">
              #{tag}
            </span>
          ))}
        </p>
      )}
      {merged.length > 0 && <OtherWordings notes={merged} />}
    </>
  );
}
