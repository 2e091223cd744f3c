import { z } from "zod";
import { LockedPartSchema, NoteKind, PlaceSchema } from "../board/board.schema.ts";
import { BOARD_TYPES, CONSTRAINT_LEVELS, EVIDENCE_STATUSES } from "../board/board.types.ts";
import { EXPORT_VERSION } from "../export/exportModel.ts";
import { KEPT_IMAGE_TYPES } from "../images/image.limits.ts";
import { ImageId, ImageScope } from "../images/images.schema.ts";
import { ASSET_KINDS, CHANNELS } from "../journey/channels.ts";
import { FeelingSpread } from "../journey/feelings.schema.ts";
import { LANE_TYPES, LAYERS, MOMENTS } from "../journey/journey.types.ts";
import { StoryId } from "../kernel/ids.ts";
import { PIN_KINDS, PIN_STATES } from "../pins/pins.types.ts";
import { COMPARED } from "../programme/mapDifferences.ts";
import { FITS, GAP_KINDS } from "../scenarios/scenario.types.ts";
import { Evidence, Scope, StoryLink } from "../story/story.schema.ts";

/** Ids of the file: `[A-Za-z0-9_-]`, 1 to 40 of them. */
const id = z.string();
const named = { id, label: z.string(), order: z.string() };
const labelled = z.object(named);

const Stage = z.object({ ...named, moment: z.enum(MOMENTS) });
const Step = z.object({
  ...named,
  stageId: id,
  keyMoment: z.boolean(),
  feeling: z.object({ value: z.int().min(-2).max(2).nullable(), words: z.array(z.string()) }).nullable(),
  channel: z.enum(CHANNELS).optional(),
  subBoardId: id.optional(),
  isAssumed: z.literal(true).optional(),
});
const Lane = z.object({ ...named, type: z.enum(LANE_TYPES), layer: z.enum(LAYERS) });

const Axes = z.object({ rows: z.string(), columns: z.string() });
const BoxName = z.object({ id, rowId: id, columnId: id, label: z.string() });

const Wording = z.object({ id, boardId: id, text: z.string(), table: z.string().optional() });

const FormatNote = z.object({
  id,
  text: z.string(),
  kind: NoteKind,
  status: z.enum(EVIDENCE_STATUSES).nullable(),
  lang: z.string().nullable(),
  place: PlaceSchema,
  at: z.object({ x: z.number(), y: z.number() }).nullable(),
  order: z.string().nullable(),
  clusterId: id.nullable(),
  stage: z.string().nullable(),
  step: z.string().nullable(),
  lane: z.string().nullable(),
  column: z.string().nullable(),
  cluster: z.string().nullable(),
  area: z.string().optional(),
  table: z.string().optional(),
  constraint: z
    .object({ level: z.enum(CONSTRAINT_LEVELS), reason: z.string().nullable(), owner: z.string().nullable() })
    .optional(),
  linkIds: z.array(id).optional(),
  channel: z.enum(CHANNELS).optional(),
  assetKind: z.enum(ASSET_KINDS).optional(),
  tags: z.array(z.string()).optional(),
  mergedInto: id.optional(),
  by: z.string().optional(),
  isByProxy: z.literal(true).optional(),
  wordings: z.array(Wording).optional(),
  image: z.object({ imageId: ImageId, alt: z.string(), scope: ImageScope, width: z.int(), height: z.int() }).optional(),
  evidenceIds: z.array(id).optional(),
  dots: z.int().nullable(),
  voters: z.int().nullable(),
});

const GroupFigures = z.object({ dots: z.int(), voters: z.int() });

const FormatRound = z.object({
  id,
  boardId: id,
  activityId: id,
  question: z.string(),
  dotsEach: z.int(),
  mostPerNote: z.int(),
  voted: z.int(),
  groups: z.array(z.object({ id, label: z.string(), voters: z.int(), dots: z.int() })),
  notShown: z.array(z.string()),
  leastShown: z.int(),
  results: z.array(
    z.object({
      noteId: id,
      text: z.string(),
      place: z.int(),
      dots: z.int(),
      voters: z.int(),
      groups: z.array(GroupFigures),
      equalPlace: z.int().nullable(),
      equalShare: z.number().nullable(),
      spread: z.number().nullable(),
    }),
  ),
});

const FormatPin = z.object({
  id,
  kind: z.enum(PIN_KINDS),
  text: z.string(),
  state: z.enum(PIN_STATES),
  answer: z.string().nullable(),
  answerId: id.nullable().optional(),
  noteId: id.nullable(),
  stepId: id.nullable(),
  note: z.string().nullable(),
  step: z.string().nullable(),
  lane: z.string().nullable(),
});

const FormatFeeling = z.object({
  stepId: id,
  step: z.string(),
  answered: z.int(),
  spread: FeelingSpread.nullable(),
  words: z.array(z.object({ text: z.string(), count: z.int() })),
});

