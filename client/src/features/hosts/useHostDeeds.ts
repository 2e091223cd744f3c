import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { currentToast, showToast } from "../../ui/toasts.ts";
import { deedText } from "./deedText.ts";
import "./hostsWords.ts";

/** Says in passing what the other hosts do; never in place of something that can still be taken back. */
export function useHostDeeds({ hosts, me, activities }: Pick<WorkshopState, "hosts" | "me" | "activities">): void {
  const deeds = hosts?.deeds;
  const seen = useRef<number | null>(null);
  useEffect(() => {
    const last = deeds?.at(-1);
    const known = seen.current;
    seen.current = last?.id ?? known ?? 0;
    // What was done before this page came, and what this host did, needs no telling.
    if (known === null || last === undefined || last.id <= known || last.hostId === me.seatId) return;
    if (!currentToast.get()?.action) showToast(deedText(last, activities));
  }, [deeds, me.seatId, activities]);
}
