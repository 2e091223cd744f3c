import { createHash, randomBytes } from "node:crypto";
import { withNewIds } from "@longtable/shared/import/boardFile.doc";
import { fileIds, type MapFileId, mappedLog, mappedRound, serverWideIds } from "@longtable/shared/import/fileIds";
import { FileProblem } from "@longtable/shared/import/fileProblem";
import {
  type FileEvidence,
  type FileRound,
  mayGoElsewhere,
  tombstoneOf,
  type WorkshopFile,
} from "@longtable/shared/import/workshopFile";
import type { ActivityId, BoardId, RoundId, StoryId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { noteIdsIn } from "@longtable/shared/programme/boardCopy.doc";
import { withMapIds } from "@longtable/shared/programme/plainBoard";
import { UNDECLARED } from "@longtable/shared/voting/groupNames";
import type { RoundRecord } from "@longtable/shared/voting/recount.rules";
import { AGENDA_LIMITS } from "@longtable/shared/workshop/agenda.rules";
import type { ActivityState, Group } from "@longtable/shared/workshop/workshop.schema";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { ImportRefused } from "./importRefused.ts";
import type { KeepImported } from "./keepImported.ts";
import type { BoardToWrite, OpenedImport } from "./readImport.ts";
import { type CutBoards, stillGiven } from "./takenBack.ts";

/** What an import made. */
export interface Imported {
  boardIds: BoardId[];
  activityIds: ActivityId[];
  notes: number;
  /** How much of the file was taken back on this server and so did not come; left out for none. */
  stayedAway?: number;
}

interface Writing {
  sql: Sql;
  boards: BoardUnit;
  keep: KeepImported;
  workshopId: string;
  /** True for a workshop made of this very file: then it is as it was, also what was open. */
  isNew: boolean;
  now: number;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Writes what was read into a workshop, in the caller's transaction: all of it or, when anything throws, nothing. Boards
 * of the file's own ids where those are free on this server, else of new ones; what stands on a board keeps its ids.
 */
export async function writeImport(writing: Writing, file: OpenedImport, cuts: CutBoards): Promise<Imported> {
  const { sql, keep, workshopId, now } = writing;
  const { read, noteIds, wordings, stayedAway } = stillGiven(file, keep.takenBack, cuts);
  const wide = read.workshop ? serverWideIds({ ...read.workshop, kind: "workshop", boards: [], images: [] }) : [];
  const from = read.boards.flatMap(({ wordings }) => wordings.map(({ boardId }) => boardId));
  const pins = read.boards.flatMap(({ marks, snapshots }) =>
    [...marks.pins, ...marks.scenarios, ...snapshots].map(({ id }) => id as string),
  );
  const tables = read.tables.map(({ id }) => id);
  const taken = await keep.takenIds(sql, [
    ...wide,
    ...tables,
    ...read.boards.map(({ id }) => id),
    ...pins,
    ...new Set(from),
  ]);
  const mapId = fileIds(taken, () => newId());
  for (const table of read.tables) {
    await keep.addTable(sql, workshopId, { ...table, id: mapId(table.id), endedAt: now });
  }
  const at = await keep.positions(sql, workshopId);
  const activities = read.workshop?.activities.length ?? read.boards.length;
  const isTooMuch =
    !writing.isNew &&
    (at.boards + read.boards.length > AGENDA_LIMITS.boardsPerWorkshop ||
      at.activities + activities > AGENDA_LIMITS.activitiesPerWorkshop);
  if (isTooMuch) throw new UserError("conflict", "import.workshopFull");
  const renamed = new Map(tables.filter((id) => taken.has(id)).map((id): [string, string] => [id, mapId(id)]));
  const images = await writeImages(writing, read.images);
  const inFile = new Set<string>(read.boards.map(({ id }) => id));
  const movedBoards = new Map(
    [...inFile].map((id): [string, string] => [id, mapId(id)]).filter(([id, now]) => id !== now),
  );
  for (const [index, board] of read.boards.entries()) {
    const update = withNewIds(board.update, { tables: renamed, boards: movedBoards });
    await writeBoard(
      writing,
      { ...board, update, terms: termsHere(writing, board, inFile, mapId) },
      mapId,
      at.boards + index,
    );
    for (const image of board.marks.images) {
      const imageId = images.get(image.imageId);
      if (imageId) await keep.addNoteImage(sql, workshopId, mapId(board.id) as BoardId, { ...image, imageId });
    }
  }
  const activityIds = read.workshop
    ? await writeActivities(writing, read.workshop, mapId, at.activities)
    : await activitiesForBoards(writing, read.boards, mapId, at.activities);
  await writeCircles(writing, read.circles, mapId);
  if (read.workshop) await writeOutcomes(writing, withImages(read.workshop, images), mapId);
  if (noteIds.size > 0) await keep.eraseTraces(sql, workshopId, noteIds, wordings);
  return {
    boardIds: read.boards.map(({ id }) => mapId(id) as BoardId),
    activityIds,
    notes: read.boards.reduce((sum, board) => sum + board.noteIds.length, 0),
    ...(stayedAway > 0 && { stayedAway }),
  };
}

/** Keeps the file's pictures; answers under which id each is here. In a room that is at work an id of the file may be another picture's. */
async function writeImages(
  { sql, keep, workshopId, isNew, now }: Writing,
  images: OpenedImport["images"],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  if (images.length > 0) await keep.requireImageRoom(sql, workshopId, images);
  for (const image of images) {
    const id = isNew ? image.id : randomBytes(20).toString("hex");
    ids.set(image.id, id);
    await keep.addImage(sql, workshopId, { ...image, id, at: now });
  }
  return ids;
}

type Brought = NonNullable<OpenedImport["workshop"]>;

function withImages(workshop: Brought, ids: ReadonlyMap<string, string>): Brought {
  const evidence = workshop.evidence.map(({ image, ...one }) => {
    const imageId = image && ids.get(image.imageId);
    return imageId ? { ...one, image: { ...image, imageId } } : one;
  });
  return { ...workshop, evidence };
}

/**
 * A board's terms with the ids they have here. What it began as is believed only of the file's own boards, but where a whole
 * workshop is made again: else a file could name any board of this server and have it compared.
 */
function termsHere(
  { isNew }: Writing,
  { terms: { tableId, originId, basedOnId, ...terms } }: BoardToWrite,
  inFile: ReadonlySet<string>,
  mapId: MapFileId,
): BoardToWrite["terms"] {
  const isOwn = tableId !== undefined && originId !== undefined && inFile.has(originId);
  const basis = basedOnId && (inFile.has(basedOnId) ? mapId(basedOnId) : isNew ? basedOnId : undefined);
  return {
    ...terms,
    ...(isOwn && { tableId: mapId(tableId), originId: mapId(originId) }),
    ...(basis && { basedOnId: basis }),
  };
}

async function writeBoard(writing: Writing, board: BoardToWrite, mapId: MapFileId, position: number): Promise<void> {
  const { sql, boards, keep, workshopId } = writing;
  const boardId = mapId(board.id) as BoardId;
  await keep.addBoard(sql, workshopId, position, { id: boardId, type: board.type, title: board.title });
  const { scope, ...terms } = board.terms;
  await keep.putBoardTerms(sql, boardId, terms);
  if (scope) await keep.keepBoardScope(sql, boardId, scope);
  await boards.seed(boardId, board.update);
  await keep.addNoteRows(sql, workshopId, boardId, board.noteIds);
  // The board of that id is on this server: what is taken back there goes here too.
  const kept = board.snapshots.flatMap(({ content }) => noteIdsIn(content));
  const noteIds = [...new Set([...board.noteIds, ...kept])];
  if (boardId !== board.id) await keep.keepOrigins(sql, noteIds.map(originOf(workshopId, board.id, boardId)));
  for (const { content, ...snapshot } of board.snapshots) {
    const named = withMapIds(content, mapId);
    await keep.addSnapshot(sql, workshopId, boardId, { ...snapshot, id: mapId(snapshot.id), content: named });
  }
  for (const wording of board.wordings) {
    await keep.addWording(sql, workshopId, boardId, { ...wording, boardId: mapId(wording.boardId) });
  }
  for (const pin of board.marks.pins)
    await keep.addPin(sql, workshopId, boardId, { ...pin, id: mapId(pin.id) }, pin.id);
  if (board.marks.feelings.length > 0) await keep.addFeelings(sql, workshopId, boardId, board.marks.feelings);
  for (const { storyId, ...scenario } of board.marks.scenarios) {
    // A life told from a story that was taken back here does not come back either.
    if (storyId && (await keep.withdrawnStories(sql, [storyId])).size > 0) continue;
    const tied = storyId && { storyId: mapId(storyId) };
    const id = mapId(scenario.id);
    await keep.addScenario(sql, workshopId, boardId, { ...scenario, ...tied, id });
    if (id !== scenario.id) await keep.keepScenarioOrigin(sql, scenario.id, { id, workshopId });
  }
}

const originOf = (workshopId: string, fromBoard: string, toBoard: string) => (noteId: string) => ({
  from: { boardId: fromBoard, noteId },
  to: { workshopId, boardId: toBoard, noteId },
});

/** In a room that is at work nothing opens by itself. */
const stateIn = (state: ActivityState, isNew: boolean): ActivityState =>
  isNew || state === "closed" ? state : "queued";

async function writeActivities(
  { sql, keep, workshopId, isNew, now }: Writing,
  { activities, begun }: Pick<WorkshopFile, "activities" | "begun">,
  mapId: MapFileId,
  from: number,
): Promise<ActivityId[]> {
  for (const [index, { boards, ...activity }] of activities.entries()) {
    const state = stateIn(activity.state, isNew);
    await keep.addActivity(sql, workshopId, from + index, {
      ...activity,
      id: mapId(activity.id),
      state,
      openedAt: begun.find(({ activityId }) => activityId === activity.id)?.at ?? (state === "queued" ? null : now),
      boardIds: boards.map(({ id }) => mapId(id)),
    });
  }
  return activities.map(({ id }) => mapId(id));
}

/** A board by itself comes with an activity in which people meet it. */
async function activitiesForBoards(
  { sql, keep, workshopId }: Writing,
  boards: readonly BoardToWrite[],
  mapId: MapFileId,
  from: number,
): Promise<ActivityId[]> {
  const ids: ActivityId[] = [];
  for (const [index, { id: boardId, type, title }] of boards.entries()) {
    const id = newId<ActivityId>();
    ids.push(id);
    await keep.addActivity(sql, workshopId, from + index, {
      id,
      templateId: "own",
      phase: type === "journeyMap" ? "insight" : "coDesign",
      title: title.slice(0, 120),
      prompt: "",
      minutes: 0,
      outputType: type === "journeyMap" ? "map" : "shortlist",
      state: "queued",
      openedAt: null,
      boardIds: [mapId(boardId) as BoardId],
    });
  }
  return ids;
}

const withoutWords = ({ id, links, consent }: FileEvidence): FileEvidence =>
  tombstoneOf({ id, links, scope: consent.scope ?? "table" });

/** Of a board by itself no story comes, but nothing that rested on one goes further than the story. */
async function writeCircles(
  { sql, keep, workshopId }: Writing,
  circles: readonly FileEvidence[],
  mapId: MapFileId,
): Promise<void> {
  for (const evidence of circles) {
    const links = evidence.links.map((link) => ({ ...link, boardId: mapId(link.boardId) }));
    await keep.keepStory(sql, workshopId, { ...withoutWords(evidence), id: newId<StoryId>(), links });
  }
}

type Outcomes = NonNullable<OpenedImport["workshop"]>;

async function writeOutcomes(writing: Writing, file: Outcomes, mapId: MapFileId): Promise<void> {
  const { sql, keep, workshopId, isNew } = writing;
  await writeVotes(writing, file, mapId);
  for (const decision of file.decisions) {
    const roundId = decision.roundId && mapId(decision.roundId);
    await keep.putDecision(sql, workshopId, { ...decision, id: mapId(decision.id), roundId });
  }
  for (const proposal of file.agreements) {
    const roundId = proposal.roundId && mapId(proposal.roundId);
    // What is still asked would stand in front of a room that does something else.
    if (!isNew && proposal.state === "proposed") continue;
    await keep.putProposal(sql, workshopId, { ...proposal, id: mapId(proposal.id), roundId });
  }
  for (const check of file.checks) {
    if (isNew || check.state === "closed") await keep.putCheck(sql, workshopId, { ...check, id: mapId(check.id) });
  }
  for (const closing of file.closings) {
    await keep.addClosing(sql, workshopId, { ...closing, activityId: mapId(closing.activityId) });
  }
  const takenBack = await keep.withdrawnStories(
    sql,
    file.evidence.map(({ id }) => id),
  );
  for (const evidence of file.evidence) {
    // What was taken back here does not come back; what was given to its own room alone goes into no other.
    if (!isNew && !mayGoElsewhere(evidence)) continue;
    const links = evidence.links.map((link) => ({ ...link, boardId: mapId(link.boardId) }));
    const id = mapId(evidence.id);
    // What rested on it keeps its circle also where it stays away.
    const isGone = takenBack.has(evidence.id) && evidence.consent.scope !== null;
    if (takenBack.has(evidence.id) && !isGone) continue;
    const kept = isGone ? withoutWords(evidence) : evidence;
    await keep.keepStory(sql, workshopId, { ...kept, id, links });
    if (id !== evidence.id) await keep.keepStoryOrigin(sql, workshopId, evidence.id, id);
  }
  await writeAfterwards(writing, file, mapId);
  await writePurpose(writing, file, mapId);
  const { leastShown } = file.participants ?? {};
  if (isNew && leastShown !== undefined) await keep.setLeastShown(sql, workshopId, leastShown);
  if (isNew) await writeSettings(writing, file, mapId);
  if (isNew && file.report) await keep.putReportPlan(sql, workshopId, file.report);
}

/** How the room was set up, and its programme: of a workshop that is made again, not of one that has its own. */
async function writeSettings({ sql, keep, workshopId, now }: Writing, file: Outcomes, mapId: MapFileId): Promise<void> {
  await keep.putSettings(sql, workshopId, file.settings, now);
  if (!file.programme) return;
  const told = new Set(file.evidence.map(({ id }) => id));
  const measures = file.programme.measures.map((measure) => ({
    ...measure,
    id: mapId(measure.id),
    storyId: measure.storyId && (told.has(measure.storyId) ? mapId(measure.storyId) : measure.storyId),
    readings: measure.readings.map((reading) => ({ ...reading, id: mapId(reading.id) })),
  }));
  await keep.putIntoProgramme(sql, workshopId as WorkshopId, { ...file.programme, measures });
}

async function writeVotes({ sql, keep, workshopId }: Writing, file: Outcomes, mapId: MapFileId): Promise<void> {
  if (!file.votes) return;
  const log = mappedLog(file.votes.log, mapId, sha256);
  if (!log) throw new ImportRefused(new FileProblem("import.spoilt", "votes.log"));
  const seals = new Map<string, string>();
  for (const { at, event, roundId, body } of log) {
    const { hash } = await keep.logVote(sql, workshopId, { at, event, roundId, body });
    if (event === "closed" && roundId) seals.set(roundId, hash);
  }
  const groups = await keep.groupsOf(sql, workshopId);
  for (const record of file.votes.rounds) {
    const round = mappedRound(record, mapId);
    await keep.addClosedRound(sql, workshopId, round, seals.get(round.id) ?? null);
    const byGroup = file.roundsByGroup.find(({ id }) => id === record.id);
    if (byGroup)
      await keep.addGroupResults(sql, workshopId, groupResults(round, byGroup, [...groups, ...file.workshop.groups]));
  }
}

/** A round by group as it is kept: files give the figures by note, and only names for groups that are not shown. */
function groupResults(
  round: RoundRecord,
  { groups, notShown, leastShown, results }: FileRound,
  known: readonly Group[],
) {
  const rows = round.candidates.map(({ noteId }) => results.find((row) => row.noteId === noteId));
  const idOf = (label: string) =>
    known.find((group) => group.label === label)?.id ?? (label === "Chose not to say" ? UNDECLARED : label);
  return {
    roundId: round.id as RoundId,
    least: leastShown,
    shown: groups.map(({ id, voters }, index) => ({
      id,
      voters,
      dots: rows.map((row) => row?.groups[index]?.dots ?? 0),
      votersEach: rows.map((row) => row?.groups[index]?.voters ?? 0),
    })),
    hidden: notShown.map(idOf),
    view: "everyone" as const,
    silent: [],
  };
}

async function writeAfterwards(writing: Writing, file: Outcomes, mapId: MapFileId): Promise<void> {
  const { sql, keep, workshopId, isNew } = writing;
  const { followThrough, reflection } = file;
  for (const { noteId, text, response } of followThrough?.ideas ?? []) {
    await keep.markIdea(sql, workshopId, { noteId, text });
    if (response) await keep.putResponse(sql, workshopId, noteId, response);
  }
  for (const { isOverdue: _isOverdue, ...commitment } of followThrough?.commitments ?? []) {
    const decisionId = commitment.decisionId && mapId(commitment.decisionId);
    await keep.putCommitment(sql, workshopId, { ...commitment, id: mapId(commitment.id), decisionId });
  }
  for (const item of followThrough?.ideaBox ?? []) {
    const boardId = item.boardId && mapId(item.boardId);
    await keep.addIdeaBoxItem(sql, workshopId, { ...item, id: mapId(item.id), boardId });
  }
  if (isNew && followThrough) await keep.setStage(sql, workshopId, followThrough.stage);
  if (!reflection) return;
  for (const wheel of reflection.wheels) await keep.addWheel(sql, workshopId, { ...wheel, id: mapId(wheel.id) });
  const there = await keep.readReflection(sql, workshopId);
  const isAnswered = [there.declared, there.rung, there.start, there.end].some((part) => part !== null);
  if (!isAnswered) await keep.putReflection(sql, workshopId, reflection);
}

/** The room's own question and agreement stand; those of the file come where there are none. */
async function writePurpose({ sql, keep, workshopId }: Writing, file: Outcomes, mapId: MapFileId): Promise<void> {
  if ((await keep.questionVersions(sql, workshopId)).length === 0) {
    for (const [index, { decisionId, ...wording }] of (file.question?.versions ?? []).entries()) {
      const kept = { ...wording, ...(decisionId && { decisionId: mapId(decisionId) }) };
      await keep.addQuestionVersion(sql, workshopId, index + 1, kept);
    }
  }
  if ((await keep.agreementVersions(sql, workshopId)).length > 0) return;
  for (const version of file.agreement?.versions ?? []) await keep.addAgreementVersion(sql, workshopId, version);
}
