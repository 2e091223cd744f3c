import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import { sameTag } from "@longtable/shared/board/tags.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Session } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import type { BoardActions, NoteEdit, NoteToAdd } from "../boardEdit/boardActions.ts";
import { type SentStep, target, whereIs } from "../boardEdit/sentStep.ts";
import { broughtBack } from "../held/broughtBack.ts";

interface Options {
  boardId: string;
  session: Pick<Session, "send">;
  /** The board as it stands now; what an undo goes back to is read from it. */
  content(): BoardContent | null;
  isOwn(id: NoteId): boolean;
  /** True while what is added here is promised to be seen by nobody else. */
  isAlone(): boolean;
}

/** One command to come. Notes go by the id they had first: adding a note again gives its words another. */
type Doing =
  | { type: "add"; note: NoteId; fields: Record<string, unknown> }
  | { type: "edit"; note: NoteId; edit: NoteEdit }
  | { type: "move"; note: NoteId; target: Record<string, unknown> }
  | { type: "tag"; note: NoteId; tag: string; isOn: boolean }
  | { type: "remove"; note: NoteId };

/** Begins the name of a note that the server has not named yet. */
const NEW = "new ";

/** What a person did at once, and what takes it back. */
interface Step {
  forward: Doing[];
  back: Doing[];
}

/** Actions by command, and a way in for what another part of the page sent. */
export interface CommandActions extends BoardActions {
  /** Takes over something that is done already, so that undo takes it back as well. */
  adopt(step: SentStep): void;
  /** Lets go of every step: words in them may have been erased for good. */
  forgetSteps(): void;
}

/** Actions for those who contribute: each is a command, and undo is the commands that take it back. */
export function createCommandActions({ boardId, session, content, isOwn, isAlone }: Options): CommandActions {
  const done: Step[] = [];
  const undone: Step[] = [];
  const canUndo = createStore(false);
  const canRedo = createStore(false);
  const idsNow = new Map<NoteId, NoteId>();
  /** Notes whose id the server has still to say, with the answer that whatever is done to them waits for. */
  const awaited = new Map<NoteId, Promise<NoteId | null>>();
  let newCount = 0;

  const refresh = () => {
    canUndo.set(done.length > 0);
    canRedo.set(undone.length > 0);
  };
  const idNow = (id: NoteId): NoteId => {
    const next = idsNow.get(id);
    return next === undefined ? id : idNow(next);
  };
  const sendNow = async (doing: Doing): Promise<NoteId | null> => {
    const noteId = idNow(doing.note);
    if (doing.type === "add") {
      const reply = await session.send<{ noteId: NoteId }>("board.addNote", {
        boardId,
        ...doing.fields,
        ...(isAlone() && { isPrivate: true }),
      });
      if (!reply.ok) return null;
      idsNow.set(noteId, reply.result.noteId);
      return reply.result.noteId;
    }
    // Its adding was refused: there is nothing to change.
    if (noteId.startsWith(NEW)) return null;
    if (doing.type === "tag") {
      const { tag, isOn } = doing;
      return (await session.send("board.tagNotes", { boardId, noteIds: [noteId], tag, isOn })).ok ? noteId : null;
    }
    const [type, fields] =
      doing.type === "edit"
        ? ["board.editNote", doing.edit]
        : doing.type === "move"
          ? ["board.moveNote", doing.target]
          : ["board.removeNote", {}];
    const reply = await session.send(type, { boardId, noteId, ...fields });
    return reply.ok ? noteId : null;
  };
  /** Hands a command to the outbox at once, which keeps it through a reload; only what needs an id to come waits. */
  const send = (doing: Doing): Promise<NoteId | null> => {
    const note = idNow(doing.note);
    const before = awaited.get(note);
    const answer = before ? before.then(() => sendNow(doing)) : sendNow(doing);
    if (!before && doing.type !== "add") return answer;
    const whenKnown = answer.finally(() => {
      if (awaited.get(note) === whenKnown) awaited.delete(note);
    });
    awaited.set(note, whenKnown);
    return whenKnown;
  };
  /** False when one was refused. */
  const run = async (doings: readonly Doing[]): Promise<boolean> =>
    (await Promise.all(doings.map(send))).every((noteId) => noteId !== null);
  const forget = (step: Step) => {
    for (const stack of [done, undone]) {
      const index = stack.indexOf(step);
      if (index >= 0) stack.splice(index, 1);
    }
    refresh();
  };
  const perform = async (step: Step): Promise<boolean> => {
    done.push(step);
    undone.length = 0;
    refresh();
    const isDone = await run(step.forward);
    if (!isDone) forget(step);
    return isDone;
  };
  const noteNow = (id: NoteId): Note | undefined => content()?.notes.find((note) => note.id === id);

  const addNotes: BoardActions["addNotes"] = async (notes) => {
    const added = notes.map(({ text, kind, place = null, at, copyOf, ...rest }) => {
      newCount += 1;
      const note = `${NEW}${newCount}` as NoteId;
      const fields = { text, ...(kind && { kind }), ...place, ...(at && { at }), ...(copyOf && { copyOf }) };
      return { type: "add" as const, note, fields, also: alsoSaid(note, rest) };
    });
    if (added.length === 0) return [];
    await perform({
      forward: added.flatMap(({ also, ...add }) => [add, ...also]),
      back: added.map(({ note }) => ({ type: "remove", note })),
    });
    return added.map(({ note }) => idNow(note)).filter((id) => !id.startsWith(NEW));
  };
  /** Answers how many could be changed. */
  const change = (ids: readonly NoteId[], edit: NoteEdit): number => {
    const notes = ids.filter(isOwn).flatMap((id) => noteNow(id) ?? []);
    if (notes.length > 0)
      void perform({
        forward: notes.map(({ id }) => ({ type: "edit", note: id, edit })),
        back: notes.map((note) => ({ type: "edit", note: note.id, edit: valuesNow(note, edit) })),
      });
    return notes.length;
  };

  return {
    addNote: async (note) => (await addNotes([note]))[0] ?? null,
    addNotes,
    editNote: (id, edit) => change([id], edit) > 0,
    editNotes: (ids, edit) => void change(ids, edit),
    moveNotes(moves) {
      const known = moves.filter(({ id }) => noteNow(id));
      const before = content();
      if (known.length === 0 || !before) return;
      void perform({
        forward: known.map(({ id, place, after, at }) => ({
          type: "move",
          note: id,
          target: at ? { at } : target(place ?? noteNow(id)?.place ?? null, after),
        })),
        back: known.map(({ id }) => ({ type: "move", note: id, target: whereIs(before, id) })).reverse() as Doing[],
      });
    },
    removeNotes(ids) {
      const notes = ids.flatMap((id) => noteNow(id) ?? []);
      if (notes.length === 0) return;
      void perform({
        forward: notes.map(({ id }) => ({ type: "remove", note: id })),
        back: notes.map((note) => addAgain(boardId, note)),
      });
    },
    adopt(sent) {
      done.push(stepOf(boardId, sent));
      undone.length = 0;
      refresh();
    },
    ideas: {
      tagNotes(ids, tag, isOn) {
        const touched = ids.filter((id) => noteNow(id)?.tags?.some((one) => sameTag(one, tag)) !== isOn);
        if (touched.length === 0) return;
        const doings = (on: boolean): Doing[] => touched.map((note) => ({ type: "tag", note, tag, isOn: on }));
        void perform({ forward: doings(isOn), back: doings(!isOn) });
      },
      mergeNotes: null,
      splitNotes: null,
    },
    undo() {
      const step = done.pop();
      if (!step) return;
      undone.push(step);
      refresh();
      void run(step.back).then((isDone) => isDone || forget(step));
    },
    redo() {
      const step = undone.pop();
      if (!step) return;
      done.push(step);
      refresh();
      void run(step.forward).then((isDone) => isDone || forget(step));
    },
    forgetSteps() {
      done.length = 0;
      undone.length = 0;
      refresh();
    },
    canUndo,
    canRedo,
    canChange: isOwn,
    placesFreely: true,
    structure: null,
  };
}

