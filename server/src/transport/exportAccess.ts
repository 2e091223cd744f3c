import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Check } from "@longtable/shared/agreement/check.schema";
import { marksOf, type PlottedScenario, withMarks } from "@longtable/shared/board/board.marks";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { VotedOn } from "@longtable/shared/decision/grounds.rules";
import type { RoundSource } from "@longtable/shared/export/exportedRound";
import type { SnapshotSource } from "@longtable/shared/export/exportedSnapshot";
import type { BoardSource, Wording, WorkshopSource } from "@longtable/shared/export/exportModel";
import { type ImageFile, type ImageFiles, imageIdsIn } from "@longtable/shared/export/imageFiles";
import type { BoardTerms } from "@longtable/shared/export/kept.model";
import { type LeftOutLine, leftOutLines } from "@longtable/shared/export/leftOut";
import { type UnreadBoard, withoutUnread } from "@longtable/shared/export/unreadBoards";
import type { FollowThrough } from "@longtable/shared/followThrough/followThrough.schema";
import type { NoteImage } from "@longtable/shared/images/images.schema";
import type { BoardFeelings } from "@longtable/shared/journey/feelings.schema";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { GroupCounts } from "@longtable/shared/participation/smallGroups";
import type { Pin } from "@longtable/shared/pins/pins.schema";
import type { QuestionVersion, WorkingAgreement } from "@longtable/shared/purpose/purpose.schema";
import type { Reflection } from "@longtable/shared/reflection/reflection.schema";
import type { ReportPlan } from "@longtable/shared/report/report.schema";
import { withEvidence } from "@longtable/shared/story/evidence.rules";
import type { Audience } from "@longtable/shared/story/story.types";
import { type Absent, boardWithinConsent, type LeftOut, withinConsent } from "@longtable/shared/story/withinConsent";
import type { MapStanding } from "@longtable/shared/versions/versions.schema";
import type { VoteRecord } from "@longtable/shared/voting/recount.rules";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Closing } from "@longtable/shared/workshop/agenda.schema";
import type { Activity, BoardSummary, Workshop } from "@longtable/shared/workshop/workshop.schema";
import type { Request } from "express";
import { type BoardRegistry, nullIfDamaged } from "../collaboration/boardRegistry.ts";
import type { Sql } from "../storage/storage.ts";
import type { Callers } from "./callers.ts";

/** A board, and the table whose own it is. */
type TableBoard = BoardSummary & { tableId?: string | null };

/** A note as it was before it was merged, and the table whose board it stood on. */
interface MergedWording extends Omit<Wording, "table"> {
  tableId: string | null;
}

/** Something to take home, without what may not go out, and what that was. */
interface Exportable<Source> {
  workshopId: string;
  source: Source;
  leftOut: LeftOutLine[];
}

/** For whom a file is, and whether it is one that a workshop can be made from again. */
interface Asked {
  audience: Audience;
  isWhole: boolean;
}

