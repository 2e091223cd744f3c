import { EVIDENCE_STATUSES, NOTE_KINDS, type Note } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { lazy } from "react";
import { t } from "../../i18n/t.ts";
import { safeStorage } from "../../ui/safeStorage.ts";
import type { ActionScope, ActionTarget, RoutedAction } from "./action.types.ts";
import { keptClip } from "./clip.ts";
import { duplicateNotes } from "./duplicateNotes.ts";
import { LINE_UPS, lineUpNotes } from "./lineUpNotes.ts";
import { changeNotes, countLocked } from "./lockedRest.ts";
import { copyByMenu, pasteNotes } from "./pasteNotes.ts";
import { removeNotes } from "./removeNotes.ts";
import { shiftNotes } from "./shiftNotes.ts";
import { tidyNotes } from "./tidyNotes.ts";

const GroupDialog = lazy(() => import("./GroupDialog.tsx"));

const first = ({ noteIds }: ActionTarget): NoteId | undefined => noteIds[0];
/** What all of these notes have alike; undefined where they differ. */
function sharedBy<T>({ content }: ActionScope, { noteIds }: ActionTarget, read: (note: Note) => T): T | undefined {
  const values = new Set(content.notes.filter(({ id }) => noteIds.includes(id)).map(read));
  return values.size === 1 ? [...values][0] : undefined;
}
const mayChange = ({ edits }: ActionScope, { noteIds }: ActionTarget) =>
  edits !== null && noteIds.some((id) => edits.canChange(id));
const mayAdd = ({ edits }: ActionScope) => edits !== null;
/** True unless all of them stand in parts that hosts have locked. */
const areLoose = ({ edits }: ActionScope, { noteIds }: ActionTarget) =>
  noteIds.length === 0 || countLocked(edits, noteIds) < noteIds.length;

/** By menu a note goes this far, in board units. */
const FAR = 40;
const NUDGES = [
  ["up", 0, -FAR],
  ["down", 0, FAR],
  ["left", -FAR, 0],
  ["right", FAR, 0],
] as const;

