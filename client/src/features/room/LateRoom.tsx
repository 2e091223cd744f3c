import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../agreement/useLate.ts";

export interface RoomProps {
  session: Session;
  state: WorkshopState;
  token: string;
  /** True where the board is on a canvas, which finds its places by itself. */
  isOnCanvas: boolean;
  /** Shows the board that was kept for the page. */
  onGo(key: string): void;
}

const load = () => import("./PhoneRoom.tsx");

/** Where hosts lead the room and how to reach them; it comes behind the page, once something is open or lies on the table. */
export function LateRoom(props: RoomProps) {
  const { room, activities } = props.state;
  const isOn = room?.call || room?.follow || room?.spotlight || activities.some(({ state }) => state === "open");
  return isOn ? <Part {...props} /> : null;
}

function Part(props: RoomProps) {
  const Room = useLate(load);
  return Room && <Room {...props} />;
}
