import type { ConstraintLevel } from "../board/board.types.ts";
import type { AssetKind, Channel } from "../journey/channels.ts";
import type { MapLine } from "../journey/journey.rules.ts";
import type { Moment } from "../journey/journey.types.ts";
import type { PinKind, PinState } from "../pins/pins.types.ts";
import { ENGLISH_SCENARIO_WORDS, type ScenarioWords } from "../scenarios/scenario.words.ts";
import type { MapState, MapStatus } from "../versions/versions.types.ts";

/** Interface words that stand in a scene; the client passes them in the reader's language. */
export interface SceneWords {
  moments: Record<Moment, string>;
  lines: Record<MapLine, string>;
  /** Beside the line of visibility. */
  visibilityHint: string;
  unplaced: string;
  leftBlank: string;
  keyMoment: string;
  /** Under a step that no evidence stands behind. */
  assumed: string;
  steps(count: number): string;
  step(number: number): string;
  notes(count: number): string;
  everyone: string;
  /** Who voted and how many dots were spent, under `everyone`. */
  voters(people: number, dots: number): string;
  page(number: number, count: number): string;
  /** How much of a limit can change, on its stamp: one short word. */
  levels: Record<ConstraintLevel, string>;
  /** Where some of the room found a step hard and some found it good. */
  mixedViews: string;
  /** Where too few rated a step for a figure. */
  tooFew: string;
  /** How the room rated a step, in words. */
  roomFelt(step: string, felt: { median: number; lowest: number; highest: number; answered: number }): string;
  /** How many other wordings were merged into a note. */
  wordings(count: number): string;
  /** What is to be seen on a picture. */
  image(alt: string): string;
  pins: Record<PinKind, string>;
  /** In a map's corner: whether it shows now or later, and how far it can be relied on. */
  /** What a line between two notes says. */
  linkedTo(from: string, to: string): string;
  /** Under a step that another map shows closer. */
  closerMap: string;
  channels: Record<Channel, string>;
  assetKinds: Record<AssetKind, string>;
  mapStates: Record<MapState, string>;
  mapStatuses: Record<MapStatus, string>;
  pinStates: Record<PinState, string>;
  scenarios: ScenarioWords;
  /** What each breakout table is called, by its id; a note says which one it was brought from. */
  tables?: Readonly<Record<string, string>>;
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Defaults for exporters and tests. */
export const ENGLISH_SCENE_WORDS: SceneWords = {
  moments: { before: "before", during: "during", after: "after" },
  lines: {
    interaction: "Line of interaction",
    visibility: "Line of visibility",
    internalInteraction: "Line of internal interaction",
  },
  visibilityHint: "People using the service do not see what is below",
  unplaced: "Not placed yet",
  leftBlank: "left blank",
  keyMoment: "key moment",
  assumed: "assumed",
  steps: (count) => plural(count, "step", "steps"),
  step: (number) => `Step ${number}`,
  notes: (count) => plural(count, "note", "notes"),
  everyone: "Everyone",
  voters: (people, dots) => `${plural(people, "person", "people")}, ${plural(dots, "dot", "dots")}`,
  page: (number, count) => `Page ${number} of ${count}`,
  levels: { open: "Open", limited: "Limited", fixed: "Fixed" },
  mixedViews: "mixed views",
  tooFew: "fewer than 5",
  roomFelt: (step, { median, lowest, highest, answered }) =>
    `${step}: ${signed(median)} in the middle, from ${signed(lowest)} to ${signed(highest)}, ${plural(answered, "person", "people")}`,
  wordings: (count) => plural(count, "more wording", "more wordings"),
  image: (alt) => `picture: ${alt}`,
  pins: { question: "Question", concern: "Concern", gap: "Gap" },
  linkedTo: (from, to) => `“${from}” is linked to “${to}”`,
  closerMap: "closer map",
  channels: {
    phone: "Phone",
    text: "Text message",
    letter: "Letter",
    email: "Email",
    online: "Online",
    video: "Video call",
    visit: "In person",
    group: "Group",
  },
  assetKinds: { skill: "Skill", knowledge: "Knowledge", connection: "Connection", resource: "Resource" },
  mapStates: { current: "As it is now", future: "As it is to be" },
  mapStatuses: { draft: "Draft", senseChecked: "Sense-checked", confirmed: "Confirmed" },
  pinStates: { open: "open", answered: "answered", parked: "for later" },
  scenarios: ENGLISH_SCENARIO_WORDS,
};
