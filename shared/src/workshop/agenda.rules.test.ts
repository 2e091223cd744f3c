import { describe, expect, it } from "vitest";
import {
  changeDenial,
  hasBegun,
  hasOutput,
  inAgendaOrder,
  neighbourPlace,
  type OutputFacts,
  placedAt,
  removalDenial,
} from "./agenda.rules.ts";
import { PHASES, type PhaseKey } from "./phases.ts";
import { OutputType } from "./workshop.schema.ts";

const at = (id: string, phase: PhaseKey) => ({ id, phase });
const agenda = [at("a", "monitor"), at("b", "insight"), at("c", "insight"), at("d", "coDesign")];
const text = (activities: readonly { id: string; phase: PhaseKey }[]) =>
  activities.map(({ id, phase }) => `${id}:${PHASES.indexOf(phase)}`).join(" ");

describe("[AG4] an activity is placed", () => {
  it.each([
    ["first in a phase", { phase: "insight", afterId: null }, "a:0 d:1 b:1 c:1"],
    ["after another one", { phase: "insight", afterId: "b" }, "a:0 b:1 d:1 c:1"],
    ["last in a phase", { phase: "insight" }, "a:0 b:1 c:1 d:1"],
    ["last where its neighbour has gone to another phase", { phase: "insight", afterId: "a" }, "a:0 b:1 c:1 d:1"],
    ["in a phase that had none", { phase: "coDelivery", afterId: null }, "a:0 b:1 c:1 d:3"],
  ] as const)("%s", (_name, place, expected) => {
    expect(text(placedAt(agenda, [at("d", "coDesign")], place))).toBe(expected);
  });
});

it("[AG5] whatever is moved in whatever order, the agenda stays whole, and in the order of the phases", () => {
  const ids = ["a", "b", "c", "d", "e"];
  let order = ids.map((id) => at(id, "insight"));
  for (let turn = 0; turn < 500; turn += 1) {
    const [moved, after] = [ids[(turn * 7) % 5] ?? "a", ids[(turn * 3 + 1) % 6] ?? null];
    const phase = PHASES[(turn * 5 + (turn >> 3)) % 4] ?? "insight";
    order = placedAt(order, [at(moved, "insight")], { phase, afterId: after });
    expect(order.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(text(inAgendaOrder(order))).toBe(text(order));
    expect(order.find(({ id }) => id === moved)?.phase).toBe(phase);
  }
});

describe("[AG4] one place up or down", () => {
  const step = (id: string, by: 1 | -1) => {
    const place = neighbourPlace(agenda, id, by);
    const own = agenda.filter((one) => one.id === id);
    return place && text(placedAt(agenda, own, place));
  };
  it.each([
    ["c", -1, "a:0 c:1 b:1 d:2"],
    ["b", 1, "a:0 c:1 b:1 d:2"],
    ["b", -1, "a:0 b:0 c:1 d:2"],
    ["c", 1, "a:0 b:1 c:2 d:2"],
    ["d", 1, "a:0 b:1 c:1 d:3"],
    ["a", -1, null],
  ] as const)("%s by %i", (id, by, expected) => {
    expect(step(id, by)).toBe(expected);
  });
});

const NOTHING: OutputFacts = { boards: [], closedRounds: 0, decisions: 0, commitments: 0, reflections: 0 };
const notes = (type: "journeyMap" | "columns", count: number) => ({ boards: [{ type, notes: count }] });

describe("[AG8] an activity has its output", () => {
  it.each(OutputType.options)("%s: not when nothing was made", (output) => {
    expect(hasOutput(output, NOTHING)).toBe(false);
    expect(hasOutput(output, { ...NOTHING, ...notes("journeyMap", 0) })).toBe(false);
  });
  it.each([
    ["map", notes("journeyMap", 1), true],
    ["map", notes("columns", 9), false],
    ["shortlist", { closedRounds: 1 }, true],
    ["shortlist", notes("columns", 9), false],
    ["decision", { decisions: 1 }, true],
    ["commitments", { commitments: 1 }, true],
    ["reflection", { reflections: 1 }, true],
    ["evidence", notes("columns", 1), true],
    ["measures", notes("columns", 1), true],
    ["prototype", notes("journeyMap", 1), true],
  ] as const)("%s with %j: %s", (output, facts, expected) => {
    expect(hasOutput(output, { ...NOTHING, ...facts } as OutputFacts)).toBe(expected);
  });
});

it("[AG6] only what has not run and is not locked may be taken off", () => {
  expect(removalDenial({ state: "queued" })).toBeNull();
  expect(removalDenial({ state: "queued", isPromptLocked: true })).toBe("promptLocked");
  expect(removalDenial({ state: "closed" })).toBe("hasRun");
});

it("[AG6] a locked prompt keeps its words, and what has run its boards", () => {
  expect(changeDenial({ state: "queued", isPromptLocked: true }, { prompt: "x" })).toBe("promptLocked");
  expect(changeDenial({ state: "open", isPromptLocked: true }, { isPreWork: false })).toBeNull();
  expect(changeDenial({ state: "open" }, { boardIds: [] })).toBe("hasRun");
  expect(changeDenial({ state: "open" }, { isPreWork: true })).toBe("hasRun");
  expect(changeDenial({ state: "open", isPreWork: true }, { isPreWork: false, title: "y" })).toBeNull();
});

it("[AG10] the session has begun once something other than pre-work has been open", () => {
  expect(hasBegun([{ openedAt: 5, isPreWork: true }, { openedAt: null }])).toBe(false);
  expect(hasBegun([{ openedAt: 5, isPreWork: true }, { openedAt: 6 }])).toBe(true);
});
