/** Why a file cannot be taken, as keys of the client's texts. */
export const FILE_PROBLEMS = [
  /** No JSON, or cut off. */
  "import.notJson",
  /** Nests deeper than anything of ours, or holds keys that mean something to JavaScript. */
  "import.hostile",
  /** JSON, but not of Longtable. */
  "import.foreign",
  /** Written by a newer Longtable than this one. */
  "import.newer",
  /** Ours, but something in it is not as it was written; `where` says what. */
  "import.spoilt",
  /** More than one import may bring. */
  "import.tooMuch",
] as const;
export type FileProblemKey = (typeof FILE_PROBLEMS)[number];

/** What is wrong with a file; `where` names the place by its keys, such as `boards.2.notes.14.text`. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  readonly key: FileProblemKey;
  readonly where: string | null;

  constructor(key: FileProblemKey, where: string | null = null) {
    super(where === null ? key : `${key} at ${where}`);
    this.key = key;
    this.where = where;
  }
}
