import type { ResponseOutcome } from "@longtable/shared/followThrough/followThrough.schema";

/** The marks of one family, from full to none (LOOK section 2): never red or green. */
export const OUTCOME_MARKS: Record<ResponseOutcome, string> = { doing: "full", partly: "half", cant: "none" };
