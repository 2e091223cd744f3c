import type { ConstraintLevel, EvidenceStatus, Note, Point } from "../board/board.types.ts";
import { fitImage } from "../images/images.rules.ts";
import { forgetWhenErased } from "../kernel/erasedWords.ts";
import { type IconName, iconItems } from "./icons.ts";
import type { ImageItem, RectItem, SceneItem, SceneNode, TextItem } from "./scene.types.ts";
import { breakLines, measureText, type TextLine } from "./textLayout.ts";
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

function stampOf({ kind, constraint }: Pick<Note, "kind" | "constraint">, words: SceneWords): Stamp {
  if (kind !== "constraint" || !constraint) return { icon: kind, word: "", width: STAMP };
  const word = words.levels[constraint.level];
  const width = STAMP + measureText(word, STAMP_WORD.size, STAMP_WORD.weight) + STAMP_GAP;
  return { icon: LEVEL_ICONS[constraint.level], word, width };
}

/** Measures a note at a width; the words are broken once and remembered. */
export function shapeNote(note: Measured, width: number, words: SceneWords = ENGLISH_SCENE_WORDS): NoteShape {
  const stamp = stampOf(note, words);
  const lines = breakLines(note.text, {
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
class NoteNode implements SceneNode {
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
    // Kept, since where notes are small all of them are painted, again and again.
    this.#sketch ??= noteItems(this.note, sketched(this.shape), this, this.showStatus);
    return this.#sketch;
  }
}

const sketched = (shape: NoteShape): NoteShape => ({
  ...shape,
  lines: shape.lines.slice(0, 1),
  facts: NO_FACTS,
  footLines: NO_LINES,
});

const fillOf = ({ tint, kind }: Pick<Painted, "kind" | "tint">) => tint ?? kind;
const markOf = (note: Pick<Painted, "kind" | "tint">) => `${fillOf(note)}-mark`;

function labelOf({ text }: Pick<Note, "text">, { stamp, foot, facts, image }: NoteShape): string {
  if (stamp.word === "" && foot === "" && !image && facts.length === 0) return text;
  return `${text} (${[stamp.word, image?.alt ?? "", ...facts.map(({ word }) => word), foot].filter((word) => word !== "").join(", ")})`;
}

function noteItems(
  note: Pick<Painted, "kind" | "status" | "tint">,
  shape: NoteShape,
  at: Point,
  showStatus: boolean,
): readonly SceneItem[] {
  const fill = fillOf(note);
  const mark = markOf(note);
  const border = BORDERS[(showStatus ? note.status : null) ?? "reported"];
  const inset = (border.strokeWidth ?? BORDER) / 2;
  const isRtl = shape.lines[0]?.direction === "rtl";
  const { stamp } = shape;
  const stampX = isRtl ? at.x + shape.width - stamp.width : at.x;
  const iconX = isRtl ? at.x + shape.width - STAMP : at.x;
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
      x: stampX,
      y: at.y,
      width: stamp.width,
      height: STAMP,
      radius: isRtl ? [0, RADIUS - 1, 0, RADIUS] : [RADIUS - 1, 0, RADIUS, 0],
      fill: mark,
    },
    ...iconItems(
      stamp.icon,
      { x: iconX + (STAMP - ICON) / 2, y: at.y + (STAMP - ICON) / 2, size: ICON },
      { ink: fill, cut: mark },
    ),
    ...(stamp.word === "" ? [] : [stampWord(stamp, { x: isRtl ? iconX : iconX + STAMP, y: at.y }, fill, isRtl)]),
    ...shape.lines.map((line, index) => lineItem(line, index, shape, at)),
    ...(shape.image ? [{ ...shape.image, x: at.x + shape.image.x, y: at.y + shape.image.y }] : []),
    ...shape.facts.flatMap((fact, index) => factItems(fact, index, shape, at, { ink: mark, cut: fill })),
    ...shape.footLines.map((line, index) => footItem(line, index, shape, at, mark)),
  ];
}

/** A note measured at a width. */
export class LaidNote {
  readonly note: Note;
  readonly shape: NoteShape;
  private latest: NoteNode | null = null;

  constructor(note: Note, shape: NoteShape) {
    this.note = note;
    this.shape = shape;
  }
  /** Paints it somewhere; gives the very same node while it stands where it stood. */
  node(at: Point, showStatus: boolean): SceneNode {
    const { latest } = this;
    if (latest && latest.x === at.x && latest.y === at.y && latest.showStatus === showStatus) return latest;
    this.latest = new NoteNode(this.note, this.shape, at, showStatus);
    return this.latest;
  }
}

/** By note id: each note as it was last laid out, for a few boards of the largest size. */
const kept = new Map<string, LaidNote>();
forgetWhenErased(() => kept.clear());
const MOST_KEPT = 8000;

/** Words of the interface stand on some notes only; all others look the same in every language and are kept. */
const isPlain = ({ constraint, tableId, merged, image, channel, assetKind }: Note) =>
  !constraint && !tableId && !merged && !image && !channel && !assetKind;

/** Measures a note; remembered while the note stays the same value. */
export function layNote(note: Note, width: number, words: SceneWords): LaidNote {
  const known = kept.get(note.id);
  if (known?.note === note && known.shape.width === width) return known;
  const laid = new LaidNote(note, shapeNote(note, width, words));
  if (kept.size >= MOST_KEPT) kept.clear();
  if (isPlain(note)) kept.set(note.id, laid);
  return laid;
}

function stampWord({ word, width }: Stamp, at: Point, fill: string, isRtl: boolean): TextItem {
  const baseline = at.y + STAMP / 2 + 4;
  const text = {
    type: "text",
    y: baseline,
    text: word,
    ...STAMP_WORD,
    fill,
    width: width - STAMP - STAMP_GAP,
  } as const;
  return isRtl ? { ...text, x: at.x, anchor: "end" } : { ...text, x: at.x };
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

/** A small empty note for a key: a kind's fill and stamp, or a plain note with the border of where it comes from. */
export function keySwatch(
  { kind, status }: { kind: Note["kind"] | null; status: EvidenceStatus | null },
  box: { x: number; y: number; width: number; height: number },
): SceneItem[] {
  const note = { id: "" as Note["id"], text: "", kind: kind ?? ("note" as const), status };
  const shape = { ...shapeNote(note, box.width), height: box.height, lines: [] };
  const { items } = noteNode(note, shape, box, true);
  return kind === null ? items.slice(0, 1) : [...items];
}