const FormatScenario = z.object({
  id,
  pseudonym: z.string(),
  fictional: z.boolean(),
  about: z.string(),
  needs: z.array(z.object({ id, text: z.string() })),
  visits: z.array(
    z.object({
      id,
      order: z.int(),
      stepId: id.nullable(),
      step: z.string().nullable(),
      isGone: z.literal(true).optional(),
      needIds: z.array(id),
      fit: z.enum(FITS),
      note: z.string(),
    }),
  ),
  gaps: z.array(z.object({ needId: id, kind: z.enum(GAP_KINDS) })),
  onWall: z.boolean(),
  storyId: id.optional(),
});

/** A part of a board as it was: nothing is said of what was not set. */
const asItWas = <Shape extends z.ZodRawShape>(part: z.ZodObject<Shape>) => part.partial().extend({ id });

const FormatSnapshot = z.object({
  id,
  name: z.string(),
  at: z.number(),
  title: z.string(),
  axes: Axes.optional(),
  stages: z.array(asItWas(Stage)).optional(),
  steps: z.array(asItWas(Step.omit({ isAssumed: true }))).optional(),
  lanes: z.array(asItWas(Lane)).optional(),
  columns: z.array(asItWas(labelled)).optional(),
  rows: z.array(asItWas(labelled)).optional(),
  boxNames: z.array(asItWas(BoxName)).optional(),
  rings: z.array(asItWas(labelled)).optional(),
  sectors: z.array(asItWas(labelled)).optional(),
  clusters: z.array(asItWas(labelled)).optional(),
  notes: z.array(
    asItWas(
      FormatNote.pick({
        ...({ text: true, kind: true, status: true, lang: true, place: true, at: true, order: true } as const),
        ...({ clusterId: true, constraint: true, linkIds: true, channel: true, assetKind: true } as const),
        ...({ tags: true, mergedInto: true, isByProxy: true } as const),
      }),
    ),
  ),
});

const FormatDifference = z.object({
  part: z.enum(COMPARED),
  kind: z.enum(["added", "changed", "removed"]),
  id,
  label: z.string(),
  before: z.string().optional(),
  fields: z.array(z.string()),
  values: z
    .array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .optional(),
});

/** A picture as a file holds it. */
export const FormatImage = z.object({
  id: ImageId,
  type: z.enum(KEPT_IMAGE_TYPES),
  width: z.int(),
  height: z.int(),
  data: z.base64(),
});

/** Evidence as a file holds it. */
export const FormatEvidence = Evidence.omit({ tableId: true, isChecked: true });

/** What a file holds of a story that was taken back. */
export const FormatWithdrawn = z.object({ id: StoryId, scope: Scope, links: z.array(StoryLink) });

/** What each board in a workshop's file has, and a board's own file. */
const parts = {
  format: z.literal("longtable.board"),
  version: z.literal(EXPORT_VERSION),
  readAt: z.iso.datetime(),
  board: z.object({
    id,
    type: z.enum(BOARD_TYPES),
    title: z.string(),
    table: z.string().optional(),
    originId: id.optional(),
    isShared: z.literal(true).optional(),
    isLocked: z.literal(true).optional(),
    lockedParts: z.array(LockedPartSchema).optional(),
    mapState: z.enum(["current", "future"]).optional(),
    basedOnId: id.optional(),
    status: z.enum(["senseChecked", "confirmed"]).optional(),
    reviews: z.array(z.object({ by: z.string(), at: z.number(), note: z.string() })).optional(),
    scope: Scope.optional(),
  }),
  stages: z.array(Stage),
  steps: z.array(Step),
  lanes: z.array(Lane),
  columns: z.array(labelled),
  clusters: z.array(labelled),
  axes: Axes.optional(),
  rows: z.array(labelled).optional(),
  boxNames: z.array(BoxName).optional(),
  rings: z.array(labelled).optional(),
  sectors: z.array(labelled).optional(),
  notes: z.array(FormatNote),
  rounds: z.array(FormatRound),
  pins: z.array(FormatPin).optional(),
  feelings: z.array(FormatFeeling).optional(),
  scenarios: z.array(FormatScenario).optional(),
  snapshots: z.array(FormatSnapshot).optional(),
  differences: z.array(FormatDifference).optional(),
};

/** A board within a workshop's file: its evidence stands once, with the workshop. */
export const BoardInFile = z.object(parts);

/** The JSON of one board. A new field is a new line here, in `fieldWords.board.ts` and where it is read back. */
export const BoardFormat = z.object({
  ...parts,
  evidence: z.array(FormatEvidence).optional(),
  withdrawn: z.array(FormatWithdrawn).optional(),
  images: z.array(FormatImage).optional(),
});
