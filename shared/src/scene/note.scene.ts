import {
  type ConstraintLevel,
  type EvidenceStatus,
  NOTE_KINDS,
  type Note,
  type NoteKind,
  type Point,
} from "../board/board.types.ts";
import { fitImage } from "../images/images.rules.ts";
import { type IconName, iconItems } from "./icons.ts";
import type { ImageItem, RectItem, SceneItem, SceneNode, TextItem } from "./scene.types.ts";
import { breakLines, breakText, measureText, type TextLine } from "./textLayout.ts";
import { ENGLISH_SCENE_WORDS, type SceneWords } from "./words.ts";

const SIZE = 13;
const LINE_HEIGHT = 17;
const FIRST_BASELINE = 17;
const PADDING = { inline: 8, bottom: 8 };
const STAMP = 19;
const ICON = 14;
const RADIUS = 6;
/** The first line starts this far past the stamp. */
const STAMP_GAP = 6;
const BORDER = 1.5;
const STAMP_WORD = { size: 11.5, weight: 700 } as const;
/** The lines below the words that name what is known of a note: where it came from, its set, its tags, its other wordings. */
const FOOT = { size: 11.5, weight: 700, height: 16, mostLines: 3 } as const;

/** A picture below the words: no taller than some five lines of them. */
const IMAGE = { height: 90, gap: 7 } as const;

/** What stands in a note's corner: the mark of its kind; on a limit how much can change, with the word for it. */
interface Stamp {
  icon: IconName;
  word: string;
  width: number;
}

/** A note's stamp, its broken text and the height it takes at a given width. */
export interface NoteShape {
  width: number;
  height: number;
  stamp: Stamp;
  lines: readonly TextLine[];
  /** The table it was brought from, who wrote it while names are on, its set, tags and other wordings; empty for most. */
  foot: string;
  footLines: readonly TextLine[];
  /** How people meet there and what sort of thing it is, above that: mark and word. */
  facts: readonly NoteFact[];
  /** The picture below the words, from the note's own corner. */
  image: ImageItem | null;
}

/** What of a note says how it is measured. */
type Measured = Pick<
  Note,
  | "text"
  | "kind"
  | "constraint"
  | "tableId"
  | "by"
  | "tags"
  | "setName"
  | "said"
  | "merged"
  | "image"
  | "channel"
  | "assetKind"
>;

const LEVEL_ICONS: Record<ConstraintLevel, IconName> = {
  open: "constraint-open",
  limited: "constraint-limited",
  fixed: "constraint",
};

const PLAIN_STAMPS = Object.fromEntries(
  NOTE_KINDS.map((kind) => [kind, { icon: kind, word: "", width: STAMP }]),
) as Readonly<Record<NoteKind, Stamp>>;

function stampOf({ kind, constraint }: Pick<Note, "kind" | "constraint">, words: SceneWords): Stamp {
  if (kind !== "constraint" || !constraint) return PLAIN_STAMPS[kind];
  const word = words.levels[constraint.level];
  const width = STAMP + measureText(word, STAMP_WORD.size, STAMP_WORD.weight) + STAMP_GAP;
  return { icon: LEVEL_ICONS[constraint.level], word, width };
}

/** Measures a note at a width; the words are broken once and remembered. */
export function shapeNote(note: Measured, width: number, words: SceneWords = ENGLISH_SCENE_WORDS): NoteShape {
  const stamp = stampOf(note, words);
  const lines = breakText(note.text, {
    maxWidth: width - 2 * PADDING.inline,
    size: SIZE,
    weight: 400,
    firstIndent: stamp.width + STAMP_GAP - PADDING.inline,
  });
  const foot = footOf(note, words);
  const footLines = foot === "" ? NO_LINES : breakFoot(foot, width);
  const facts = factsOf(note, words);
  const written = FIRST_BASELINE + (lines.length - 1) * LINE_HEIGHT;
  const image = imageBelow(note, width, written + IMAGE.gap, words);
  const pictured = image ? IMAGE.gap + image.height : 0;
  const height = written + pictured + PADDING.bottom + (facts.length + footLines.length) * FOOT.height;
  return { width, height, stamp, lines, foot, footLines, facts, image };
}

/** As large as there is room for below the words, and no taller than a few lines. */
function imageBelow({ image }: Measured, width: number, y: number, words: SceneWords): ImageItem | null {
  if (!image) return null;
  const size = fitImage(image, { width: width - 2 * PADDING.inline, height: IMAGE.height });
  const x = (width - size.width) / 2;
  return { type: "image", x, y, ...size, imageId: image.imageId, alt: words.image(image.alt) };
}

interface NoteFact {
  icon: IconName;
  word: string;
}

const NO_FACTS: readonly NoteFact[] = [];

