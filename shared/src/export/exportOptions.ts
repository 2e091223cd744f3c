import { UserError } from "../kernel/userError.ts";
import { AUDIENCES, type Audience, DEFAULT_AUDIENCE } from "../story/story.types.ts";

/** How a PDF is laid out: readable pages; everything on one sheet; that sheet cut into A4 sheets to be glued. */
export const PDF_LAYOUTS = ["pages", "poster", "tiles"] as const;
export type PdfLayout = (typeof PDF_LAYOUTS)[number];

/** Millimetres, the short side first. */
export const PAPERS = {
  a4: [210, 297],
  a3: [297, 420],
  a2: [420, 594],
  a1: [594, 841],
  a0: [841, 1189],
} as const;
export type Paper = keyof typeof PAPERS;

/** Longest side of a picture in pixels. */
export const PICTURE_SIDES = { least: 500, most: 8_000 } as const;

export interface ExportOptions {
  layout: PdfLayout;
  /** Of posters and tiles; pages are always A4. */
  paper: Paper;
  side: number;
  /** Whether slides carry the words of their notes for whoever speaks. */
  speakerNotes: boolean;
  /** For whom it is made: what its tellers did not agree to is left out. Every format takes it. */
  audience: Audience;
}

export const USUAL_OPTIONS: ExportOptions = {
  layout: "pages",
  paper: "a1",
  side: 4_000,
  speakerNotes: true,
  audience: DEFAULT_AUDIENCE,
};

/**
 * Reads the options of an address or of a body; what is left out is as usual.
 *
 * @throws {UserError} invalid, for a value that an option does not take, and for an option there is not: misspelt, it would give a fuller file.
 */
export function readExportOptions(given: Readonly<Record<string, unknown>>): ExportOptions {
  const isKnown = Object.keys(given).every((name) => Object.hasOwn(USUAL_OPTIONS, name));
  if (!isKnown) throw new UserError("invalid", "export.unknownOption");
  const chosen = <T extends string>(name: string, list: readonly T[], usual: T): T => {
    if (given[name] === undefined) return usual;
    const found = list.find((entry) => entry === String(given[name]).toLowerCase());
    if (found === undefined) throw new UserError("invalid", "export.unknownOption");
    return found;
  };
  const side = given.side === undefined ? USUAL_OPTIONS.side : Number(given.side);
  if (!Number.isInteger(side) || side < PICTURE_SIDES.least || side > PICTURE_SIDES.most) {
    throw new UserError("invalid", "export.unknownOption");
  }
  return {
    layout: chosen("layout", PDF_LAYOUTS, USUAL_OPTIONS.layout),
    paper: chosen("paper", Object.keys(PAPERS) as Paper[], USUAL_OPTIONS.paper),
    side,
    speakerNotes: chosen("speakerNotes", ["true", "false"], "true") === "true",
    audience: chosen("audience", AUDIENCES, USUAL_OPTIONS.audience),
  };
}

/** The options as the end of an address, without what is as usual; empty when all are. */
export function optionsQuery(options: Partial<ExportOptions>): string {
  const parts = Object.entries(options).filter(([name, value]) => value !== USUAL_OPTIONS[name as keyof ExportOptions]);
  return parts.length === 0 ? "" : `?${parts.map(([name, value]) => `${name}=${value}`).join("&")}`;
}
