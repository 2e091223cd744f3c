import { foldNotes, stackOf } from "@longtable/shared/board/merges.rules";
import { lazy } from "react";
import type { ActionScope, ActionTarget, RoutedAction } from "../actions/action.types.ts";
import { lenses } from "../boardList/lens.ts";
import "./ideaWords.ts";

const TagsDialog = lazy(() => import("./TagsDialog.tsx"));
const MergeDialog = lazy(() => import("./MergeDialog.tsx"));
const WordingsDialog = lazy(() => import("./WordingsDialog.tsx"));
const CopyDialog = lazy(() => import("./CopyDialog.tsx"));
const ViewDialog = lazy(() => import("./ViewDialog.tsx"));
const OverviewDialog = lazy(() => import("./OverviewDialog.tsx"));

const mayChange = ({ edits, content }: ActionScope, { noteIds }: ActionTarget) =>
  edits !== null &&
  (noteIds.length > 0
    ? noteIds.some((id) => edits.canChange(id))
    : content.notes.some(({ id }) => edits.canChange(id)));
const setOf = ({ content }: ActionScope, { noteIds }: ActionTarget) =>
  content.notes.find(({ id }) => id === noteIds[0])?.clusterId ?? null;

/** Work on ideas: tags, merging, copying to another board, finding, looking at a board another way, its overview. */
export const IDEA_ACTIONS: readonly RoutedAction[] = [
  {
    id: "tags",
    on: "notes",
    label: "ideas.tags.action",
    icon: "tag",
    at: ["bar", "menu"],
    keys: [{ say: "#", press: ["#"] }],
    list: "more",
    isOffered: mayChange,
    dialog: TagsDialog,
  },
  {
    id: "merge",
    on: "notes",
    label: "ideas.merge.action",
    icon: "merge",
    at: ["bar", "menu"],
    keys: [{ say: "J", press: ["j"] }],
    list: "more",
    isOffered: ({ edits, content }, { noteIds }) =>
      edits?.ideas.mergeNotes != null &&
      content.notes.length > 1 &&
      (noteIds.length === 0 || noteIds.some((id) => !edits.locks?.hasNote(id))),
    dialog: MergeDialog,
  },
  {
    id: "wordings",
    on: "note",
    label: "ideas.wordings.action",
    icon: "list",
    at: ["bar", "menu"],
    list: "more",
    isOffered: ({ content }, { noteIds: [id] }) => id !== undefined && stackOf(content.notes, id).length > 1,
    dialog: WordingsDialog,
  },
  {
    id: "copyTo",
    on: "notes",
    label: "ideas.copy.action",
    icon: "copy-to",
    at: ["menu"],
    list: "more",
    isOffered: (scope, target) => scope.seat !== null && mayChange(scope, target),
    dialog: CopyDialog,
  },
  {
    id: "selectSet",
    on: "note",
    label: "ideas.set.select",
    icon: "select",
    at: ["menu"],
    mouse: ["click"],
    list: "page",
    isOffered: (scope, target) => scope.canvas !== null && setOf(scope, target) !== null,
    perform: (scope, target) => {
      const set = setOf(scope, target);
      const heads = foldNotes(scope.content.notes).filter(({ clusterId }) => clusterId === set);
      scope.canvas?.deeds.select(heads.map(({ id }) => id));
    },
  },
  {
    id: "find",
    on: "view",
    label: "ideas.find.action",
    icon: "search",
    rail: "more",
    keys: [{ say: "Ctrl + F", press: ["f"], ctrl: true }],
    list: "tools",
    isOffered: ({ seat }) => seat !== null,
    perform: async ({ seat }) => {
      const { setLens } = await import("./setLens.ts");
      if (seat) setLens(seat.board.boardId, { isFinding: true });
    },
  },
  {
    id: "view",
    on: "view",
    label: "ideas.view.action",
    icon: "list",
    rail: "more",
    list: "tools",
    isOffered: ({ seat }) => seat !== null,
    isOn: ({ seat }) => seat !== null && lenses.get().has(seat.board.boardId),
    dialog: ViewDialog,
  },
  {
    id: "overview",
    on: "view",
    label: "ideas.overview.action",
    icon: "map",
    rail: "more",
    list: "tools",
    isOffered: ({ seat }) => seat !== null,
    dialog: OverviewDialog,
  },
];
