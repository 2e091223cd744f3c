import type { RoomPlace, ViewBox } from "@longtable/shared/room/room.schema";
import { createStore } from "../../session/store.ts";

/** Where this page has gone because hosts called or lead. */
export interface Going {
  /** Tells one going from the next. */
  key: string;
  boardId: string;
  place?: RoomPlace | undefined;
  view?: ViewBox | undefined;
}

/** The last going of this page; a canvas takes its view from it. */
export const wentTo = createStore<Going | null>(null);

/** The follow that this person has left, by id; "" for none. */
export const leftFollow = createStore("");
