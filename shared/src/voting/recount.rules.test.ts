import { expect, it } from "vitest";
import type { ActivityId, BoardId, NoteId, RoundId } from "../kernel/ids.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { closingBody, openingBody, type RoundRecord, recount, sealOf, type VoteRecord } from "./recount.rules.ts";
import { brokenAt, nextEntry, type Sha256, type VoteLogEntry } from "./voteLog.rules.ts";
import { tallyBallots } from "./voting.tally.ts";

/** Stands in for SHA-256: long, and different for every change that these tests make. */
const hash: Sha256 = (text) => {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (const char of text) {
    a = Math.imul(a ^ (char.codePointAt(0) ?? 0), 0x01000193);
    b = Math.imul(b ^ a, 0x85ebca6b) + 1;
  }
  return `${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
};

const candidates = ["a", "b", "c"].map((id) => ({ noteId: id as NoteId, text: `note ${id}` }));

function makeRecord(ballotCount = 7): VoteRecord {
  const ballots = Array.from({ length: ballotCount }, (_, n) => ({
    code: `CODE${n}`,
    dots: { [n % 2 ? "a" : "b"]: 1 + (n % 2), c: 1 },
  }));
  const round: RoundRecord = {
    id: "r1" as RoundId,
    activityId: "act" as ActivityId,
    boardId: "board" as BoardId,
    title: "First",
    who: "everyone",
    dots: 3,
    maxPerItem: 2,
    candidates,
    voted: ballotCount,
    onPaper: 1,
    tally: tallyBallots(
      candidates,
      ballots.map(({ dots }) => dots),
    ),
    ballots: ballotCount < 5 ? null : ballots,
  };
  const log: VoteLogEntry[] = [];
  const add = (event: VoteLogEntry["event"], body: VoteLogEntry["body"]) =>
    log.push(nextEntry(log.at(-1) ?? null, { at: 1000 + log.length, event, roundId: round.id, body }, hash));
  add("opened", openingBody(round, hash));
  add("extraTime", { people: 1 });
  add("closed", closingBody(round, hash));
  // As it comes over a wire: no part is the same object as another.
  return JSON.parse(JSON.stringify({ rounds: [round], log })) as VoteRecord;
}

const outcomes = (record: VoteRecord) =>
  Object.fromEntries(recount(record, hash).map(({ check, outcome }) => [check, outcome]));
const ALL = {
  chain: "agrees",
  opening: "agrees",
  closing: "agrees",
  list: "agrees",
  budget: "agrees",
  tally: "agrees",
};

it("[VO18] what is published agrees with itself and with the log", () => {
  expect(outcomes(makeRecord())).toEqual(ALL);
});

it("[VO16] a round with too few ballots can be checked but for its count", () => {
  expect(outcomes(makeRecord(3))).toEqual({ ...ALL, list: "unknown", budget: "unknown", tally: "unknown" });
});

it("[VO18] a vote that was open when the log began can be checked but for its opening", () => {
  const record = makeRecord();
  const { at, event, roundId, body } = last(record.log);
  expect(outcomes({ ...record, log: [nextEntry(null, { at, event, roundId, body }, hash)] })).toEqual({
    ...ALL,
    opening: "unknown",
  });
});

type Tampering = (record: VoteRecord) => unknown;
const first = <T>(list: readonly T[] | null | undefined): T => {
  const found = list?.[0];
  if (found === undefined) throw new Error("nothing there");
  return found;
};
const last = <T>(list: readonly T[]): T => first(list.slice(-1));
const roundIn = ({ rounds }: VoteRecord) => first(rounds);
const ballotIn = (record: VoteRecord) => first(roundIn(record).ballots);
const tamperings: [string, Tampering, string[]][] = [
  ["a ballot's dots", (record) => Object.assign(ballotIn(record), { dots: { a: 2 } }), ["list", "tally"]],
  ["a ballot taken away", (record) => roundIn(record).ballots?.pop(), ["list", "tally"]],
  [
    "a ballot over its dots",
    (record) => Object.assign(ballotIn(record), { dots: { a: 2, b: 2 } }),
    ["list", "budget", "tally"],
  ],
  ["a ballot's code", (record) => Object.assign(ballotIn(record), { code: "OTHER" }), ["list"]],
  ["the tally", (record) => Object.assign(first(roundIn(record).tally), { dots: 99 }), ["closing", "tally"]],
  ["how many voted", (record) => Object.assign(roundIn(record), { voted: 8 }), ["closing", "tally"]],
  ["how many on paper", (record) => Object.assign(roundIn(record), { onPaper: 0 }), ["closing"]],
  ["the rules", (record) => Object.assign(roundIn(record), { dots: 4 }), ["opening"]],
  ["a candidate's words", (record) => Object.assign(first(roundIn(record).candidates), { text: "x" }), ["opening"]],
  ["who may vote", (record) => Object.assign(roundIn(record), { who: "present" }), ["opening"]],
  ["an entry's time", ({ log }) => Object.assign(first(log), { at: 1 }), ["chain"]],
  ["an entry taken away", ({ log }) => log.splice(1, 1), ["chain"]],
  ["an entry in another place", ({ log }) => log.reverse(), ["chain"]],
  ["the last entry taken away", ({ log }) => log.pop(), ["closing", "list"]],
];

it.each(tamperings)("[VO18] finds a change of %s", (_what, tamper, expected) => {
  const record = makeRecord();
  tamper(record);
  const differs = recount(record, hash).flatMap(({ check, outcome }) => (outcome === "differs" ? [check] : []));
  expect(differs).toEqual(expected);
});

it("[VO18] a chain says where it breaks", () => {
  const { log } = makeRecord();
  expect(brokenAt(log, hash)).toBeNull();
  expect(brokenAt([], hash)).toBeNull();
  Object.assign(first(log.slice(1)), { body: { people: 2 } });
  expect(brokenAt(log, hash)).toBe(2);
});

it("[VO18] one value has one text, whatever the order of its keys", () => {
  expect(canonicalJson({ b: [1, { z: null, a: "ä" }], a: true, c: undefined })).toBe(
    canonicalJson({ a: true, b: [1, { a: "ä", z: null }] }),
  );
  expect(canonicalJson({ b: [1, { z: null, a: "ä" }], a: true })).toBe('{"a":true,"b":[1,{"a":"ä","z":null}]}');
});

it("[ER3] the log has seals in place of words; words that were taken back leave it whole, and words that were changed are found", () => {
  const record = makeRecord();
  const [round] = record.rounds;
  if (!round) throw new Error("no round");
  const salted = { ...round, candidates: round.candidates.map((one) => ({ ...one, salt: `salt of ${one.noteId}` })) };
  const body = openingBody(salted, hash);
  expect(JSON.stringify(body)).not.toContain(salted.candidates[0]?.text ?? "");
  const log = [nextEntry(null, { at: 1, event: "opened", roundId: round.id, body }, hash)];
  const opening = (candidates: RoundRecord["candidates"]) =>
    recount({ rounds: [{ ...salted, candidates }], log }, hash).find(({ check }) => check === "opening")?.outcome;
  const takenBack = salted.candidates.map(({ noteId, text, salt }, index) =>
    index === 0 ? { noteId, text: "(taken back)", seal: sealOf(salt, text, hash) } : { noteId, text, salt },
  );
  const changed = salted.candidates.map((one, index) => (index === 0 ? { ...one, text: "other words" } : one));
  expect([opening(salted.candidates), opening(takenBack), opening(changed)]).toEqual(["agrees", "agrees", "differs"]);
});
