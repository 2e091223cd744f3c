import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useLate } from "../../ui/useLate.ts";

const standingLine = () => import("./StandingLine.tsx");

/** How far a map can be relied on, where somebody has said so. */
export function LateStanding({ session, boardId }: { session: Session; boardId: string }) {
  const standing = useStore(session.state)?.versions?.maps.find((one) => one.boardId === boardId);
  const Part = useLate(standingLine);
  return standing && Part ? <Part standing={standing} session={session} /> : null;
}
