import { lazy } from "react";
import type { RoutedAction } from "../actions/action.types.ts";
import "./imageWords.ts";

const ImageDialog = lazy(() => import("./ImageDialog.tsx"));

/** A picture on a note: put there, described, taken off. */
export const IMAGE_ACTIONS: readonly RoutedAction[] = [
  {
    id: "picture",
    on: "note",
    label: "images.action",
    icon: "picture",
    at: ["menu"],
    keys: [{ say: "Shift + P", press: ["KeyP"], shift: true }],
    list: "more",
    isOffered({ seat, ownNoteIds, content, access, edits }, { noteIds }) {
      const [id] = noteIds;
      const state = seat?.session.state.get();
      if (!id || !state || access === "read" || edits?.locks?.hasNote(id)) return false;
      const isHost = state.me.role === "facilitator";
      const has = content.notes.some((note) => note.id === id && note.image);
      return isHost || ((ownNoteIds.has(id) || access === "edit") && (has || state.images?.isOpen === true));
    },
    dialog: ImageDialog,
  },
];
