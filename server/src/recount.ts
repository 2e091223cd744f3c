import { readFileSync } from "node:fs";
import { type Finding, recount, VoteRecord } from "@longtable/shared/voting/recount.rules";
import { z } from "zod";
import { sha256 } from "./features/voting/voteLog.store.ts";

const USAGE = `Counts the votes of a workshop again from what is published, and checks them against its log.

  npm run recount -- export.json
  npm run recount -- https://…/api/workshops/<id>/votes <token of a seat>
`;

/** A workshop's JSON export carries the record; the address of its votes answers it. */
const Source = z.union([z.object({ votes: VoteRecord }).transform(({ votes }) => votes), VoteRecord]);

const SAID: Record<Finding["check"], Record<Finding["outcome"], string>> = {
  chain: {
    agrees: "The log is whole: nothing was changed, added or taken away.",
    differs: "The log was changed after it was written.",
    unknown: "There is no log.",
  },
  opening: {
    agrees: "The rules and the notes are those the vote opened with.",
    differs: "The rules or the notes are not those the vote opened with.",
    unknown: "This vote is older than the log.",
  },
  closing: {
    agrees: "The result is the one the vote closed with.",
    differs: "The result is not the one the vote closed with.",
    unknown: "This vote is older than the log.",
  },
  list: {
    agrees: "The ballots are those the result was counted from.",
    differs: "The ballots are not those the result was counted from.",
    unknown: "The ballots are not published: there were too few.",
  },
  budget: {
    agrees: "No ballot has more dots than it may.",
    differs: "A ballot has more dots than it may.",
    unknown: "Ballots cannot be looked at.",
  },
  tally: {
    agrees: "Counted again, the ballots make the same result.",
    differs: "Counted again, the ballots make another result.",
    unknown: "The votes cannot be counted again.",
  },
};
const SIGN: Record<Finding["outcome"], string> = { agrees: "✓", differs: "✗", unknown: "–" };

/** What was found, in words, a line each; the rounds by their names. */
export function describe(record: VoteRecord, findings: readonly Finding[]): string[] {
  const lines: string[] = [];
  let last: string | null = null;
  for (const { check, roundId, outcome } of findings) {
    if (roundId !== last && roundId !== null) {
      const index = record.rounds.findIndex(({ id }) => id === roundId);
      const round = record.rounds[index];
      lines.push("", `Vote ${index + 1}${round?.title ? `: ${round.title}` : ""} (${round?.voted ?? 0} ballots)`);
    }
    last = roundId;
    lines.push(`  ${SIGN[outcome]} ${SAID[check][outcome]}`);
  }
  return lines;
}

async function read(where: string, token: string | undefined): Promise<unknown> {
  if (!/^https?:/.test(where)) return JSON.parse(readFileSync(where, "utf8"));
  const response = await fetch(where, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  if (!response.ok)
    throw new Error(`The server answered ${response.status}. A token of a seat in the workshop is needed.`);
  return response.json();
}

async function main([where, token]: readonly string[]): Promise<number> {
  if (!where) {
    process.stdout.write(USAGE);
    return 2;
  }
  const record = Source.parse(await read(where, token));
  const findings = recount(record, sha256);
  const differs = findings.some(({ outcome }) => outcome === "differs");
  const close = differs ? "Something does not agree." : "Everything that can be checked agrees.";
  process.stdout.write(`${[...describe(record, findings), "", close].join("\n")}\n`);
  return differs ? 1 : 0;
}

if (import.meta.main) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
