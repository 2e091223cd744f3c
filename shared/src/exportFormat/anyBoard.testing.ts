import { ROOTS } from "../board/board.shape.ts";
import { type BoardType, CONSTRAINT_LEVELS, EVIDENCE_STATUSES, NOTE_KINDS } from "../board/board.types.ts";
import { tagKey } from "../board/tags.rules.ts";
import { ASSET_KINDS, CHANNELS } from "../journey/channels.ts";
import { LANE_TYPES, LAYERS, MOMENTS } from "../journey/journey.types.ts";
import { PIN_KINDS, PIN_STATES } from "../pins/pins.types.ts";
import { FITS } from "../scenarios/scenario.types.ts";
import type { Random } from "../scene/sceneBoards.testing.ts";
import { AUDIENCES } from "../story/story.types.ts";

/** Chance, put in words. */
export interface Chance {
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function chanceOf(next: Random): Chance {
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[int(0, list.length - 1)] as T,
  };
}

/** Words that break files, among plain ones. */
const WORDS = ["Café", "=1+1", "שלום", "👩‍⚕️ first", "<b>", "line\nbreak", 'a "b"; c', "—", "x".repeat(120)];

/** Which roots a board of each kind has, beside notes and clusters. */
const PARTS: Readonly<Record<BoardType, readonly string[]>> = {
  journeyMap: ["stages", "steps", "lanes"],
  columns: ["columns"],
  matrix: ["columns", "rows", "boxNames"],
  rings: ["rings", "sectors"],
  free: [],
};

/** Roots that are kept beside the document, and fields that no file may say. */
const NOT_IN_FILES = new Set(["links", "pins", "notes.by", "notes.tableId", "notes.isTagged"]);

type Entry = Record<string, unknown> & { id: string };
type Ids = Readonly<Record<string, readonly string[]>>;

/** A value for each field of the shape, by `root.field`, or by `field` alone for those that mean the same everywhere. */
const VALUES: Readonly<Record<string, (random: Chance, ids: Ids, type: BoardType) => unknown>> = {
  label: (random) => random.pick(WORDS),
  order: (random) => `a${random.int(0, 9)}`,
  stageId: (random, ids) => one(random, ids.stages),
  rowId: (random, ids) => one(random, ids.rows),
  columnId: (random, ids) => one(random, ids.columns),
  "stages.moment": (random) => random.pick(MOMENTS),
  "steps.keyMoment": (random) => random.chance(0.5),
  "steps.feeling": (random) => (random.chance(0.5) ? { value: random.int(-2, 2), words: ["tired"] } : null),
  "steps.channel": (random) => (random.chance(0.5) ? random.pick(CHANNELS) : undefined),
  "steps.subBoardId": (random) => (random.chance(0.3) ? "elsewhere" : undefined),
  "lanes.type": (random) => random.pick(LANE_TYPES),
  "lanes.layer": (random) => random.pick(LAYERS),
  "notes.text": (random) => random.pick(WORDS),
  "notes.kind": (random) => random.pick(NOTE_KINDS),
  "notes.status": (random) => random.pick([null, ...EVIDENCE_STATUSES]),
  "notes.place": placeOf,
  "notes.at": (random) => (random.chance(0.5) ? { x: random.int(-900, 900), y: 0.5 } : null),
  "notes.clusterId": (random, ids) => (random.chance(0.5) ? one(random, ids.clusters) : null),
  "notes.lang": (random) => random.pick([null, "en", "ar"]),
  "notes.constraint": (random) => {
    const level = random.pick(CONSTRAINT_LEVELS);
    return random.chance(0.5) ? { level, reason: "By law", owner: random.pick([null, "Team A"]) } : undefined;
  },
  "notes.linkIds": (random, ids) => (random.chance(0.5) ? [one(random, ids.notes)] : undefined),
  "notes.channel": (random) => (random.chance(0.5) ? random.pick(CHANNELS) : undefined),
  "notes.assetKind": (random) => (random.chance(0.5) ? random.pick(ASSET_KINDS) : undefined),
  "notes.mergedInto": (random, ids) => (random.chance(0.3) ? one(random, ids.notes) : undefined),
  "notes.isByProxy": (random) => (random.chance(0.5) ? true : undefined),
};

const one = (random: Chance, ids: readonly string[] = []): string => random.pick(ids);

function placeOf(random: Chance, ids: Ids, type: BoardType): unknown {
  if (type === "free" || random.chance(0.2)) return null;
  if (type === "journeyMap") return { stepId: one(random, ids.steps), laneId: one(random, ids.lanes) };
  if (type === "columns") return { columnId: one(random, ids.columns) };
  if (type === "matrix") return { rowId: one(random, ids.rows), columnId: one(random, ids.columns) };
  return { ringId: one(random, ids.rings), ...(random.chance(0.5) && { sectorId: one(random, ids.sectors) }) };
}

