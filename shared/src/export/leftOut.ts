import { suppressSmallGroups } from "../participation/smallGroups.ts";
import { isLetThrough } from "../story/outcomesWithinConsent.ts";
import type { LeftOut } from "../story/withinConsent.ts";
import type { WorkshopSource } from "./exportModel.ts";

/** So many things of one kind that do not stand in a file, and why; never which, and never their words. */
export interface LeftOutLine {
  what: LeftOut["what"] | "board" | "group" | "answers" | "check" | "suggestion";
  reason: LeftOut["reason"] | "openVote" | "tooFew" | "hostsOnly" | "unreadable";
  count: number;
}

type Counted = Pick<WorkshopSource, "boards" | "followThrough" | "agreements" | "checks" | "unread"> & {
  participants?: WorkshopSource["participants"];
  /** What people suggested to hosts alone, and hosts have not answered. */
  suggestions?: number;
};

/** Everything that a file leaves out, in lines to read: what lies beyond consent, and what no file ever holds. */
export function leftOutLines(source: Counted, beyond: readonly LeftOut[]): LeftOutLine[] {
  const lines = new Map<string, LeftOutLine>();
  for (const { what, reason, count = 1 } of [...beyond, ...neverIn(source)]) {
    const key = `${what} ${reason}`;
    lines.set(key, { what, reason, count: count + (lines.get(key)?.count ?? 0) });
  }
  return [...lines.values()].filter(({ count }) => count > 0);
}

function neverIn({
  boards,
  participants,
  followThrough,
  agreements = [],
  checks = [],
  unread = [],
  suggestions = 0,
}: Counted): LeftOutLine[] {
  const shown = participants && suppressSmallGroups(participants.byGroup, participants.leastShown);
  const small = Object.entries(participants?.byGroup ?? {}).filter(
    ([id, count]) => count > 0 && !(id in (shown ?? {})),
  );
  const rounds = boards.flatMap((board) => board.rounds);
  return [
    { what: "board", reason: "unreadable", count: unread.length },
    { what: "votes", reason: "openVote", count: rounds.filter(({ round }) => round.state !== "closed").length },
    { what: "group", reason: "tooFew", count: small.length },
    {
      what: "answers",
      reason: "notShown",
      count: agreements.filter(({ answered, result }) => answered > 0 && !result).length,
    },
    {
      what: "check",
      reason: "notShown",
      count: checks.filter(({ answered, ratings, words }) => answered > 0 && !ratings && !words).length,
    },
    { what: "suggestion", reason: "hostsOnly", count: suggestions },
    {
      what: "idea",
      reason: "hidden",
      count: (followThrough?.hosts?.ideaBox ?? []).filter((one) => !isLetThrough(one)).length,
    },
  ];
}
