import { expect, it } from "vitest";
import type { NeedId, StepId, VisitId } from "../kernel/ids.ts";
import { ACCESS_LEVELS } from "../participation/roles.ts";
import { createRandom } from "../scene/sceneBoards.testing.ts";
import { reaches } from "../story/scope.rules.ts";
import { AUDIENCES, SCOPES } from "../story/story.types.ts";
import {
  bestFit,
  countScenario,
  gapsOf,
  placedBefore,
  type ScenarioDeed,
  scenarioDenial,
  scenarioReach,
  unmetByStep,
  visitPlace,
  withKnownNeeds,
} from "./scenario.rules.ts";
import type { Need, Visit } from "./scenario.schema.ts";
import { FITS } from "./scenario.types.ts";

const random = createRandom(18);
const upTo = (most: number) => Math.floor(random() * (most + 1));
const some = <T>(list: readonly T[]) => list.filter(() => random() < 0.4);

/** A way as people leave it: visits off the map, visits about nothing, needs nobody thought of. */
function anyWay(): { needs: Need[]; visits: Visit[] } {
  const needs = Array.from({ length: upTo(6) }, (_, index) => ({ id: `n${index}` as NeedId, text: `need ${index}` }));
  const visits = Array.from({ length: upTo(8) }, (_, index) => ({
    id: `v${index}` as VisitId,
    stepId: random() < 0.2 ? null : (`s${upTo(4)}` as StepId),
    needIds: some([...needs.map(({ id }) => id), "gone" as NeedId]),
    fit: FITS[upTo(2)] ?? "met",
    note: "",
  }));
  return { needs, visits };
}
const WAYS = Array.from({ length: 300 }, anyWay);

it("[SC2] every need is a gap but those that a visit met, each once, those without a visit first", () => {
  for (const way of WAYS) {
    const gaps = gapsOf(way);
    const met = way.needs.filter(({ id }) => way.visits.some((one) => one.fit === "met" && one.needIds.includes(id)));
    expect(new Set(gaps.map(({ need }) => need.id))).toEqual(
      new Set(way.needs.filter((need) => !met.includes(need)).map(({ id }) => id)),
    );
    expect(gaps).toHaveLength(way.needs.length - met.length);
    const kinds = gaps.map(({ kind }) => ["noVisit", "unmet", "partly"].indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted());
    for (const { need, kind } of gaps) {
      const about = way.visits.filter(({ needIds }) => needIds.includes(need.id));
      expect(kind).toBe(
        about.length === 0 ? "noVisit" : about.some(({ fit }) => fit === "partly") ? "partly" : "unmet",
      );
    }
  }
});

it("[SC2] the counts add up: every visit is met, partly or unmet, and a step's unmet visits are those of all people", () => {
  for (const [index, way] of WAYS.entries()) {
    const { met, partly, unmet, visits, noVisit } = countScenario(way);
    expect(met + partly + unmet).toBe(visits);
    expect(noVisit).toBe(gapsOf(way).filter(({ kind }) => kind === "noVisit").length);
    const lives = WAYS.slice(index, index + 3);
    const byStep = unmetByStep(lives);
    for (const [stepId, count] of byStep) {
      const there = lives.flatMap((life) => life.visits).filter((one) => one.stepId === stepId && one.fit === "unmet");
      expect(count).toBe(there.length);
      expect(count).toBeGreaterThan(0);
    }
    const offMap = lives.flatMap((life) => life.visits).filter(({ stepId, fit }) => stepId === null && fit === "unmet");
    const all = lives.reduce((sum, life) => sum + countScenario(life).unmet, 0);
    expect([...byStep.values()].reduce((sum, count) => sum + count, 0) + offMap.length).toBe(all);
  }
});

it("[SC2] the order in which people come, and visits that are about other needs, change no need's standing", () => {
  for (const { needs, visits } of WAYS) {
    for (const need of needs) {
      const about = visits.filter(({ needIds }) => needIds.includes(need.id));
      expect(bestFit(need, visits.toReversed())).toBe(bestFit(need, visits));
      expect(bestFit(need, about)).toBe(bestFit(need, visits));
    }
  }
});

it("[SC3] to put one before another keeps every one, once, and the order of the rest", () => {
  for (const { visits } of WAYS) {
    for (const visit of visits) {
      const beforeId = random() < 0.3 ? null : `v${upTo(9)}`;
      const moved = placedBefore(visits, visit, beforeId);
      expect(moved.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(visits);
      const rest = (list: readonly Visit[]) => list.filter(({ id }) => id !== visit.id);
      expect(rest(moved)).toEqual(rest(visits));
      const at = moved.indexOf(visit);
      if (visits.some(({ id }) => id === beforeId) && beforeId !== visit.id) expect(moved[at + 1]?.id).toBe(beforeId);
      else if (beforeId !== visit.id) expect(at).toBe(moved.length - 1);
    }
  }
});

it("[SC3] a visit at a step that is gone stays, and says so; a need that is gone is named by no visit", () => {
  const steps = new Set(["s1"]);
  expect(visitPlace({ stepId: "s1" as StepId }, steps)).toBe("step");
  expect(visitPlace({ stepId: "s2" as StepId }, steps)).toBe("gone");
  expect(visitPlace({ stepId: null }, steps)).toBe("offMap");
  for (const way of WAYS) {
    const known = withKnownNeeds(way);
    expect(known.visits).toHaveLength(way.visits.length);
    expect(known.visits.flatMap(({ needIds }) => needIds)).not.toContain("gone");
    expect(gapsOf(known)).toEqual(gapsOf(way));
  }
});

const DEEDS: readonly ScenarioDeed[] = ["make", "change", "remove", "show"];

it("[SC1] hosts may do everything; others what the board gives them, on their own or together at their table", () => {
  const yes = [true, false];
  for (const deed of DEEDS) {
    for (const access of ACCESS_LEVELS) {
      for (const isMine of yes) {
        for (const isTogether of yes) {
          const use = { access, isMine, isTogether, isAlone: false, isModerated: false };
          expect(scenarioDenial(deed, { ...use, isHost: true })).toBeNull();
          const denial = scenarioDenial(deed, { ...use, isHost: false });
          const mayWrite = access === "contribute" || access === "edit";
          const isAllowed =
            deed !== "show" &&
            mayWrite &&
            (deed === "make" || isMine || access === "edit" || (deed === "change" && isTogether));
          expect(denial === null).toBe(isAllowed);
          for (const halt of [{ isAlone: true }, { isModerated: true }]) {
            expect(scenarioDenial(deed, { ...use, ...halt, isHost: false })).not.toBeNull();
          }
        }
      }
    }
  }
});

it("[SC5] a real person's life goes no further than their story and the board, and without a story no further than the room", () => {
  for (const board of SCOPES) {
    for (const audience of AUDIENCES) {
      expect(reaches(scenarioReach(true, board, undefined), audience)).toBe(reaches(board, audience));
      expect(reaches(scenarioReach(false, board, undefined), audience)).toBe(
        audience === "room" && reaches(board, audience),
      );
      for (const story of [null, ...SCOPES]) {
        const goes = reaches(scenarioReach(false, board, story), audience);
        expect(goes).toBe(reaches(board, audience) && reaches(story, audience));
      }
    }
  }
});