interface ExportAccessDeps {
  callers: Callers;
  registry: BoardRegistry;
  sql: Sql;
  boardUse(sql: Sql, boardId: string): Promise<(TableBoard & { workshopId: string }) | null>;
  /** What each breakout table is called, by its id. */
  tableLabels(sql: Sql, workshopId: string): Promise<Record<string, string>>;
  workshopById(sql: Sql, id: string): Promise<Workshop | null>;
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  listBoards(sql: Sql, workshopId: string): Promise<TableBoard[]>;
  /** Ids of the notes on a board, also where the board itself cannot be read. */
  noteIdsOn(sql: Sql, boardId: string): Promise<string[]>;
  listRounds(sql: Sql, workshopId: string): Promise<Round[]>;
  listDecisions(sql: Sql, workshopId: string): Promise<Decision[]>;
  countByGroup(sql: Sql, workshopId: string): Promise<GroupCounts>;
  listGroupResults(sql: Sql, workshopId: string): Promise<GroupResults[]>;
  leastShown(sql: Sql, workshopId: string): Promise<number>;
  /** Who took part before an imported workshop was here; null for all others. */
  importedAttendance(sql: Sql, workshopId: string): Promise<{ count: number; byGroup: GroupCounts } | null>;
  readVoteRecord(sql: Sql, workshopId: string): Promise<VoteRecord>;
  readFollowThrough(sql: Sql, workshopId: string): Promise<FollowThrough>;
  readReflection(sql: Sql, workshopId: string): Promise<Reflection>;
  /** As somebody without an answer of their own sees them. */
  readProposals(sql: Sql, workshopId: string): Promise<Proposal[]>;
  readChecks(sql: Sql, workshopId: string): Promise<Check[]>;
  /** What is said of boards beside their documents, as everybody may see it. */
  readMarks(
    sql: Sql,
    workshopId: string,
  ): Promise<{
    feelings: BoardFeelings[];
    pins: Pin[];
    images: NoteImage[];
    scenarios: PlottedScenario[];
    standings: MapStanding[];
  }>;
  /** A picture's file; null once it is gone. */
  readImageFile(sql: Sql, workshopId: string, imageId: string): Promise<ImageFile | null>;
  listQuestionVersions(sql: Sql, workshopId: string): Promise<QuestionVersion[]>;
  listAgreementVersions(sql: Sql, workshopId: string): Promise<WorkingAgreement[]>;
  listClosings(sql: Sql, workshopId: string): Promise<Closing[]>;
  /** How notes were written where they were merged from, by their board and their id there. */
  listWordings(sql: Sql, workshopId: string): Promise<Map<string, Record<string, MergedWording[]>>>;
  readReportPlan(sql: Sql, workshopId: string): Promise<ReportPlan>;
  /** Measures of its programme; none where it belongs to none. */
  readMeasures(sql: Sql, workshopId: string): Promise<NonNullable<WorkshopSource["measures"]>>;
  /** Stories of its programme's other workshops beside those measures, as far as they were given to the programme. */
  readFellowStories(sql: Sql, workshopId: string): Promise<NonNullable<WorkshopSource["fellowStories"]>>;
  /** What is kept so that a workshop brought in again is as it was. */
  readKept(sql: Sql, workshopId: string): Promise<Pick<WorkshopSource, "settings" | "breakoutTables" | "programme">>;
  readBoardTerms(sql: Sql, workshopId: string): Promise<Map<string, BoardTerms>>;
  /** What of each board is in no file, by the board; and how much was suggested to hosts alone. */
  readWithheld(sql: Sql, workshopId: string): Promise<{ ofBoard(boardId: string): Absent[]; suggestions: number }>;
  /** What hosts kept of boards under a name, by the board, newest first. */
  readSnapshots(sql: Sql, workshopId: string): Promise<Map<string, readonly SnapshotSource[]>>;
  /** As hexadecimal, for what is sealed. */
  sha256(text: string): string;
  /** What people agreed to: all evidence, and how far the notes of each board may go. */
  readConsent(sql: Sql, workshopId: string): Promise<WorkshopConsent>;
}

type WorkshopConsent = Pick<WorkshopSource, "evidence"> & { ofBoard(boardId: string): Partial<BoardSource> };

/** A vote without its words. */
const votedOn = ({ id, candidates }: Round): VotedOn => ({
  id,
  candidates: candidates.map(({ noteId }) => ({ noteId })),
});