/**
 * Entries of a board of any kind, every field of the shape filled by chance. A field that the shape gets needs its value in
 * `VALUES`: without one this throws, so that the round trip through a file tries it.
 */
export function anyEntries(random: Chance, type: BoardType): Record<string, Entry[]> {
  const roots = [...PARTS[type], "clusters", "notes"];
  const ids: Record<string, string[]> = {};
  for (const root of roots) ids[root] = Array.from({ length: random.int(2, 6) }, (_, index) => `${root}${index}`);
  const isOrdered = (root: string) => ROOTS[root]?.fields.order !== undefined;
  return Object.fromEntries(
    roots.map((root) => [
      root,
      (ids[root] ?? []).map((id, index): Entry => {
        const names = Object.keys(ROOTS[root]?.fields ?? {}).filter((name) => !NOT_IN_FILES.has(`${root}.${name}`));
        const filled = names.map((name) => [name, filledBy(random, `${root}.${name}`, ids, type)] as const);
        const known = filled.filter(([, value]) => value !== undefined);
        const tags = root === "notes" ? anyTags(random) : null;
        return { ...Object.fromEntries(known), ...tags, id, ...(isOrdered(root) && { order: `a${index}` }) };
      }),
    ]),
  );
}

/** A note has a key for each of its tags. */
function anyTags(random: Chance): Record<string, unknown> | null {
  const tags = ["waiting", "=1+1", "שלום"].filter(() => random.chance(0.3));
  return tags.length === 0 ? null : { isTagged: true, ...Object.fromEntries(tags.map((tag) => [tagKey(tag), tag])) };
}

function filledBy(random: Chance, path: string, ids: Ids, type: BoardType): unknown {
  const name = path.slice(path.indexOf(".") + 1);
  if (name === "id") return undefined;
  const make = VALUES[path] ?? VALUES[name];
  if (!make)
    throw new Error(`${path} is in the board's shape and in no round trip: give it a value in anyBoard.testing.ts`);
  return make(random, ids, type);
}

function anyone(random: Chance, name: string, steps: readonly Entry[]) {
  const needs = ["n1", "n2"].map((id) => ({ id, text: random.pick(WORDS) }));
  const isReal = random.chance(0.5);
  const visits = ["v1", "v2", "v3"].map((id) => ({
    ...{ id, stepId: random.pick([null, "gone", ...steps.map((step) => step.id)]) },
    ...{ needIds: random.chance(0.5) ? ["n1"] : [], fit: random.pick(FITS), note: random.pick(["", "Shut by ten."]) },
  }));
  const told = isReal && random.chance(0.5) ? { storyId: "story1" } : {};
  const who = { pseudonym: name, fictional: !isReal, about: random.pick(["", "19, in a hostel."]), ...told };
  return { id: `life-${name.length}`, ...who, needs, visits, onWall: random.chance(0.5) };
}

/** Pins, the room's ratings and people plotted over it, as a board's file has them beside its document. */
export function anyMarks(random: Chance, { steps = [], notes = [] }: Record<string, Entry[]>) {
  const on = [...notes.map(({ id }) => ({ noteId: id })), ...steps.map(({ id }) => ({ stepId: id }))];
  return {
    pins: on
      .filter(() => random.chance(0.4))
      .map((target, index) => ({
        ...{
          id: `pin${index}`,
          kind: random.pick(PIN_KINDS),
          text: random.pick(WORDS),
          state: random.pick(PIN_STATES),
        },
        ...(random.chance(0.5) ? { answer: "We ask.", answerId: `answer${index}` } : { answer: null, answerId: null }),
        ...target,
      })),
    images: notes
      .filter(() => random.chance(0.3))
      .map(({ id }, index) => ({
        ...{ noteId: id, boardId: "board1", imageId: String(index).padStart(40, "0"), width: 60, height: 40 },
        ...{ alt: random.pick(WORDS), scope: random.pick(AUDIENCES) },
      })),
    scenarios: steps.length === 0 ? [] : ["Kit", "שלום"].map((name) => anyone(random, name, steps)),
    feelings: steps
      .filter(() => random.chance(0.6))
      .map(({ id }) => {
        const spread = { counts: [1, 0, 2, 1, 1], median: 0, lowest: -2, highest: 2, mixed: true };
        const words = [{ id: "w1", text: random.pick(WORDS), count: 2, hidden: false }];
        return {
          stepId: id,
          ...(random.chance(0.5) ? { answered: 5, spread, words } : { answered: 2, spread: null, words: [] }),
        };
      }),
  };
}
