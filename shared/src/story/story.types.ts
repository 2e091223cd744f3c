/** Circles of people, narrow to wide (METHODS, Consent). */
export const SCOPES = ["table", "room", "programme", "public"] as const;
export type Scope = (typeof SCOPES)[number];

/** For whom a file or a page is made. The room is the narrowest: a table takes no files of its own. */
export const AUDIENCES = ["room", "programme", "public"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What an export without a word about it is for. */
export const DEFAULT_AUDIENCE: Audience = "room";

/** What a board's notes without evidence may be shown to, where nobody said otherwise (METHODS I5). */
export const DEFAULT_BOARD_SCOPE: Scope = "room";

export const EVIDENCE_KINDS = ["testimony", "visitNote", "link", "image", "audio"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What may go out besides words; `text` is words alone. */
export const MEDIA = ["text", "image", "audio"] as const;
export type Media = (typeof MEDIA)[number];

export const STORY_LIMITS = {
  titleChars: 120,
  textChars: 4000,
  nameChars: 60,
  referenceChars: 500,
  /** What names the words of a story. */
  printChars: 40,
  perPerson: 20,
  perWorkshop: 1000,
  linksPerStory: 60,
  /** Of what was taken back, so many leave each a trace of its own. */
  tombstones: 100,
  listedNames: 500,
  confirmedNames: 100,
} as const;
