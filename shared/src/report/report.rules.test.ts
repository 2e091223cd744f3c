import { expect, it } from "vitest";
import {
  entryBefore,
  passageDenial,
  resetPlan,
  USUAL_PLAN,
  wholePlan,
  withMoved,
  withoutPassage,
  withPassage,
  withShown,
  withWords,
} from "./report.rules.ts";
import { REPORT_LIMITS, REPORT_SECTIONS, type ReportPlan } from "./report.schema.ts";

const ids = (plan: ReportPlan | null) => plan?.entries.map(({ id }) => id) ?? null;
const passage = { id: "p1", title: "From us", text: "We thank you." };

it("[RP1] a report has every section once, whatever was kept", () => {
  expect(ids(wholePlan(null))).toEqual([...REPORT_SECTIONS]);
  const kept: ReportPlan = {
    entries: [
      { kind: "section", id: "votes", isShown: false },
      { kind: "section", id: "short", isShown: true },
      { kind: "section", id: "votes", isShown: true },
    ],
  };
  const whole = wholePlan(kept);
  expect(ids(whole)?.toSorted()).toEqual([...REPORT_SECTIONS].toSorted());
  expect(whole.entries[0]).toEqual({ kind: "section", id: "votes", isShown: false });
  expect(ids(whole)?.indexOf("question")).toBe((ids(whole)?.indexOf("short") ?? 0) + 1);
});

it("[RP2] entries are moved, left out, written and taken away; nothing else changes", () => {
  const moved = withMoved(USUAL_PLAN, "votes", null);
  expect(ids(moved)?.slice(0, 2)).toEqual(["votes", "short"]);
  expect(ids(moved)).toHaveLength(REPORT_SECTIONS.length);
  expect(moved && ids(withMoved(moved, "votes", "ideas"))).toEqual([...REPORT_SECTIONS]);
  expect(withMoved(USUAL_PLAN, "votes", "votes")).toBe(USUAL_PLAN);
  const written = withPassage(withShown(USUAL_PLAN, "limits", false) ?? USUAL_PLAN, passage, "short");
  expect(ids(written)?.[1]).toBe("p1");
  expect(written?.entries.find(({ id }) => id === "limits")?.isShown).toBe(false);
  const changed = written && withWords(written, "p1", { text: "Thank you." });
  expect(changed?.entries[1]).toMatchObject({ title: "From us", text: "Thank you." });
  expect(changed && entryBefore(changed, "p1")).toBe("short");
  expect(changed && ids(withoutPassage(changed, "p1"))).toEqual([...REPORT_SECTIONS]);
  expect(changed && ids(resetPlan(withMoved(changed, "short", "notes") ?? changed))?.slice(0, 2)).toEqual([
    "p1",
    "short",
  ]);
});

it("[RP2] what is not there is not moved, shown, changed or taken away; sections are not taken away or rewritten", () => {
  expect(withMoved(USUAL_PLAN, "gone", null)).toBeNull();
  expect(withMoved(USUAL_PLAN, "votes", "gone")).toBeNull();
  expect(withShown(USUAL_PLAN, "gone", false)).toBeNull();
  expect(withPassage(USUAL_PLAN, passage, "gone")).toBeNull();
  expect(withWords(USUAL_PLAN, "votes", { text: "x" })).toBeNull();
  expect(withoutPassage(USUAL_PLAN, "votes")).toBeNull();
});

it("[RP2] a report takes so many passages and no more", () => {
  let plan = USUAL_PLAN;
  for (let index = 0; index < REPORT_LIMITS.passages; index += 1) {
    expect(passageDenial(plan)).toBeNull();
    plan = withPassage(plan, { ...passage, id: `p${index}` }, null) ?? plan;
  }
  expect(passageDenial(plan)).toBe("tooManyPassages");
});
