import type { NoteId } from "@longtable/shared/kernel/ids";
import type { RoomPlace, ViewBox } from "@longtable/shared/room/room.schema";
import { createStore } from "../../../session/store.ts";

/** What a host looks at on the canvas just now; null in the list. */
export interface HostView {
  boardId: string;
  box: ViewBox;
  /** The step or column in the middle. */
  place: RoomPlace | null;
  /** The one note that is chosen. */
  noteId: NoteId | null;
}

export const hostView = createStore<HostView | null>(null);
