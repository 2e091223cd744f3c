import { expect, it } from "vitest";
import { CLEAR_MS, createAnnouncer, PAUSE_MS } from "./announcements.ts";

function rig() {
  const said: string[] = [];
  const planned: { action: () => void; at: number }[] = [];
  let time = 0;
  const announcer = createAnnouncer({
    say: (text) => said.push(text),
    now: () => time,
    later(action, milliseconds) {
      planned.push({ action, at: time + milliseconds });
      return () => undefined;
    },
  });
  return {
    said,
    announcer,
    pass(milliseconds: number) {
      time += milliseconds;
      for (const plan of planned.splice(0)) {
        if (plan.at <= time) plan.action();
        else planned.push(plan);
      }
    },
  };
}

it("says the first thing at once, and gathers the rest for ten seconds", () => {
  const { said, announcer, pass } = rig();
  announcer.announce("A vote is open.");
  pass(0);
  expect(said).toEqual(["A vote is open."]);
  announcer.announce("One new note.");
  announcer.announce("The vote has closed.");
  pass(PAUSE_MS - 1);
  expect(said).toEqual(["A vote is open.", ""]);
  pass(1);
  expect(said).toEqual(["A vote is open.", "", "One new note. The vote has closed."]);
});

it("says the same words again later, with the region empty in between", () => {
  const { said, announcer, pass } = rig();
  announcer.announce("1 new note.");
  pass(0);
  pass(CLEAR_MS);
  pass(PAUSE_MS);
  announcer.announce("1 new note.");
  pass(0);
  expect(said).toEqual(["1 new note.", "", "1 new note."]);
});

it("says words that are given twice at once a single time", () => {
  const { said, announcer, pass } = rig();
  announcer.announce("Saved.");
  announcer.announce("Saved.");
  pass(0);
  expect(said).toEqual(["Saved."]);
});
