import { useLate } from "../../ui/useLate.ts";
import type { SeatGoneProps } from "./SeatGone.tsx";

// The server has just answered: what these pages need can be fetched.
const gone = () => import("./SeatGone.tsx");
const none = () => import("./NoSeat.tsx");

/** For a seat whose token is dead here. */
export function LateSeatGone(props: SeatGoneProps) {
  const Part = useLate(gone);
  return Part && <Part {...props} />;
}

/** For a device that has no seat in the workshop. */
export function LateNoSeat() {
  const Part = useLate(none);
  return Part && <Part />;
}
