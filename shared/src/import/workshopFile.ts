import { z } from "zod";
import { Proposal } from "../agreement/agreement.schema.ts";
import { Check } from "../agreement/check.schema.ts";
import { Decision } from "../decision/decision.schema.ts";
import { EXPORT_VERSION } from "../export/exportModel.ts";
import { Commitment, IdeaBoxItem, ShortlistedIdea, WorkshopStage } from "../followThrough/followThrough.schema.ts";
import { StoryId } from "../kernel/ids.ts";
import { LIMITS, SMALL_GROUP } from "../kernel/limits.ts";
import { QuestionVersion, WorkingAgreement } from "../purpose/purpose.schema.ts";
import { Reflection } from "../reflection/reflection.schema.ts";
import { ReportPlan } from "../report/report.schema.ts";
import { reaches } from "../story/scope.rules.ts";
import { Evidence, Scope, StoryLink } from "../story/story.schema.ts";
import { STORY_LIMITS } from "../story/story.types.ts";
import { VERSION_LIMITS } from "../versions/versions.types.ts";
import { VoteRecord } from "../voting/recount.rules.ts";
import { AGENDA_LIMITS } from "../workshop/agenda.rules.ts";
import { Closing } from "../workshop/agenda.schema.ts";
import { Activity, Group } from "../workshop/workshop.schema.ts";
import { type BoardFile, byItself, readBoardFile } from "./boardFile.ts";
import { FileProblem } from "./fileProblem.ts";
import { type FileImage, readImages } from "./imageFile.ts";
import { IMPORT_LIMITS } from "./import.limits.ts";
import { FileProgramme, FileSettings, FileTable } from "./keptFile.ts";

const many = <Entry extends z.ZodType>(entry: Entry, most: number = IMPORT_LIMITS.entries) =>
  z.array(entry).max(most).default([]);

const text = (longest: number) => z.string().max(longest);

const FileActivity = Activity.omit({ openedAt: true }).extend({
  templateId: text(60),
  title: text(LIMITS.titleChars).min(1),
  prompt: text(AGENDA_LIMITS.promptChars),
  minutes: z.int().min(0).max(AGENDA_LIMITS.minutes),
});

/** A round by group, as files write it: figures by note, names for groups that are not shown. */
const FileRound = z.object({
  id: z.string(),
  groups: z.array(z.object({ id: z.string(), label: z.string(), voters: z.int(), dots: z.int() })),
  notShown: z.array(z.string()),
  leastShown: z.int(),
  results: z.array(z.object({ noteId: z.string(), groups: z.array(z.object({ dots: z.int(), voters: z.int() })) })),
});
export type FileRound = z.infer<typeof FileRound>;

const FileEvidence = Evidence.omit({ tableId: true, isChecked: true });
/** A story as files hold it: somebody had looked it through, and it may go out. */
export type FileEvidence = z.infer<typeof FileEvidence>;

/** What is left of a story that was taken back. */
const FileWithdrawn = z.object({ id: StoryId, scope: Scope, links: z.array(StoryLink) });

/** A story without its words: what rests on it goes no further than it went. */
export function tombstoneOf({ id, links, scope }: z.infer<typeof FileWithdrawn>): FileEvidence {
  const words = { title: "", text: "", reference: "", pseudonym: "", collector: "", collectedOn: null } as const;
  return { id, kind: "testimony", ...words, consent: { scope, media: "text", givenAt: 0, withdrawnAt: 1 }, links };
}

/** True for a story that its teller gave to others than its own room. */
export const mayGoElsewhere = ({ consent }: Pick<FileEvidence, "consent">): boolean =>
  consent.withdrawnAt === null && reaches(consent.scope, "programme");

/** Everything of a workshop's file but its boards; what is left out was not there. */
const WorkshopPart = z.object({
  workshop: z.object({
    title: text(LIMITS.titleChars).min(1),
    isSample: z.boolean().default(false),
    groups: many(Group.extend({ label: text(LIMITS.labelChars) }), 100),
  }),
  activities: many(FileActivity, IMPORT_LIMITS.activities),
  decisions: many(Decision, LIMITS.decisionsPerWorkshop),
  participants: z
    .object({
      count: z.int().min(0).max(1_000_000),
      leastShown: z.int().min(SMALL_GROUP).max(100).optional(),
      byGroup: many(z.object({ id: text(40), label: text(LIMITS.labelChars), count: z.int().min(0) }), 100),
    })
    .optional(),
  followThrough: z
    .object({
      stage: WorkshopStage,
      ideas: many(ShortlistedIdea, LIMITS.shortlistPerWorkshop),
      commitments: many(Commitment, LIMITS.commitmentsPerWorkshop),
      ideaBox: many(IdeaBoxItem, LIMITS.ideaBoxPerWorkshop),
    })
    .optional(),
  agreements: many(Proposal),
  checks: many(Check),
  reflection: Reflection.omit({ answered: true }).optional(),
  votes: VoteRecord.optional(),
  question: z.object({ versions: many(QuestionVersion, 100) }).optional(),
  agreement: z.object({ versions: many(WorkingAgreement, 100) }).optional(),
  closings: many(Closing),
  begun: many(z.object({ activityId: z.string(), at: z.number() }), IMPORT_LIMITS.activities),
  report: ReportPlan.optional(),
  evidence: many(FileEvidence, STORY_LIMITS.perWorkshop),
  withdrawn: many(FileWithdrawn),
  settings: FileSettings.default({}),
  tables: many(FileTable, 1_000),
  programme: FileProgramme.optional(),
});

