import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useStore } from "../../session/store.ts";
import type { ActionScope } from "./action.types.ts";

const NOBODY = { get: () => null, subscribe: () => () => undefined };

/** What whoever sits at this board is sent, as it changes; null where nobody sits, and until it has come. */
export function useSeatState(seat: ActionScope["seat"]): WorkshopState | null {
  return useStore(seat?.session.state ?? NOBODY);
}