function factsOf({ kind, channel, assetKind }: Measured, words: SceneWords): readonly NoteFact[] {
  if (!channel && !assetKind) return NO_FACTS;
  return [
    ...(channel ? [{ icon: `channel-${channel}`, word: words.channels[channel] } as const] : []),
    ...(assetKind && kind === "asset"
      ? [{ icon: `asset-${assetKind}`, word: words.assetKinds[assetKind] } as const]
      : []),
  ];
}

const NO_LINES: readonly TextLine[] = [];

function footOf({ tableId, by, setName, said, tags, merged }: Measured, words: SceneWords): string {
  if (!tableId && !by && !setName && !said && !tags && !merged) return "";
  const parts = [
    tableId && words.tables?.[tableId],
    by,
    setName,
    said,
    ...(tags ?? []).map((tag) => `#${tag.replaceAll(" ", "\u00a0")}`),
    merged && words.wordings(merged.length).replaceAll(" ", "\u00a0"),
  ];
  return parts.filter(Boolean).join(" · ");
}

const breakFoot = (foot: string, width: number): readonly TextLine[] =>
  breakLines(foot, {
    maxWidth: width - 2 * PADDING.inline,
    size: FOOT.size,
    weight: FOOT.weight,
    firstIndent: 0,
  }).slice(0, FOOT.mostLines);

const BORDERS: Record<EvidenceStatus, Pick<RectItem, "strokeWidth" | "dash">> = {
  observed: { strokeWidth: BORDER * 2 },
  reported: { strokeWidth: BORDER },
  assumed: { strokeWidth: BORDER, dash: [5, 3.5] },
  proposed: { strokeWidth: 2, dash: [2, 2.5] },
};

/**
 * Paints a note with its top left corner at x, y: fill by kind, stamp with the kind's mark, text.
 *
 * @param showStatus - on journey maps the border says where the note comes from.
 */
export const noteNode = (note: Painted, shape: NoteShape, at: Point, showStatus: boolean): SceneNode =>
  new NoteNode(note, shape, at, showStatus);

/** What of a note says how it looks. */
type Painted = Pick<Note, "id" | "text" | "kind" | "status" | "tint">;

/** Thousands of notes are laid out and few are in view: what one is painted of is made when it is painted, and not kept. */
export class NoteNode implements SceneNode {
  readonly key: string;
  readonly role = "note";
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly note: Painted;
  readonly shape: NoteShape;
  readonly showStatus: boolean;
  #sketch: readonly SceneItem[] | null = null;

  constructor(note: Painted, shape: NoteShape, { x, y }: Point, showStatus: boolean) {
    this.key = `note:${note.id}`;
    this.id = note.id;
    this.x = x;
    this.y = y;
    this.width = shape.width;
    this.height = shape.height;
    this.label = labelOf(note, shape);
    this.note = note;
    this.shape = shape;
    this.showStatus = showStatus;
  }
  get mark(): string {
    return markOf(this.note);
  }
  get items(): readonly SceneItem[] {
    return noteItems(this.note, this.shape, this, this.showStatus);
  }
  get sketch(): readonly SceneItem[] {
    this.#sketch ??= sketchOf(this.note, this.shape, this.showStatus);
    return this.#sketch;
  }
  get firstLine(): TextItem | null {
    const [line] = this.shape.lines;
    return line ? lineItem(line, 0, this.shape, this) : null;
  }
  get picture(): ImageItem | null {
    return pictureItem(this.shape, this);
  }
}

/** By look: where notes are small all of them are painted, again and again, and thousands of them look alike. */
const sketches = new Map<string, readonly SceneItem[]>();
const MOST_SKETCHES = 1000;

function sketchOf(note: Painted, shape: NoteShape, showStatus: boolean): readonly SceneItem[] {
  const { width, height, stamp } = shape;
  const look = [fillOf(note), showStatus && note.status, stamp.icon, stamp.width, width, height, isRightToLeft(shape)];
  const key = look.join();
  const known = sketches.get(key);
  if (known) return known;
  if (sketches.size >= MOST_SKETCHES) sketches.clear();
  const made = bareItems(note, shape, { x: 0, y: 0 }, showStatus);
  sketches.set(key, made);
  return made;
}

const fillOf = ({ tint, kind }: Pick<Painted, "kind" | "tint">) => tint ?? kind;
const markOf = (note: Pick<Painted, "kind" | "tint">) => `${fillOf(note)}-mark`;

function labelOf({ text }: Pick<Note, "text">, { stamp, foot, facts, image }: NoteShape): string {
  if (stamp.word === "" && foot === "" && !image && facts.length === 0) return text;
  return `${text} (${[stamp.word, image?.alt ?? "", ...facts.map(({ word }) => word), foot].filter((word) => word !== "").join(", ")})`;
}

const isRightToLeft = ({ lines }: NoteShape) => lines[0]?.direction === "rtl";

