import { proposalInFront } from "@longtable/shared/agreement/agreement.rules";
import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import { checkInFront } from "@longtable/shared/agreement/check.rules";
import type { Check } from "@longtable/shared/agreement/check.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** How long the answers to a closed check stay on the wall, in milliseconds. */
export const CHECK_SHOWN_MS = 180_000;

/** A proposal left over from another day waits on phones and the console, and leaves the wall to today, in milliseconds. */
const LEFT_OVER_MS = 12 * 60 * 60 * 1000;

export type WallQuestion = { name: "proposal"; proposal: Proposal } | { name: "check"; check: Check };

/**
 * What the room is being asked beside votes: of proposal and check, the one asked last; null when neither is.
 *
 * @param now - server time in milliseconds since 1970.
 */
export function wallQuestion({ agreements = [], checks = [] }: WorkshopState, now: number): WallQuestion | null {
  const today = agreements.filter(({ askedAt }) => now - askedAt < LEFT_OVER_MS);
  const [proposal, check] = [proposalInFront(today), checkInFront(checks)];
  if (check && (!proposal || check.askedAt >= proposal.askedAt)) return { name: "check", check };
  return proposal && { name: "proposal", proposal };
}

/** The closed check whose answers were shown last, for a while after that and until something newer is decided. */
export function checkJustShown({ checks = [], decisions }: WorkshopState, now: number): Check | null {
  const shown = checks.filter(({ shownAt }) => shownAt !== undefined);
  const last = shown.toSorted((a, b) => (a.shownAt ?? 0) - (b.shownAt ?? 0)).at(-1);
  if (last?.shownAt === undefined || now - last.shownAt >= CHECK_SHOWN_MS) return null;
  const since = last.shownAt;
  return decisions.some(({ recordedAt }) => recordedAt > since) ? null : last;
}
