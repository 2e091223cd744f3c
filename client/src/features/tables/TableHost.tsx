import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import { boardsOf, currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type FormEvent, useId, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { SeatMarks } from "./SeatMarks.tsx";

interface Props {
  session: Session;
  state: WorkshopState;
  table: Tables["list"][number];
  onStop(): void;
}

/** What a table host has beside the board: turns to speak, and writing for who does not write. */
export function TableHost({ session, state, table, onStop }: Props) {
  const activity = currentActivity(state.activities);
  const board = activity && boardsOf(activity, state.boards, table.id).find(({ tableId }) => tableId === table.id);
  return (
    <details className="card table-host" open>
      <summary>
        <b>{t("tables.hosting.you")}</b>
      </summary>
      <Turns tableId={table.id} people={table.people} />
      {board && <WriteFor session={session} boardId={board.id} />}
      <button type="button" className="btn btn-plain" onClick={onStop}>
        {t("tables.hosting.stop")}
      </button>
    </details>
  );
}

/** Who has spoken is counted, never who it was: a calm reminder that everyone gets a turn (METHODS M52). */
function Turns({ tableId, people }: { tableId: string; people: number }) {
  const [kept, setKept] = useKept(`turns.${tableId}`, "");
  const spoken = Math.min(people, Number(kept) || 0);
  const id = useId();
  const hint = spoken === 0 ? "start" : spoken < people ? "ask" : "all";
  return (
    <section className="table-turns" aria-labelledby={id}>
      <h2 id={id}>{t("tables.hosting.turns")}</h2>
      <SeatMarks className="turn-seats" count={people} on={spoken} />
      <p role="status">
        {t("tables.hosting.spoken", { spoken, people })} {t(`tables.hosting.${hint}`)}
      </p>
      <div className="row">
        {spoken < people && (
          <button type="button" className="btn" onClick={() => setKept(String(spoken + 1))}>
            <Icon name="speak" /> {t("tables.hosting.next")}
          </button>
        )}
        {spoken > 0 && (
          <button type="button" className="btn btn-plain" onClick={() => setKept("")}>
            {t("tables.hosting.again")}
          </button>
        )}
      </div>
    </section>
  );
}

function WriteFor({ session, boardId }: { session: Session; boardId: string }) {
  const [draft, setDraft] = useKept(`writeFor.${boardId}`, "");
  const [said, setSaid] = useState<{ isProblem: boolean; words: string } | null>(null);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    if (text === "") return setSaid({ isProblem: true, words: t("tables.hosting.empty") });
    const reply = await session.send("tables.addNoteFor", { boardId, text }, { keep: false });
    if (reply.ok) setDraft("");
    setSaid({
      isProblem: !reply.ok,
      words: reply.ok ? t("tables.hosting.added") : errorText(reply.error.messageKey, reply.error.count),
    });
  };
  return (
    <form className="table-write" onSubmit={(event) => void send(event)}>
      <label className="label" htmlFor={id}>
        {t("tables.hosting.writeFor")}
      </label>
      <textarea
        id={id}
        className="input"
        rows={2}
        dir="auto"
        maxLength={LIMITS.noteChars}
        value={draft}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setDraft(target.value)}
      />
      <p id={`${id}-hint`} className="hint">
        {t("tables.hosting.writeForHint")}
      </p>
      <p role={said?.isProblem ? "alert" : "status"} className="small">
        {said?.words}
      </p>
      <button type="submit" className="btn">
        {t("tables.hosting.add")}
      </button>
    </form>
  );
}
