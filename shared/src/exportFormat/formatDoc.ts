import type { z } from "zod";
import { BoardFormat } from "./boardFormat.schema.ts";
import { describedSchema, type FormatField, fieldsOf } from "./fields.ts";
import { FORMAT_WORDS, wordsFor } from "./fieldWords.ts";
import { WorkshopFormat } from "./workshopFormat.schema.ts";

const IN_WORKSHOP = "boards[].";

/** The fields of both formats; those of a workshop's boards stand with the board's own file. */
export const formatFields = (): Record<"board" | "workshop", FormatField[]> => ({
  board: fieldsOf(BoardFormat),
  workshop: fieldsOf(WorkshopFormat).filter(({ path }) => !path.startsWith(IN_WORKSHOP)),
});

const INTRO = `# The JSON of a board and of a workshop

This page is written from the schemas in \`shared/src/exportFormat\`; do not change it by hand. The same as JSON Schema:
\`GET /api/schemas/board.json\` and \`GET /api/schemas/workshop.json\`.

\`format\` says which of the two a file is. \`version\` is 1 and grows when a field changes its meaning or goes. New fields may come
without a new version: skip what you do not know. An older file is always taken; a newer one is refused.

Ids are 1 to 40 of \`A-Z a-z 0-9 _ -\`. Moments are milliseconds since 1970 by the server's clock. A field in brackets may be absent;
then there is nothing to say. Fields "to read" say again what others say, and import passes over them.

Brought in again on a server that does not have it, a workshop is exported the same but for its own id. In no file, on purpose: who
joined, names beside notes once they are brought in, who wrote, voted or answered what, what was written alone and not shown,
what waits for a host, ratings and answers that were not shown, suggestions to hosts, votes that are not closed, links and tokens,
and what lies beyond the consent of whoever told it.
`;

function table(fields: readonly FormatField[], words: Readonly<Record<string, string>>): string {
  const name = ({ path, isOptional }: FormatField) => (isOptional ? `(\`${path}\`)` : `\`${path}\``);
  const row = (field: FormatField) => `|${name(field)}|${field.holds}|${wordsFor(words, field.path) ?? ""}|`;
  return ["|Field|Holds|Says|", "|-|-|-|", ...fields.map(row)].join("\n");
}

/** `docs/export-format.md`. */
export function formatDoc(): string {
  const { board, workshop } = formatFields();
  return [
    INTRO,
    "## A board: `longtable.board`\n",
    table(board, FORMAT_WORDS.board),
    "\n## A workshop: `longtable.workshop`\n",
    "Each entry of `boards` has the fields of a board above, without `evidence`: that stands once, with the workshop.\n",
    table(workshop, FORMAT_WORDS.workshop),
    "",
  ].join("\n");
}

/** Both formats as JSON Schema, each field with its words. */
export function formatSchemas(): Record<"board" | "workshop", object> {
  const described = (schema: z.ZodType, title: string, words: Readonly<Record<string, string>>) =>
    describedSchema(schema, title, (path) => wordsFor(words, path));
  const inBoards = Object.entries(FORMAT_WORDS.board).map(([path, said]) => [`${IN_WORKSHOP}${path}`, said]);
  return {
    board: described(BoardFormat, "A board of Longtable", FORMAT_WORDS.board),
    workshop: described(WorkshopFormat, "A workshop of Longtable", {
      ...Object.fromEntries(inBoards),
      ...FORMAT_WORDS.workshop,
    }),
  };
}
