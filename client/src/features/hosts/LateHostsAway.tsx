import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useLate } from "../../ui/useLate.ts";

const load = () => import("./HostsAway.tsx");

/** That the room waits for a host; fetched only when it does. */
export function LateHostsAway({ state }: { state: WorkshopState }) {
  return state.hosts?.pause ? <Away state={state} /> : null;
}

function Away(props: { state: WorkshopState }) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
