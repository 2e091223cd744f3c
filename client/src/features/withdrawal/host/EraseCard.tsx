import type { Note } from "@longtable/shared/board/board.types";
import { withdraw } from "@longtable/shared/withdrawal/withdrawal.commands";
import { useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { BoardClient } from "../../../session/boardClient.ts";
import { useStore } from "../../../session/store.ts";
import type { Commands } from "../../console/useCommands.ts";
import { EraseQuestion } from "./EraseQuestion.tsx";
import "./keepingWords.ts";
import "../given.css";
import "./keeping.css";

/** Notes listed at once; who looks for one types more. */
const MOST_LISTED = 5;

/** Erases one note for somebody who asks a host to: by its words, whosever it is. */
export function EraseCard({ board, commands }: { board: BoardClient; commands: Commands }) {
  const content = useStore(board.content);
  const [looked, look] = useState("");
  const [asked, ask] = useState<Note | null>(null);
  const [said, say] = useState("");
  const id = useId();
  const found = content ? notesWith(content.notes, looked) : [];
  const erase = async (note: Note) => {
    const done = await commands.run(withdraw, { items: [{ kind: "note", id: note.id }] });
    if (!done) return false;
    ask(null);
    look("");
    say(t("keeping.erase.done"));
    return true;
  };
  return (
    <section className="card people-card">
      <h3>{t("keeping.erase.title")}</h3>
      <p>{t("keeping.erase.lead")}</p>
      <div className="field">
        <label htmlFor={id}>{t("keeping.erase.find")}</label>
        <input
          id={id}
          className="input"
          type="search"
          value={looked}
          autoComplete="off"
          onChange={({ target }) => {
            look(target.value);
            say("");
          }}
        />
      </div>
      <p role="status" className={said || (looked.trim() && found.length === 0) ? undefined : "sr"}>
        {said || (looked.trim() && found.length === 0 ? t("keeping.erase.none") : "")}
      </p>
      {found.length > 0 && (
        <ul className="given-list">
          {found.slice(0, MOST_LISTED).map((note) => (
            <li key={note.id} className="given-item">
              <p className="given-words" dir="auto">
                {note.text}
              </p>
              <button
                type="button"
                className="btn btn-stop"
                aria-label={t("keeping.erase.goLabel", { text: note.text.slice(0, 60) })}
                onClick={() => ask(note)}
              >
                {t("keeping.erase.go")}
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST_LISTED && (
        <p className="hint">{t("keeping.erase.more", { count: found.length - MOST_LISTED })}</p>
      )}
      {asked && (
        <EraseQuestion
          title={t("keeping.erase.ask")}
          words={asked.text}
          verb={t("keeping.erase.go")}
          isAll={false}
          onKeep={() => ask(null)}
          onErase={() => erase(asked)}
        />
      )}
    </section>
  );
}

/** Notes with these words in them, however they are written; none while nothing is looked for. */
function notesWith(notes: readonly Note[], looked: string): Note[] {
  const words = looked.trim().toLocaleLowerCase();
  return words === "" ? [] : notes.filter(({ text }) => text.toLocaleLowerCase().includes(words));
}
