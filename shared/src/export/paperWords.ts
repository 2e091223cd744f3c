/** Words that only a written report needs. */
export interface PaperWords {
  whoTookPart: string;
  whatWeDid: string;
  minutes(count: number): string;
  picture(title: string, notes: number): string;
  keyMoments: string;
  limits: string;
  everyNote: string;
  text: string;
  where: string;
  facts: string;
  /** `table` is where it was written, where that is known. */
  firstWords(text: string, table: string | null): string;
  /** In place of a table that is too long for slides. */
  longTable(rows: number): string;
}

export const ENGLISH_PAPER_WORDS: PaperWords = {
  whoTookPart: "Who took part",
  whatWeDid: "What we did",
  minutes: (count) => (count === 1 ? "1 minute" : `${count} minutes`),
  picture: (title, notes) => `${title}, as a picture with ${notes === 1 ? "1 note" : `${notes} notes`}`,
  keyMoments: "Key moments",
  limits: "What can change, and what cannot",
  everyNote: "Every note, with its id",
  text: "Text",
  where: "Where",
  facts: "What is known of it",
  longTable: (rows) => `${rows} lines, too many for slides. They stand in the PDF, Word and Excel files.`,
  firstWords: (text, table) => `First words${table === null ? "" : ` (${table})`}: ${text}`,
};