/** What a new note has beside its words: said once it is there. */
function alsoSaid(note: NoteId, { status, channel, assetKind, tags = [] }: Partial<NoteToAdd>): Doing[] {
  const edit = { ...(status && { status }), ...(channel && { channel }), ...(assetKind && { assetKind }) };
  return [
    ...(Object.keys(edit).length > 0 ? [{ type: "edit" as const, note, edit }] : []),
    ...tags.map((tag) => ({ type: "tag" as const, note, tag, isOn: true })),
  ];
}

/** The words of a note that was removed, which still goes with whatever it was a copy of. */
const addAgain = (boardId: string, { text, kind, place, ...note }: Note): Doing => ({
  type: "add",
  note: note.id,
  fields: {
    ...{ text, kind, ...place, ...(note.at && { at: note.at }), ...broughtBack(note) },
    copyOf: { boardId, noteId: note.id },
  },
});

/** What was sent as a step that can be taken back. */
function stepOf(boardId: string, { type, input, noteId, from, note }: SentStep): Step {
  const { boardId: _, noteId: __, ...fields } = input;
  if (type === "board.addNote" || note === null) {
    return { forward: [{ type: "add", note: noteId, fields }], back: [{ type: "remove", note: noteId }] };
  }
  if (type === "board.removeNote")
    return { forward: [{ type: "remove", note: noteId }], back: [addAgain(boardId, note)] };
  if (type === "board.moveNote") {
    const back: Doing[] = from ? [{ type: "move", note: noteId, target: from }] : [];
    return { forward: [{ type: "move", note: noteId, target: fields }], back };
  }
  const was = valuesNow(note, fields);
  return {
    forward: [{ type: "edit", note: noteId, edit: fields as NoteEdit }],
    back: [{ type: "edit", note: noteId, edit: was }],
  };
}

/** What a note has where a change names something. */
function valuesNow(note: Note, fields: NoteEdit): NoteEdit {
  const { text, kind, status, channel = null, assetKind = null, linkIds = null } = note;
  return {
    // Taken back, what others wrote there meanwhile stays.
    ...(fields.text !== undefined && { text, from: fields.text }),
    ...(fields.kind !== undefined && { kind }),
    ...(fields.status !== undefined && { status }),
    ...(fields.channel !== undefined && { channel }),
    ...(fields.assetKind !== undefined && { assetKind }),
    ...(fields.linkIds !== undefined && { linkIds }),
  };
}
