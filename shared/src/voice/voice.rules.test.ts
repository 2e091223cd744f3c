import { expect, it } from "vitest";
import { countVoices, type VoicePerson, type VoiceRoom } from "./voice.rules.ts";

const people = (groupId: string | null, notes: readonly number[], isHere = true): VoicePerson[] =>
  notes.map((count) => ({ groupId, notes: count, isHere, hasAnswered: null }));

const count = (persons: readonly VoicePerson[], room: Partial<VoiceRoom> = {}) =>
  countVoices({
    activityId: null,
    least: 5,
    groupIds: ["staff", "carers", "peers", "vols"],
    people: persons,
    votedByGroup: null,
    voted: null,
    mayHint: true,
    ...room,
  });

it("[EV1] counts notes and who wrote by group, in the workshop's order, and all together", () => {
  const { all, groups, others } = count([...people("carers", [0, 2, 0, 1, 0]), ...people("staff", [3, 1, 1, 0, 0, 0])]);
  expect(groups).toEqual([
    { id: "staff", people: 6, notes: 5, wrote: 3 },
    { id: "carers", people: 5, notes: 3, wrote: 2 },
  ]);
  expect([all, others]).toEqual([{ people: 11, notes: 8, wrote: 5 }, null]);
});

it("[EV2] a group under five is nowhere on its own, not by subtraction either", () => {
  const voice = count([
    ...people("staff", [1, 1, 1, 1, 1, 1]),
    ...people("carers", [9]),
    ...people("peers", [0, 0, 0, 0, 0, 0, 0]),
  ]);
  expect(voice.groups.map(({ id }) => id)).toEqual(["peers"]);
  expect(voice.others).toEqual({ people: 7, notes: 15, wrote: 7 });
  expect(JSON.stringify(voice)).not.toContain("carers");
});

it("[EV2] hidden people are always enough people together, whatever the room", () => {
  let state = 7;
  const next = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  for (let round = 0; round < 500; round += 1) {
    const sizes = ["staff", "carers", "peers", "vols", null].map((id) => [id, next(12)] as const);
    const { all, groups, others } = count(sizes.flatMap(([id, size]) => people(id, Array(size).fill(1))));
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const shown = groups.reduce((sum, group) => sum + group.people, 0);
    expect(groups.every((group) => group.people >= 5)).toBe(true);
    expect(all === null).toBe(total < 5);
    if (all !== null) expect(total - shown === 0 || total - shown >= 5).toBe(true);
    expect(others?.people ?? 0).toBe(total - shown >= 5 ? total - shown : 0);
  }
});

it("[EV2] under five people in all, nothing is counted", () => {
  const voice = count(people("staff", [1, 1, 1, 1]));
  expect([voice.all, voice.groups, voice.others, voice.unheard]).toEqual([null, [], null, null]);
});

it("[EV3] a group that is here and has not written is hinted at, once others have", () => {
  const staff = people("staff", [1, 1, 1, 0, 0]);
  const carers = people("carers", [0, 0, 0, 0, 0]);
  expect(count([...staff, ...carers]).unheard).toEqual({ id: "carers", here: 5 });
  expect(count([...people("staff", [1, 1, 0, 0, 0]), ...carers]).unheard).toBeNull();
  expect(count([...staff, ...people("carers", [0, 0, 0, 0, 1])]).unheard).toBeNull();
  expect(count([...staff, ...carers], { mayHint: false }).unheard).toBeNull();
});

it("[EV3] the hint never names a group of which fewer than five are here, nor those who did not say", () => {
  const staff = people("staff", [1, 1, 1, 0, 0]);
  expect(count([...staff, ...people("carers", [0, 0, 0, 0]), ...people("carers", [0], false)]).unheard).toBeNull();
  expect(count([...staff, ...people(null, [0, 0, 0, 0, 0, 0])]).unheard).toBeNull();
});

it("[EV4] votes by group are those of a closed vote; a group hidden there has none here", () => {
  const room = [...people("staff", [1, 1, 1, 1, 1]), ...people("carers", [1, 1, 1, 1, 1])];
  const { all, groups } = count(room, { votedByGroup: { staff: 4 }, voted: 8 });
  expect(all?.voted).toBe(8);
  expect(groups.map(({ id, voted }) => [id, voted])).toEqual([
    ["staff", 4],
    ["carers", undefined],
  ]);
  expect("voted" in (count(room).all ?? {})).toBe(false);
});

it("[EV1] answers are counted only where a proposal's answers are shown", () => {
  const room = people("staff", [0, 0, 0, 0, 0]).map((person, at) => ({ ...person, hasAnswered: at < 2 }));
  expect(count(room).groups[0]).toMatchObject({ answered: 2 });
  expect(count(people("staff", [0, 0, 0, 0, 0])).groups[0]).not.toHaveProperty("answered");
});
