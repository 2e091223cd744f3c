import { setNames } from "@longtable/shared/people/people.commands";
import { NAME_LEVELS, type NamesLevel, type NoteAuthor } from "@longtable/shared/people/people.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { BoardClient } from "../../../session/boardClient.ts";
import { RequestError, requestJson } from "../../../session/http.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Segments } from "../../console/Segments.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { useContent } from "../../projector/useContent.ts";
import { personName } from "./personName.ts";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
  board: BoardClient | null;
}

/** How far names are on: off, hosts only, on. */
export function NamesCard({ state, token, commands, board }: Props) {
  const level = state.workshop.names ?? "off";
  const [isAsking, setAsking] = useState(false);
  // Shown as chosen at once; put back if the server refuses.
  const [wanted, setWanted] = useState<NamesLevel | null>(null);
  useEffect(() => setWanted((now) => (now === level ? null : now)), [level]);
  const choose = async (next: NamesLevel) => {
    setWanted(next);
    if (!(await commands.run(setNames, { level: next }))) setWanted(null);
  };
  return (
    <section className="card people-card">
      <h3>{t("people.names.title")}</h3>
      <Segments
        label={t("people.names.title")}
        value={wanted ?? level}
        options={NAME_LEVELS.map((value) => ({ value, label: t(`people.names.${value}`) }))}
        onChange={(value) => void choose(value)}
      />
      <p className="hint">{t(`people.names.${level}Lead`)}</p>
      {level !== "off" && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {t("people.names.who")}
        </button>
      )}
      {isAsking && (
        <Sheet title={t("people.names.who")} onClose={() => setAsking(false)}>
          <Authors board={board} token={token} workshopId={state.workshop.id} />
        </Sheet>
      )}
    </section>
  );
}

const MOST_SHOWN = 100;

/** Who wrote a note is asked for one at a time: nobody's state holds it. */
function Authors({ board, token, workshopId }: { board: BoardClient | null; token: string; workshopId: string }) {
  const content = useContent(board);
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const notes = (content?.notes ?? []).slice(-MOST_SHOWN).toReversed();
  const ask = async (noteId: string) => {
    const path = `/api/workshops/${workshopId}/notes/${noteId}/author`;
    try {
      const { author } = await requestJson<NoteAuthor>(path, { token });
      setKnown((before) => ({ ...before, [noteId]: author ? personName(author) : t("people.names.nobody") }));
    } catch (error) {
      const words = errorText(error instanceof RequestError ? error.messageKey : "error.internal");
      setKnown((before) => ({ ...before, [noteId]: words }));
    }
  };
  return (
    <>
      <p>{t(notes.length === 0 ? "people.names.noNotes" : "people.names.whoLead")}</p>
      <ul className="people-lines">
        {notes.map(({ id, text }) => (
          <li key={id}>
            <span dir="auto">{text}</span>
            {known[id] === undefined ? (
              <button
                type="button"
                className="btn"
                aria-label={t("people.names.askLabel", { text })}
                onClick={() => void ask(id)}
              >
                {t("people.names.ask")}
              </button>
            ) : (
              <b role="status">{known[id]}</b>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