/** A workshop read from a file: checked, with every id as it stood there. */
export interface WorkshopFile extends z.infer<typeof WorkshopPart> {
  kind: "workshop";
  boards: BoardFile[];
  /** Closed rounds by group, by the round's id. */
  roundsByGroup: FileRound[];
  images: FileImage[];
}

/** One board's own file. */
export interface SingleBoardFile {
  kind: "board";
  board: BoardFile;
  evidence: FileEvidence[];
  images: FileImage[];
}

/**
 * Reads a file that Longtable wrote, already parsed and without keys that mean something to JavaScript. Nothing is
 * guessed and nothing is mended: a file is taken whole or not at all.
 *
 * @throws {FileProblem}
 */
export function readFile(json: unknown): WorkshopFile | SingleBoardFile {
  const head = z.object({ format: z.string(), version: z.int().positive() }).safeParse(json);
  const format = head.data?.format;
  if (!head.success || (format !== "longtable.workshop" && format !== "longtable.board")) {
    throw new FileProblem("import.foreign");
  }
  if (head.data.version > EXPORT_VERSION) throw new FileProblem("import.newer");
  const { images: brought, ...words } = json as Readonly<Record<string, unknown>>;
  requireBounded(words, "");
  const images = readImages(brought);
  if (format === "longtable.board") {
    const told = WorkshopPart.pick({ evidence: true, withdrawn: true }).safeParse(json);
    if (!told.success) throw new FileProblem("import.spoilt", "evidence");
    return {
      kind: "board",
      board: byItself(readBoardFile(json, "board")),
      evidence: withTombstones(told.data),
      images,
    };
  }
  return { ...readWorkshop(words), images };
}

const withTombstones = ({
  evidence,
  withdrawn,
}: {
  evidence: FileEvidence[];
  withdrawn: z.infer<typeof FileWithdrawn>[];
}) => [...evidence, ...withdrawn.map(tombstoneOf)];

function readWorkshop(json: Readonly<Record<string, unknown>>): Omit<WorkshopFile, "images"> {
  const listed = json.boards;
  if (!Array.isArray(listed)) throw new FileProblem("import.spoilt", "boards");
  if (listed.length > IMPORT_LIMITS.boards) throw new FileProblem("import.tooMuch", "boards");
  const boards = listed.map((board, index) => readBoardFile(board, `boards.${index}`));
  const notes = boards.reduce((sum, { roots }) => sum + (roots.notes?.length ?? 0), 0);
  if (notes > IMPORT_LIMITS.notes) throw new FileProblem("import.tooMuch", "boards");
  const rounds = listed.flatMap((board: Readonly<Record<string, unknown>>) => board.rounds ?? []);
  const byGroup = many(FileRound, LIMITS.roundsPerWorkshop).safeParse(rounds);
  if (!byGroup.success) throw new FileProblem("import.spoilt", "boards.rounds");
  const parsed = WorkshopPart.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FileProblem(issue?.code === "too_big" ? "import.tooMuch" : "import.spoilt", issue?.path.join(".") ?? "");
  }
  const file = {
    kind: "workshop" as const,
    ...parsed.data,
    evidence: withTombstones(parsed.data),
    boards,
    roundsByGroup: byGroup.data,
  };
  requireWhole(file);
  return file;
}

/** Ids that stand for one thing only, and ids of boards that are there. */
function requireWhole({
  boards,
  activities,
  decisions,
  agreements,
  checks,
  votes,
  followThrough,
  ...rest
}: Omit<WorkshopFile, "images">) {
  const once = (list: readonly { id: string }[], where: string) => {
    const ids = new Set(list.map(({ id }) => id));
    if (ids.size !== list.length) throw new FileProblem("import.spoilt", where);
    return ids;
  };
  const boardIds = once(boards, "boards");
  const snapshots = boards.flatMap((board) => board.snapshots);
  once(snapshots, "boards.snapshots");
  if (snapshots.length > VERSION_LIMITS.snapshotsPerWorkshop)
    throw new FileProblem("import.tooMuch", "boards.snapshots");
  once(activities, "activities");
  once(decisions, "decisions");
  once(agreements, "agreements");
  once(checks, "checks");
  once(rest.evidence, "evidence");
  once(rest.tables, "tables");
  once(rest.programme?.measures ?? [], "programme.measures");
  once(rest.reflection?.wheels ?? [], "reflection.wheels");
  once(followThrough?.commitments ?? [], "followThrough.commitments");
  once(followThrough?.ideaBox ?? [], "followThrough.ideaBox");
  once(votes?.rounds ?? [], "votes.rounds");
  for (const [index, activity] of activities.entries()) {
    const where = `activities.${index}.boards`;
    if (activity.boards.length > AGENDA_LIMITS.boardsPerActivity) throw new FileProblem("import.tooMuch", where);
    if (activity.boards.some(({ id }) => !boardIds.has(id))) throw new FileProblem("import.spoilt", where);
  }
  for (const [index, round] of (votes?.rounds ?? []).entries()) {
    if (!boardIds.has(round.boardId)) throw new FileProblem("import.spoilt", `votes.rounds.${index}.boardId`);
  }
}

/** No text anywhere is longer than any of ours can be. */
function requireBounded(value: unknown, where: string): void {
  if (typeof value === "string" && value.length > IMPORT_LIMITS.textChars) {
    throw new FileProblem("import.tooMuch", where);
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) requireBounded(part, where === "" ? key : `${where}.${key}`);
}