/** Decides who may export (facilitators and the organiser) and reads what they take away. */
export function createExportAccess(deps: ExportAccessDeps) {
  const { callers, registry, sql } = deps;

  /** Refuses whoever may not take this workshop's words home; another workshop's ids are simply not there. */
  async function requireExport(request: Request, workshopId: string | undefined, missing: string): Promise<string> {
    const caller = await callers.callerOf(request);
    const isElsewhere = caller.kind === "seat" && caller.seat.workshopId !== workshopId;
    if (workshopId === undefined || isElsewhere) throw new UserError("notFound", missing);
    const role = caller.kind === "organiser" ? "organiser" : caller.seat.role;
    if (!may(role, "exportWorkshop")) throw new UserError("forbidden", "command.notAllowed");
    return workshopId;
  }

  async function closedRounds(workshopId: string): Promise<RoundSource[]> {
    const activities = await deps.listActivities(sql, workshopId);
    const rounds = await deps.listRounds(sql, workshopId);
    const results = await deps.listGroupResults(sql, workshopId);
    const groups = (await deps.workshopById(sql, workshopId))?.groups ?? [];
    return rounds.map((round) => ({
      round,
      groups,
      byGroup: results.find(({ roundId }) => roundId === round.id),
      question: activities.find(({ id }) => id === round.activityId)?.prompt ?? "",
    }));
  }

  async function read(
    workshopId: string,
    board: TableBoard,
    rounds: readonly RoundSource[],
    consent: Partial<BoardSource>,
  ): Promise<BoardSource> {
    const room = await registry.open(board.id);
    const marks = marksOf(board.id, await deps.readMarks(sql, workshopId));
    const content = withMarks(withEvidence(room.board.content(), consent.backed), marks);
    const tables = await deps.tableLabels(sql, workshopId);
    const merged = (await deps.listWordings(sql, workshopId)).get(board.id);
    const own = board.tableId && tables[board.tableId];
    const { id, type } = board;
    const named = { id, type, title: own ? `${board.title} (${own})` : board.title };
    const terms = (await deps.readBoardTerms(sql, workshopId)).get(id);
    return {
      ...(terms && { terms }),
      ...{ board: named, content, tables, rounds: rounds.filter(({ round }) => round.boardId === board.id) },
      ...consent,
      ...(merged && {
        wordings: mapValues(merged, (wordings) => wordings.map((wording) => namedWording(wording, tables))),
      }),
    };
  }

  /** What else decides how far the notes of one board may go. */
  async function around(workshopId: string, { id }: TableBoard, consent: WorkshopConsent) {
    const others = (await deps.listBoards(sql, workshopId)).filter((board) => board.id !== id);
    const boards = others.map(async (board) => {
      const room = await registry.open(board.id).catch(nullIfDamaged);
      if (!room) return unreadBoard(board, consent);
      return { board, content: room.board.content(), ...consent.ofBoard(board.id) };
    });
    return { boards: await Promise.all(boards), evidence: consent.evidence ?? [] };
  }

  /** What is left of a board that cannot be read. It keeps no other from going out, but for copies of its notes. */
  async function unreadBoard({ id, title }: TableBoard, consent: WorkshopConsent): Promise<UnreadBoard> {
    const notes = (await deps.noteIdsOn(sql, id)).map((noteId) => ({ id: noteId }));
    return { board: { id, title }, content: { notes }, scope: consent.ofBoard(id).scope };
  }

  /** Everything there is to write of a workshop, for nobody in particular yet. */
  async function readWorkshop(workshop: Workshop): Promise<WorkshopSource> {
    const { id: workshopId } = workshop;
    const [boards, rounds, byGroup] = await Promise.all([
      deps.listBoards(sql, workshopId),
      closedRounds(workshopId),
      deps.countByGroup(sql, workshopId),
    ]);
    const before = await deps.importedAttendance(sql, workshopId);
    const consent = await deps.readConsent(sql, workshopId);
    const readBoards = await Promise.all(
      boards.map(async (board) => ({
        board,
        source: await read(workshopId, board, rounds, consent.ofBoard(board.id)).catch(nullIfDamaged),
      })),
    );
    const damaged = readBoards.flatMap(({ board, source }) => (source ? [] : [board]));
    const unread = await Promise.all(
      damaged.map(async (board) => ({
        ...(await unreadBoard(board, consent)),
        rounds: rounds.flatMap(({ round }) => (round.boardId === board.id ? [votedOn(round)] : [])),
      })),
    );
    const found: WorkshopSource = {
      workshop,
      activities: await deps.listActivities(sql, workshopId),
      boards: readBoards.flatMap(({ source }) => source ?? []),
      ...(consent.evidence && { evidence: consent.evidence }),
      decisions: await deps.listDecisions(sql, workshopId),
      followThrough: await deps.readFollowThrough(sql, workshopId),
      reflection: await deps.readReflection(sql, workshopId),
      agreements: await deps.readProposals(sql, workshopId),
      checks: await deps.readChecks(sql, workshopId),
      votes: await deps.readVoteRecord(sql, workshopId),
      purpose: {
        question: await deps.listQuestionVersions(sql, workshopId),
        agreement: await deps.listAgreementVersions(sql, workshopId),
      },
      closings: await deps.listClosings(sql, workshopId),
      participants: {
        count: Object.values(byGroup).reduce((sum, count) => sum + count, 0),
        byGroup,
        leastShown: await deps.leastShown(sql, workshopId),
        ...(before && { before }),
      },
      report: await deps.readReportPlan(sql, workshopId),
      measures: await deps.readMeasures(sql, workshopId),
      fellowStories: await deps.readFellowStories(sql, workshopId),
      ...(await deps.readKept(sql, workshopId)),
    };
    return withoutUnread(found, unread);
  }

  /** The files of pictures that go out, read only once it is known which those are. */
  async function readImages(
    workshopId: string,
    boards: readonly BoardSource[],
    evidence: WorkshopSource["evidence"] = [],
  ): Promise<{ imageFiles?: ImageFiles }> {
    const files: Record<string, ImageFile> = {};
    for (const id of imageIdsIn(boards, evidence)) {
      const file = await deps.readImageFile(sql, workshopId, id);
      if (file) files[id] = file;
    }
    return Object.keys(files).length > 0 ? { imageFiles: files } : {};
  }

  return {
    /** A workshop as it is, before anything is left out for whom it is written; null when there is none. */
    async workshopSource(id: string): Promise<WorkshopSource | null> {
      const workshop = isId(id) ? await deps.workshopById(sql, id) : null;
      return workshop && readWorkshop(workshop);
    },

    /** @throws {UserError} unauthorised, forbidden or notFound. */
    mayExport: (request: Request, workshopId: string) => requireExport(request, workshopId, "export.gone"),

    async boardForExport(
      request: Request,
      boardId: string,
      { audience, isWhole }: Asked,
    ): Promise<Exportable<BoardSource>> {
      const use = isId(boardId) ? await deps.boardUse(sql, boardId) : null;
      const workshopId = await requireExport(request, use?.workshopId, "board.notFound");
      if (!use) throw new UserError("notFound", "board.notFound");
      const consent = await deps.readConsent(sql, workshopId);
      const held = await deps.readWithheld(sql, workshopId);
      const kept = isWhole ? (await deps.readSnapshots(sql, workshopId)).get(boardId) : undefined;
      const told = { ...consent.ofBoard(boardId), absent: held.ofBoard(boardId), ...(kept && { snapshots: kept }) };
      const whole = await read(workshopId, use, await closedRounds(workshopId), told);
      const { data, leftOut } = boardWithinConsent(whole, audience, await around(workshopId, use, consent));
      const imageFiles = await readImages(workshopId, [data], data.evidence);
      return {
        workshopId,
        source: { ...withoutWordings(data, leftOut), ...imageFiles },
        leftOut: leftOutLines({ boards: [whole] }, leftOut),
      };
    },

    async workshopForExport(
      request: Request,
      id: string,
      { audience, isWhole }: Asked,
    ): Promise<Exportable<WorkshopSource>> {
      const workshop = isId(id) ? await deps.workshopById(sql, id) : null;
      const workshopId = await requireExport(request, workshop?.id, "workshop.notFound");
      if (!workshop) throw new UserError("notFound", "workshop.notFound");
      const held = await deps.readWithheld(sql, workshopId);
      const found = await readWorkshop(workshop);
      const snapshots = isWhole ? await deps.readSnapshots(sql, workshopId) : null;
      const absent = (board: BoardSource) => {
        const kept = snapshots?.get(board.board.id);
        return { ...board, absent: held.ofBoard(board.board.id), ...(kept && { snapshots: kept }) };
      };
      const whole = { ...found, boards: found.boards.map(absent) };
      const { data, leftOut } = withinConsent(whole, audience, deps.sha256);
      const imageFiles = await readImages(workshopId, data.boards, data.evidence);
      const boards = data.boards.map((board) => ({ ...withoutWordings(board, leftOut), ...imageFiles }));
      const source = { ...data, boards, ...imageFiles };
      return { workshopId, source, leftOut: leftOutLines({ ...whole, suggestions: held.suggestions }, leftOut) };
    },
  };
}

/** The first words of a note that itself may not go out stay with it. */
function withoutWordings(source: BoardSource, leftOut: readonly LeftOut[]): BoardSource {
  if (!source.wordings || leftOut.length === 0) return source;
  const out = new Set(leftOut.map(({ id }) => id));
  return { ...source, wordings: mapValues(source.wordings, (wordings) => wordings.filter(({ id }) => !out.has(id))) };
}

function namedWording({ tableId, ...wording }: MergedWording, tables: Readonly<Record<string, string>>): Wording {
  const table = tableId === null ? undefined : tables[tableId];
  return table === undefined ? wording : { ...wording, table };
}

const mapValues = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
