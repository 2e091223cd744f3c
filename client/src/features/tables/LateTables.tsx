import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until there are tables.
const load = () => import("./PhoneTables.tsx");

export interface TablesProps {
  session: Session;
  state: WorkshopState;
}

/** Breakout tables on a phone: one's own, the choice of one, and what hosts say to all. */
export function LateTables(props: TablesProps) {
  return props.state.tables?.list.some(({ isEnded }) => !isEnded) ? <Part {...props} /> : null;
}

function Part(props: TablesProps) {
  const Tables = useLate(load);
  return Tables && <Tables {...props} />;
}
