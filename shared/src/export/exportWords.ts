import type { EvidenceStatus, NoteKind } from "../board/board.types.ts";
import { ENGLISH_SCENE_WORDS, type SceneWords } from "../scene/words.ts";

/** Words that only exports need, beside those of the scene. */
export interface ExportWords extends SceneWords {
  kinds: Record<NoteKind, string>;
  statuses: Record<EvidenceStatus, string>;
  readAt(time: string): string;
  feeling: string;
  key: string;
  contents: string;
  decisions: string;
  decisionStates: Record<"proposed" | "agreed" | "notAgreed" | "parked", string>;
  result(question: string): string;
  notShown(least: number, groups: readonly string[]): string;
  equalSay: string;
  /** Over a picture of it. */
  equalTitle: string;
  groupsCounted(names: readonly string[]): string;
  people(count: number): string;
  invented: string;
  /** Where a board is spoken of and shown on a page of its own behind this one. */
  pictureFollows: string;
  /** Of boards that are not in it, because they could not be read. */
  unread(titles: readonly string[]): string;
  /** Of a note that is shown with another one since they were merged; the id is that note's. */
  mergedInto(noteId: string): string;
  /** By which a note is found again, in every format. */
  noteId(id: string): string;
  /** What is to be seen on a note's picture. */
  image(alt: string): string;
  /** Before each other wording of a note. */
  alsoSaid(text: string): string;
  /** Of a note that a host wrote down for somebody without a phone. */
  enteredForSomeone: string;
  /** Heading, and reason, where letters could not be printed; `sign` stands in their place. */
  missingLetters: string;
  missingWhy(sign: string): string;
  /** At the foot of each page. */
  takeBack: string;
  /** On a sheet of a poster that is cut into sheets. */
  tile(name: string, number: number, count: number): string;
  tileHow: string;
}

/** Defaults; a server that knows the reader's language passes others. */
export const ENGLISH_EXPORT_WORDS: ExportWords = {
  ...ENGLISH_SCENE_WORDS,
  mergedInto: (noteId) => `merged into ${noteId}`,
  noteId: (id) => `id ${id}`,
  image: (alt) => `picture: ${alt}`,
  alsoSaid: (text) => `Also: ${text}`,
  enteredForSomeone: "entered for someone",
  missingLetters: "Letters that are missing here",
  missingWhy: (sign) =>
    `This file has no font for the letters below: ${sign} stands in their place. The JSON, CSV, Word and Excel files have them all.`,
  takeBack: "Is something here yours, and you want it taken out? Tell the people who ran this workshop.",
  tile: (name, number, count) => `${name} (${number} of ${count})`,
  tileHow:
    "Cut along the corner marks on the left and at the top. Lay each sheet over the grey strip of the one before.",
  kinds: {
    note: "Note",
    idea: "Idea",
    opportunity: "Opportunity",
    question: "Question",
    asset: "What we have",
    need: "Need",
    pain: "Pain",
    constraint: "Limit",
  },
  statuses: { observed: "Observed", reported: "Reported", assumed: "Assumed", proposed: "Proposed" },
  readAt: (time) => `Read at ${time}`,
  feeling: "Feeling",
  key: "Key",
  contents: "What is in here",
  decisions: "Decisions",
  decisionStates: { proposed: "Proposed", agreed: "Agreed", notAgreed: "Not agreed", parked: "Parked" },
  result: (question) => `Result: ${question}`,
  notShown: (least, groups) => `Groups under ${least} are not shown on their own: ${groups.join(", ")}.`,
  equalSay: "Each group counts the same (place)",
  equalTitle: "Each group counts the same",
  groupsCounted: (names) => names.join(", "),
  people: (count) => (count === 1 ? "1 person took part" : `${count} people took part`),
  unread: (titles) =>
    `${titles.length === 1 ? "A board is" : `${titles.length} boards are`} missing here, because the server could not read ${titles.length === 1 ? "it" : "them"}: ${titles.map((title) => `“${title}”`).join(", ")}.`,
  pictureFollows: "Its picture is on a page that lies across, further on.",
  invented: "A sample with invented people. It describes nobody real.",
};