/** What can be done with notes. */
export const NOTE_ACTIONS: readonly RoutedAction[] = [
  {
    id: "newNote",
    on: "board",
    label: "canvas.newNote",
    help: "canvas.keys.newNote",
    icon: "note",
    rail: "do",
    keys: [
      { say: "N", press: ["n"] },
      { say: "T", press: ["t"] },
    ],
    list: "own",
    isOffered: mayAdd,
    perform: ({ canvas }) => canvas?.deeds.addHere(),
  },
  {
    id: "newNoteHere",
    on: "ground",
    label: "canvas.newHere",
    icon: "note",
    at: ["menu"],
    mouse: ["doubleClick"],
    touch: ["doubleTap"],
    list: "own",
    isOffered: mayAdd,
    perform: ({ canvas }, { point }) => point && canvas?.deeds.addAt(point),
  },
  {
    id: "kind",
    on: "notes",
    label: "canvas.kinds",
    icon: "note",
    at: ["bar"],
    list: "own",
    isOffered: mayChange,
    choices: (scope, target) => {
      const now = sharedBy(scope, target, ({ kind }) => kind);
      return NOTE_KINDS.map((kind) => ({
        key: kind,
        label: t(`kinds.${kind}`),
        icon: kind,
        isChosen: kind === now,
        choose: () => {
          scope.canvas?.model.lastKind.set(kind);
          changeNotes(scope, target, { kind });
        },
      }));
    },
  },
  {
    id: "edit",
    on: "note",
    label: "canvas.edit",
    help: "canvas.keys.edit",
    icon: "text",
    at: ["bar", "menu"],
    mouse: ["doubleClick"],
    touch: ["doubleTap"],
    keys: [{ say: "Enter, F2", press: ["Enter", "F2"], onBoardOnly: true }],
    list: "own",
    isOffered: mayChange,
    perform: ({ canvas }, target) => {
      const id = first(target);
      return id && canvas?.deeds.edit(id);
    },
  },
  {
    id: "move",
    on: "notes",
    label: "canvas.moveTo",
    help: "canvas.keys.move",
    icon: "move",
    at: ["bar", "menu"],
    mouse: ["drag"],
    touch: ["dragChosen"],
    // The arrows are the board's own: keyboard.ts knows where they lead.
    keys: [
      { say: "M", press: ["m"] },
      { say: "Alt + ← ↑ → ↓", press: [] },
    ],
    list: "own",
    isOffered: (scope, target) => mayChange(scope, target) && scope.content.type !== "free",
    perform: ({ canvas }) => canvas?.model.dialog.set({ name: "move" }),
  },
  {
    id: "status",
    on: "notes",
    label: "canvas.status",
    icon: "reported",
    at: ["menu"],
    list: "own",
    isOffered: (scope, target) => mayChange(scope, target) && scope.content.type === "journeyMap",
    choices: (scope, target) => {
      const now = sharedBy(scope, target, ({ status }) => status);
      return EVIDENCE_STATUSES.map((status) => ({
        key: status,
        label: t(`statuses.${status}`),
        icon: status,
        isChosen: status === now,
        choose: () => changeNotes(scope, target, { status: status === now ? null : status }),
      }));
    },
  },
  {
    id: "group",
    on: "notes",
    label: "canvas.group",
    help: "canvas.keys.group",
    icon: "group",
    at: ["bar"],
    keys: [{ say: "G", press: ["g"] }],
    list: "tools",
    isOffered: (scope, target) =>
      scope.edits?.structure != null && scope.content.notes.length > 0 && areLoose(scope, target),
    choosesNotes: true,
    dialog: GroupDialog,
  },
  {
    id: "addAfter",
    on: "note",
    label: "canvas.addAfter",
    help: "canvas.keys.nextNote",
    icon: "plus",
    at: ["menu"],
    keys: [{ say: "Ctrl + Enter", press: ["Enter"], ctrl: true, onBoardOnly: true }],
    list: "own",
    isOffered: (scope, target) => mayAdd(scope) && areLoose(scope, target),
    perform: ({ canvas }, target) => {
      const id = first(target);
      return id ? canvas?.deeds.addAfter(id) : canvas?.deeds.addHere();
    },
  },
  {
    id: "duplicate",
    on: "notes",
    label: "canvas.duplicate",
    help: "canvas.keys.duplicate",
    icon: "sets",
    at: ["bar", "menu"],
    keys: [{ say: "Ctrl + D", press: ["d"], ctrl: true }],
    list: "more",
    isOffered: (scope, target) => mayAdd(scope) && areLoose(scope, target),
    perform: duplicateNotes,
  },
  {
    id: "copy",
    on: "notes",
    label: "canvas.copy",
    icon: "sets",
    at: ["menu"],
    // The browser's own copying, which clipboard.ts answers.
    keys: [{ say: "Ctrl + C", press: [] }],
    list: "more",
    isOffered: (_, { noteIds }) => noteIds.length > 0,
    perform: copyByMenu,
  },
  {
    id: "cut",
    on: "notes",
    label: "canvas.cut",
    icon: "x",
    at: ["menu"],
    keys: [{ say: "Ctrl + X", press: [] }],
    list: "more",
    isOffered: mayChange,
    perform: (scope, target) => {
      copyByMenu(scope, target);
      removeNotes(scope, target);
    },
  },
  {
    id: "paste",
    on: "ground",
    label: "canvas.paste",
    icon: "plus",
    at: ["menu"],
    keys: [{ say: "Ctrl + V", press: [] }],
    list: "tools",
    isOffered: (scope) => mayAdd(scope) && keptClip(safeStorage) !== null,
    perform: (scope, { point }) => {
      const clip = keptClip(safeStorage);
      return clip && pasteNotes(scope, clip, point && scope.canvas?.deeds.spotAt(point));
    },
  },
  {
    id: "remove",
    on: "notes",
    label: "canvas.remove",
    help: "canvas.keys.remove",
    icon: "bin",
    at: ["bar", "menu"],
    keys: [{ say: "Delete", press: ["Delete", "Backspace"], onBoardOnly: true }],
    list: "own",
    isOffered: mayChange,
    perform: removeNotes,
  },
  {
    id: "takeOff",
    on: "note",
    label: "heldHosts.takeOff",
    icon: "private",
    at: ["bar"],
    list: "own",
    isOffered: ({ takeOff }) => takeOff !== undefined,
    perform: ({ takeOff }, target) => {
      const id = first(target);
      return id && takeOff?.(id);
    },
  },
  {
    id: "pins",
    on: "note",
    label: "canvas.pins",
    icon: "pin-question",
    at: ["menu"],
    list: "own",
    isOffered: ({ openPins }) => openPins !== undefined,
    perform: ({ openPins }, target) => {
      const id = first(target);
      return id && openPins?.({ noteId: id });
    },
  },
  {
    id: "nudge",
    on: "notes",
    label: "canvas.nudge",
    icon: "move",
    at: ["menu"],
    mouse: ["drag"],
    touch: ["dragChosen"],
    keys: [{ say: "← ↑ → ↓", press: [] }],
    list: "more",
    isOffered: (scope, target) =>
      mayChange(scope, target) && scope.content.type === "free" && scope.edits?.placesFreely === true,
    choices: (scope, target) =>
      NUDGES.map(([key, dx, dy]) => ({
        key,
        label: t(`canvas.nudges.${key}`),
        icon: "move",
        isChosen: false,
        isSwitch: false,
        choose: () => shiftNotes(scope, target, dx, dy),
      })),
  },
  {
    id: "lineUp",
    on: "notes",
    label: "canvas.lineUp",
    icon: "list",
    at: ["menu"],
    mouse: ["drag"],
    list: "tools",
    isOffered: ({ edits, content }) =>
      content.type === "free" && edits?.placesFreely === true && content.notes.length > 1,
    choices: (scope, target) =>
      LINE_UPS.map((key) => ({
        key,
        label: t(`canvas.lineUps.${key}`),
        icon: "list",
        isChosen: false,
        isSwitch: false,
        choose: () => lineUpNotes(scope, target, key),
      })),
  },
  {
    id: "tidy",
    on: "board",
    label: "canvas.tidy",
    icon: "tidy",
    rail: "do",
    list: "tools",
    isOffered: ({ edits, content }) => content.type === "free" && edits?.placesFreely === true,
    perform: tidyNotes,
  },
];
