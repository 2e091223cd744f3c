import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import { type OverviewPart, overviewOf } from "@longtable/shared/board/overview.rules";
import { dotsOn, type ViewFacts } from "@longtable/shared/board/view.rules";
import { Fragment } from "react";
import { createPortal } from "react-dom";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { useSeatState } from "../actions/useSeatState.ts";
import "./ideaWords.ts";
import { factsOf } from "./facts.ts";
import "./overview.css";

/** The whole board on one page, place by place with counts: to read, and to print. */
export default function OverviewDialog({ scope: { content, seat }, onClose }: ActionDialogProps) {
  const state = useSeatState(seat);
  const facts = factsOf(state, seat?.board.boardId ?? "");
  const title = t("ideas.overview.title", { title: content.title });
  return (
    <Sheet title={title} onClose={onClose}>
      <Overview content={content} facts={facts} />
      <div className="dialog-acts">
        <button type="button" className="btn btn-main" onClick={() => window.print()}>
          <Icon name="note" /> {t("ideas.overview.print")}
        </button>
      </div>
      {createPortal(
        <div id="overview-print" className="overview-print">
          <h1 dir="auto">{content.title}</h1>
          <Overview content={content} facts={facts} />
        </div>,
        document.body,
      )}
    </Sheet>
  );
}

function Overview({ content, facts }: { content: BoardContent; facts: ViewFacts }) {
  const parts = overviewOf(content);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  if (count === 0) return <p className="quiet">{t("ideas.overview.empty")}</p>;
  return (
    <>
      <p className="overview-count">{t("ideas.overview.count", { count })}</p>
      <div className="overview">
        {parts.map((part, index) => (
          <Fragment key={part.key}>
            {part.within !== null && part.within !== parts[index - 1]?.within && (
              <h3 className="overview-step" dir="auto">
                {part.within}
              </h3>
            )}
            <Part part={part} facts={facts} />
          </Fragment>
        ))}
      </div>
    </>
  );
}

function Part({ part: { label, count, sets, within }, facts }: { part: OverviewPart; facts: ViewFacts }) {
  const Head = within === null ? "h3" : "h4";
  const hasSets = sets.some((set) => set.label !== null);
  return (
    <section className="overview-part">
      <Head className="overview-head">
        <span dir="auto">{label ?? t("ideas.overview.unplaced")}</span> <span className="quiet">{count}</span>
      </Head>
      {sets.map((set) => (
        <div key={set.label ?? ""} className="overview-set">
          {(set.label !== null || hasSets) && (
            <p className="overview-name">
              <span dir="auto">{set.label ?? t("ideas.overview.loose")}</span>{" "}
              <span className="quiet">{set.notes.length}</span>
            </p>
          )}
          <ul>
            {set.notes.map((note) => (
              <Line key={note.id} note={note} facts={facts} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Line({ note, facts }: { note: Note; facts: ViewFacts }) {
  const dots = dotsOn(note, facts.votes);
  const said = [
    ...(note.kind === "note" || note.kind === "idea" ? [] : [t(`kinds.${note.kind}`)]),
    ...(note.tags ?? []).map((tag) => `#${tag}`),
    ...(dots === null ? [] : [t("ideas.wordings.dots", { count: dots })]),
  ];
  return (
    <li>
      <span dir="auto" lang={note.lang ?? undefined}>
        {note.text}
      </span>{" "}
      {said.length > 0 && <span className="quiet">{said.join(" · ")}</span>}
      {(note.merged ?? []).map(({ id, text }) => (
        <span key={id} className="overview-also quiet" dir="auto">
          {t("ideas.overview.also", { text })}
        </span>
      ))}
    </li>
  );
}
