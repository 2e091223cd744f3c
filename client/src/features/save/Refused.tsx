import { lockedWords, refused as words } from "../../i18n/en/refused.ts";
import { addWords, errorText, t } from "../../i18n/t.ts";
import type { Session, Unsent } from "../../session/session.types.ts";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/toasts.ts";

addWords({ refused: words, errors: { board: lockedWords } });

export interface RefusedProps {
  items: readonly Unsent[];
  session: Session;
}

/** What the server did not take, each with its words and the ways on. */
export default function Refused({ items, session }: RefusedProps) {
  return items.map((item) => <RefusedItem key={item.id} item={item} session={session} />);
}

/** The board, or the place on it, takes no notes any more, or is not there for this person any more. */
const CLOSED: ReadonlySet<string> = new Set([
  "board.boardReadOnly",
  "board.locked",
  "board.partLocked",
  "board.notFound",
]);

/** The words of a new note that came after its board was closed; null for anything else. */
function lateNote({ type, input, refused }: Unsent): string | null {
  const isLate = type === "board.addNote" && CLOSED.has(refused?.messageKey ?? "");
  return isLate && typeof input.text === "string" ? input.text : null;
}

function RefusedItem({ item, session }: { item: Unsent; session: Session }) {
  const { id, input, refused } = item;
  const own = input.text ?? input.reason;
  const idea = lateNote(item);
  const sendIdea = (text: string) => {
    // Queued before the note goes: its words are on this phone at every moment.
    void session.send("followThrough.sendIdea", { text });
    session.discard(id);
    showToast(t("refused.inIdeas"));
  };
  return (
    <Notice tone="stop" isUrgent>
      <p>
        <b>{t("refused.title")}.</b> {errorText(refused?.messageKey ?? "")}
      </p>
      {typeof own === "string" && (
        <textarea
          className="input"
          readOnly
          dir="auto"
          rows={Math.min(6, Math.ceil(own.length / 30))}
          value={own}
          aria-label={t("refused.yourWords")}
          onFocus={({ target }) => target.select()}
        />
      )}
      <div className="row refused-acts">
        {idea !== null && (
          <button type="button" className="btn btn-main" onClick={() => sendIdea(idea)}>
            {t("refused.toIdeas")}
          </button>
        )}
        <button type="button" className="btn" onClick={() => session.retry(id)}>
          {t("refused.again")}
        </button>
        <button type="button" className="btn btn-plain" onClick={() => session.discard(id)}>
          {t("refused.putAway")}
        </button>
      </div>
    </Notice>
  );
}
