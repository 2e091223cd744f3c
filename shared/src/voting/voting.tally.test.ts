import { expect, it } from "vitest";
import type { NoteId } from "../kernel/ids.ts";
import { places, tallyBallots } from "./voting.tally.ts";

const candidates = ["a", "b", "c"].map((id) => ({ noteId: id as NoteId }));

it.each([
  ["no ballots", [], ["a 0/0", "b 0/0", "c 0/0"]],
  ["one ballot", [{ c: 2, a: 1 }], ["c 2/1", "a 1/1", "b 0/0"]],
  ["equal dots in the candidates' order", [{ b: 2 }, { a: 2 }, { c: 3 }], ["c 3/1", "a 2/1", "b 2/1"]],
  ["several voters for one note", [{ b: 1 }, { b: 3 }, { b: 1, a: 1 }], ["b 5/3", "a 1/1", "c 0/0"]],
  ["an empty ballot and noughts", [{}, { a: 0, b: 1 }], ["b 1/1", "a 0/0", "c 0/0"]],
  ["notes nobody could vote for", [{ z: 5, a: 1 }], ["a 1/1", "b 0/0", "c 0/0"]],
])("[VO8] counts %s, dots and voters", (_case, ballots, expected) => {
  const rows = tallyBallots(candidates, ballots);
  expect(rows.map(({ noteId, dots, voters }) => `${noteId} ${dots}/${voters}`)).toEqual(expected);
});

it("[VO8] leaves the candidates as they are and can count the same ballots again", () => {
  const ballots = [{ a: 1 }, { b: 2 }];
  const first = tallyBallots(candidates, ballots);
  expect(tallyBallots(candidates, ballots)).toEqual(first);
  expect(candidates).toEqual([{ noteId: "a" }, { noteId: "b" }, { noteId: "c" }]);
});

it.each([
  [
    [5, 3, 1],
    [1, 2, 3],
  ],
  [
    [5, 3, 3, 1],
    [1, 2, 2, 4],
  ],
  [
    [2, 2, 2],
    [1, 1, 1],
  ],
  [[], []],
])("[VO10] dots %j take the places %j", (dots, expected) => {
  const rows = dots.map((count, index) => ({ noteId: `n${index}` as NoteId, dots: count, voters: 1 }));
  expect(places(rows)).toEqual(expected);
});
