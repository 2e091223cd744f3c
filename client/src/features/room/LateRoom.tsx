import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";
import { isRoomShown } from "./roomShown.ts";

export interface RoomProps {
  session: Session;
  state: WorkshopState;
  token: string;
  /** True where the board is on a canvas, which finds its places by itself. */
  isOnCanvas: boolean;
  /** Shows the board, should something else stand before it. */
  onGo(): void;
}

const load = () => import("./PhoneRoom.tsx");

/** Where hosts lead the room and how to reach them; it comes behind the page, once there is something of it to show. */
export function LateRoom(props: RoomProps) {
  return isRoomShown(props.state) ? <Part {...props} /> : null;
}

function Part(props: RoomProps) {
  const Room = useLate(load);
  return Room && <Room {...props} />;
}
