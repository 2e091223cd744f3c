import "./channelWords.ts";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useBoard } from "../../session/useSession.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { useContent } from "../projector/useContent.ts";

interface Props {
  session: Session;
  boardId: string;
  onClose(): void;
}

/** The map behind a step, to read: step by step, as a list. Closing it leads back. */
export function CloserLook({ session, boardId, onClose }: Props) {
  const board = useStore(session.state)?.boards.find(({ id }) => id === boardId);
  const content = useContent(useBoard(board ? boardId : null, session.seat.token));
  return (
    <Sheet title={board?.title ?? t("noteFacts.closer")} onClose={onClose}>
      {!board && <p>{t("noteFacts.closerGone")}</p>}
      {board && !content && <p role="status">{t("loading")}</p>}
      {content && <Outline content={content} />}
    </Sheet>
  );
}

function Outline({ content }: { content: BoardContent }) {
  const placed = placeNotes(content);
  const steps = content.stages.flatMap(({ id }) => content.steps.filter(({ stageId }) => stageId === id));
  if (steps.length === 0) return <p className="quiet">{t("noteFacts.closerEmpty")}</p>;
  return (
    <ol className="closer-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <h3 dir="auto">{step.label}</h3>
          {content.lanes.map((lane) => {
            const notes = placed.inCell(step.id, lane.id);
            return (
              notes.length > 0 && (
                <div key={lane.id}>
                  <p className="small quiet">{lane.label}</p>
                  <ul>
                    {notes.map((note) => (
                      <li key={note.id} dir="auto">
                        {note.text}
                      </li>
                    ))}
                  </ul>
                </div>
              )
            );
          })}
        </li>
      ))}
    </ol>
  );
}