function noteItems(note: Painted, shape: NoteShape, at: Point, showStatus: boolean): readonly SceneItem[] {
  const [fill, mark] = [fillOf(note), markOf(note)];
  const picture = pictureItem(shape, at);
  return [
    ...bareItems(note, shape, at, showStatus),
    ...(shape.stamp.word === "" ? [] : [stampWord(shape, at, fill)]),
    ...shape.lines.map((line, index) => lineItem(line, index, shape, at)),
    ...(picture ? [picture] : []),
    ...shape.facts.flatMap((fact, index) => factItems(fact, index, shape, at, { ink: mark, cut: fill })),
    ...shape.footLines.map((line, index) => footItem(line, index, shape, at, mark)),
  ];
}

/** A note without its words: the ground, the stamp, and the mark in it. */
function bareItems(note: Painted, shape: NoteShape, at: Point, showStatus: boolean): readonly SceneItem[] {
  const [fill, mark] = [fillOf(note), markOf(note)];
  const border = BORDERS[(showStatus ? note.status : null) ?? "reported"];
  const inset = (border.strokeWidth ?? BORDER) / 2;
  const isRtl = isRightToLeft(shape);
  const { stamp } = shape;
  return [
    {
      type: "rect",
      x: at.x + inset,
      y: at.y + inset,
      width: shape.width - 2 * inset,
      height: shape.height - 2 * inset,
      radius: RADIUS - inset,
      fill,
      stroke: mark,
      ...border,
    },
    {
      type: "rect",
      x: isRtl ? at.x + shape.width - stamp.width : at.x,
      y: at.y,
      width: stamp.width,
      height: STAMP,
      radius: isRtl ? [0, RADIUS - 1, 0, RADIUS] : [RADIUS - 1, 0, RADIUS, 0],
      fill: mark,
    },
    ...iconItems(
      stamp.icon,
      { x: iconLeft(shape, at) + (STAMP - ICON) / 2, y: at.y + (STAMP - ICON) / 2, size: ICON },
      { ink: fill, cut: mark },
    ),
  ];
}

const iconLeft = (shape: NoteShape, { x }: Point) => (isRightToLeft(shape) ? x + shape.width - STAMP : x);

const pictureItem = ({ image }: NoteShape, { x, y }: Point): ImageItem | null =>
  image && { ...image, x: x + image.x, y: y + image.y };

function stampWord(shape: NoteShape, at: Point, fill: string): TextItem {
  const { word, width } = shape.stamp;
  const text = {
    type: "text",
    y: at.y + STAMP / 2 + 4,
    text: word,
    ...STAMP_WORD,
    fill,
    width: width - STAMP - STAMP_GAP,
  } as const;
  const left = iconLeft(shape, at);
  return isRightToLeft(shape) ? { ...text, x: left, anchor: "end" } : { ...text, x: left + STAMP };
}

/** In the ink of the kind's mark, at the foot. */
function factItems(
  { icon, word }: NoteFact,
  index: number,
  { facts, footLines, height }: NoteShape,
  at: Point,
  colours: { ink: string; cut: string },
): SceneItem[] {
  const y = at.y + height - PADDING.bottom - (facts.length + footLines.length - 1 - index) * FOOT.height;
  const x = at.x + PADDING.inline;
  const { size, weight } = FOOT;
  const width = measureText(word, size, weight);
  return [
    ...iconItems(icon, { x, y: y - 11, size: 13 }, colours),
    { type: "text", x: x + 17, y, text: word, size, weight, fill: colours.ink, width },
  ];
}

function footItem(
  { text, width, direction }: TextLine,
  index: number,
  { footLines, width: whole, height }: NoteShape,
  at: Point,
  fill: string,
): TextItem {
  const isRtl = direction === "rtl";
  return {
    type: "text",
    x: isRtl ? at.x + whole - PADDING.inline : at.x + PADDING.inline,
    y: at.y + height - PADDING.bottom - (footLines.length - 1 - index) * FOOT.height,
    text,
    size: FOOT.size,
    weight: FOOT.weight,
    fill,
    width,
    ...(isRtl && { direction, anchor: "end" as const }),
  };
}

function lineItem(line: TextLine, index: number, shape: NoteShape, at: Point): TextItem {
  const indent = index === 0 ? shape.stamp.width + STAMP_GAP : PADDING.inline;
  const isRtl = line.direction === "rtl";
  return {
    type: "text",
    x: isRtl ? at.x + shape.width - indent : at.x + indent,
    y: at.y + FIRST_BASELINE + index * LINE_HEIGHT,
    text: line.text,
    size: SIZE,
    weight: 400,
    fill: "note-ink",
    width: line.width,
    direction: line.direction,
    ...(isRtl && { anchor: "end" as const }),
  };
}
