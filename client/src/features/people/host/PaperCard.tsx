import { areasOf } from "@longtable/shared/board/board.areas";
import { placeOfKey } from "@longtable/shared/board/board.placing";
import type { BoardId, GroupId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { addPaperNotes, addProxy } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS } from "@longtable/shared/people/people.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { useBoard } from "../../../session/useSession.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { useContent } from "../../projector/useContent.ts";
import { tableLabels } from "../../tables/tableLabels.ts";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
}

/** For those without a phone: a place in the room, and what they wrote on paper. */
export function PaperCard(props: Props) {
  const [open, setOpen] = useState<"add" | "notes" | null>(null);
  return (
    <section className="card people-card">
      <h3>{t("people.paper.title")}</h3>
      <p className="hint">{t("people.paper.tickets")}</p>
      <div className="people-acts">
        {(["add", "notes"] as const).map((what) => (
          <button key={what} type="button" className="btn" onClick={() => setOpen(what)}>
            {t(`people.paper.${what}`)}
          </button>
        ))}
      </div>
      {open && (
        <Sheet title={t(`people.paper.${open}`)} onClose={() => setOpen(null)}>
          {open === "add" ? <AddPerson {...props} /> : <EnterNotes {...props} />}
          {props.commands.problem && <p role="alert">{errorText(props.commands.problem.messageKey)}</p>}
        </Sheet>
      )}
    </section>
  );
}

function AddPerson({ state, commands }: Props) {
  const [alias, setAlias] = useState("");
  const [groupId, setGroup] = useState("");
  const [canVote, setCanVote] = useState(true);
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const add = async () => {
    const name = alias.trim();
    if (name === "") return;
    const done = await commands.run(addProxy, { alias: name, groupId: (groupId || null) as GroupId | null, canVote });
    setSaid(done ? t("people.paper.added", { name }) : null);
    if (done) setAlias("");
  };
  return (
    <form
      className="people-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <p>{t("people.paper.addLead")}</p>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t("people.paper.name")}</label>
        <input
          id={`${id}-name`}
          className="input"
          value={alias}
          maxLength={LIMITS.aliasChars}
          autoComplete="off"
          onChange={({ target }) => {
            setAlias(target.value);
            setSaid(null);
          }}
        />
      </div>
      <Choice id={`${id}-group`} label={t("people.paper.group")} value={groupId} onChange={setGroup}>
        {[{ id: "", label: t("people.paper.noGroup") }, ...state.workshop.groups]}
      </Choice>
      <label className="people-check">
        <input type="checkbox" checked={canVote} onChange={({ target }) => setCanVote(target.checked)} />
        <span>{t("people.paper.canVote")}</span>
      </label>
      <p role="status">{said}</p>
      <button type="submit" className="btn btn-main" aria-disabled={alias.trim() === ""}>
        {t("people.paper.addGo")}
      </button>
    </form>
  );
}

function EnterNotes({ state, token, commands }: Props) {
  const [boardId, setBoard] = useState<string>(state.boards[0]?.id ?? "");
  const [area, setArea] = useState("");
  const [groupId, setGroup] = useState("");
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const labels = tableLabels(state.tables);
  const content = useContent(useBoard(boardId || null, token));
  const areas = content ? areasOf(content).map(({ key, label }) => ({ id: key, label })) : [];
  const id = useId();
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const isTooMany = lines.length > PEOPLE_LIMITS.linesPerEntry;
  const enter = async () => {
    if (lines.length === 0 || isTooMany) return;
    const done = await commands.run(addPaperNotes, {
      boardId: boardId as BoardId,
      lines,
      groupId: (groupId || null) as GroupId | null,
      ...placeOfKey(area),
    });
    setSaid(done ? t("people.paper.entered", { count: done.noteIds.length }) : null);
    if (done) setText("");
  };
  return (
    <form
      className="people-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <p>{t("people.paper.notesLead")}</p>
      <Choice
        id={`${id}-board`}
        label={t("people.paper.board")}
        value={boardId}
        onChange={(next) => {
          setBoard(next);
          setArea("");
        }}
      >
        {state.boards.map(({ id: board, title, tableId }) => {
          const table = labels[tableId ?? ""];
          return { id: board, label: table ? t("people.paper.tableBoard", { title, table }) : title };
        })}
      </Choice>
      {areas.length > 0 && (
        <Choice id={`${id}-column`} label={t("people.paper.column")} value={area} onChange={setArea}>
          {[{ id: "", label: t("people.paper.usual") }, ...areas]}
        </Choice>
      )}
      <Choice id={`${id}-group`} label={t("people.paper.group")} value={groupId} onChange={setGroup}>
        {[{ id: "", label: t("people.paper.noGroup") }, ...state.workshop.groups]}
      </Choice>
      <div className="field">
        <label htmlFor={`${id}-lines`}>{t("people.paper.lines")}</label>
        <textarea
          id={`${id}-lines`}
          className="input"
          rows={8}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setSaid(null);
          }}
        />
      </div>
      <p role="status">{isTooMany ? t("people.paper.many") : said}</p>
      <button type="submit" className="btn btn-main" aria-disabled={lines.length === 0 || isTooMany}>
        {t("people.paper.notesGo", { count: lines.length })}
      </button>
    </form>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  onChange(value: string): void;
  children: readonly { id: string; label: string }[];
}

function Choice({ id, label, value, onChange, children }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="picker">
        <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
          {children.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
