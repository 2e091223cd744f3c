import type { EvidenceStatus } from "../board/board.types.ts";
import type { Evidence } from "./story.schema.ts";
import { type Audience, SCOPES, type Scope } from "./story.types.ts";

/** A circle, or nobody but the teller. */
export type Reach = Scope | null;

type Judged = Pick<Evidence, "consent" | "isChecked">;

const width = (reach: Reach) => (reach === null ? -1 : SCOPES.indexOf(reach));

/** The narrower of two. */
export const narrower = (one: Reach, other: Reach): Reach => (width(one) <= width(other) ? one : other);

/** True when what may go as far as `reach` may be shown to this audience. */
export const reaches = (reach: Reach, audience: Scope | Audience): boolean => width(reach) >= width(audience);

export const isWithdrawn = ({ consent }: Pick<Evidence, "consent">): boolean => consent.withdrawnAt !== null;

/** As far as its teller agreed, and no further than the table while nobody has looked for other people in it (METHODS M23). */
const given = ({ consent, isChecked }: Judged): Reach => (isChecked ? consent.scope : narrower(consent.scope, "table"));

/** How far one piece of evidence may go now; null where only its teller has it, or nobody any more. */
export const reachOf = (evidence: Judged): Reach => (isWithdrawn(evidence) ? null : given(evidence));

/**
 * How far something may go that rests on evidence (METHODS I5): the narrowest among it; without any, the board's own
 * scope. Withdrawn evidence goes on counting with the circle it was given for, and the board's with it, so that taking
 * a story back never shows anything to more people.
 */
export function effectiveScope(evidence: readonly Judged[], boardScope: Scope): Reach {
  const standing = evidence.filter((one) => !isWithdrawn(one));
  const start: Reach = standing.length === 0 ? boardScope : "public";
  return evidence.map(given).reduce(narrower, start);
}

/** True while somebody stands behind it: neither taken back nor kept to its teller alone. */
export const counts = (evidence: Judged): boolean => reachOf(evidence) !== null;

/** Where a note comes from, as it is shown (METHODS I4): without evidence nothing counts as observed. */
export function shownStatus(status: EvidenceStatus | null, hasEvidence: boolean): EvidenceStatus | null {
  return status === "observed" && !hasEvidence ? "assumed" : status;
}
