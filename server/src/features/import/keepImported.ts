import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Check } from "@longtable/shared/agreement/check.schema";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { SnapshotSource } from "@longtable/shared/export/exportedSnapshot";
import type { ExportedEvidence } from "@longtable/shared/export/exportModel";
import type { BoardTerms, ExportedProgramme, WorkshopSettings } from "@longtable/shared/export/kept.model";
import type {
  Commitment,
  IdeaBoxItem,
  IdeaResponse,
  ShortlistedIdea,
  WorkshopStage,
} from "@longtable/shared/followThrough/followThrough.schema";
import type { FileFeeling, FilePin } from "@longtable/shared/import/boardMarks";
import type { FileNoteImage } from "@longtable/shared/import/imageFile";
import type { FileScenario } from "@longtable/shared/import/scenarioFile";
import type { BoardId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { QuestionVersion, WorkingAgreement } from "@longtable/shared/purpose/purpose.schema";
import type { Reflection, Wheel } from "@longtable/shared/reflection/reflection.schema";
import type { ReportPlan } from "@longtable/shared/report/report.schema";
import type { Scope } from "@longtable/shared/story/story.types";
import type { RoundRecord } from "@longtable/shared/voting/recount.rules";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { VoteLogEntry } from "@longtable/shared/voting/voteLog.rules";
import type { Closing } from "@longtable/shared/workshop/agenda.schema";
import type { Activity, BoardSummary, Group } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";
import type { OpenedImage } from "./readImport.ts";
import type { TakenBack } from "./takenBack.ts";

/** An activity with the ids of its boards, as it is written. */
export type ImportedActivity = Omit<Activity, "boards"> & { boardIds: readonly BoardId[] };

/** How the neighbouring features keep what a file holds. All of it belongs to one transaction. */
export interface KeepImported {
  addWorkshop(sql: Sql, workshop: { id: WorkshopId; title: string; isSample: boolean; groups: Group[] }): Promise<void>;
  /** Where the room's next board and activity come, and whose ids are taken. */
  positions(sql: Sql, workshopId: string): Promise<{ boards: number; activities: number }>;
  takenIds(sql: Sql, ids: readonly string[]): Promise<Set<string>>;
  addBoard(sql: Sql, workshopId: string, position: number, board: BoardSummary): Promise<void>;
  addActivity(sql: Sql, workshopId: string, position: number, activity: ImportedActivity): Promise<void>;
  /** Remembers the notes of a board that is new. */
  addNoteRows(sql: Sql, workshopId: string, boardId: string, ids: readonly string[]): Promise<void>;
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: null }): Promise<void>;
  /** What a note was before it was merged, beside the note that stands for it. */
  addWording(
    sql: Sql,
    workshopId: string,
    boardId: BoardId,
    wording: { noteId: string; id: string; boardId: string; text: string; tableId: string | null },
  ): Promise<void>;
  addTable(
    sql: Sql,
    workshopId: string,
    table: { id: TableId; label: string; seats: number | null; endedAt: number },
  ): Promise<void>;
  /** Whose a board is, what is locked, what it began as. */
  putBoardTerms(
    sql: Sql,
    boardId: BoardId,
    terms: Omit<BoardTerms, "table"> & { tableId?: string | undefined },
  ): Promise<void>;
  keepBoardScope(sql: Sql, boardId: BoardId, scope: Scope): Promise<void>;
  putSettings(sql: Sql, workshopId: string, settings: WorkshopSettings, now: number): Promise<void>;
  /** Puts the workshop into the programme of this id; made from the file where the server has none. */
  putIntoProgramme(sql: Sql, workshopId: WorkshopId, programme: ExportedProgramme): Promise<void>;
  /** A closed round with its published ballots and the hash of its closing entry. */
  addClosedRound(sql: Sql, workshopId: string, round: RoundRecord, seal: string | null): Promise<void>;
  addGroupResults(sql: Sql, workshopId: string, results: GroupResults): Promise<void>;
  logVote(sql: Sql, workshopId: string, entry: Omit<VoteLogEntry, "seq" | "previous" | "hash">): Promise<VoteLogEntry>;
  putDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void>;
  putProposal(sql: Sql, workshopId: string, proposal: Proposal): Promise<void>;
  putCheck(sql: Sql, workshopId: string, check: Check): Promise<void>;
  markIdea(sql: Sql, workshopId: string, idea: Pick<ShortlistedIdea, "noteId" | "text">): Promise<void>;
  putResponse(sql: Sql, workshopId: string, noteId: string, response: IdeaResponse): Promise<void>;
  putCommitment(sql: Sql, workshopId: string, commitment: Omit<Commitment, "isOverdue">): Promise<void>;
  addIdeaBoxItem(sql: Sql, workshopId: string, item: IdeaBoxItem): Promise<void>;
  setStage(sql: Sql, workshopId: string, stage: WorkshopStage): Promise<void>;
  readReflection(sql: Sql, workshopId: string): Promise<Reflection>;
  addWheel(sql: Sql, workshopId: string, wheel: Wheel): Promise<void>;
  /** What was declared and counted; called only for a workshop without any. */
  putReflection(sql: Sql, workshopId: string, reflection: Omit<Reflection, "wheels" | "answered">): Promise<void>;
  questionVersions(sql: Sql, workshopId: string): Promise<QuestionVersion[]>;
  addQuestionVersion(sql: Sql, workshopId: string, version: number, wording: QuestionVersion): Promise<void>;
  agreementVersions(sql: Sql, workshopId: string): Promise<WorkingAgreement[]>;
  addAgreementVersion(sql: Sql, workshopId: string, version: WorkingAgreement): Promise<void>;
  addClosing(sql: Sql, workshopId: string, closing: Closing): Promise<void>;
  setLeastShown(sql: Sql, workshopId: string, least: number): Promise<void>;
  /** Of these ids, those that stand on the list of what was taken back on this server, as things of this kind. */
  takenBack: TakenBack;
  /** Takes out of what was written what it says of notes that stay away. */
  eraseTraces(sql: Sql, workshopId: string, noteIds: ReadonlySet<string>, wordings: readonly string[]): Promise<void>;
  /** Remembers of which notes, on boards of this server, those that came are copies. */
  keepOrigins(
    sql: Sql,
    origins: readonly {
      from: { boardId: string; noteId: string };
      to: { workshopId: string; boardId: string; noteId: string };
    }[],
  ): Promise<void>;
  keepStoryOrigin(sql: Sql, workshopId: string, fromStory: string, toStory: string): Promise<void>;
  /** Remembers that a plotted person came beside the first, if that is on this server. */
  keepScenarioOrigin(sql: Sql, fromId: string, to: { id: string; workshopId: string }): Promise<void>;
  /** Of these stories, those that were taken back on this server. */
  withdrawnStories(sql: Sql, ids: readonly string[]): Promise<Set<string>>;
  /** @throws {UserError} `conflict` where a workshop would hold too many pictures, or too heavy ones. */
  requireImageRoom(sql: Sql, workshopId: string, images: readonly { bytes: Uint8Array }[]): Promise<void>;
  /** A picture whose pixels can be read. */
  addImage(sql: Sql, workshopId: string, image: OpenedImage & { at: number }): Promise<void>;
  addNoteImage(sql: Sql, workshopId: string, boardId: BoardId, image: FileNoteImage): Promise<void>;
  /** A board as hosts kept it under a name; nobody knows any more who did, and whose its notes were. */
  addSnapshot(sql: Sql, workshopId: string, boardId: BoardId, snapshot: SnapshotSource): Promise<void>;
  /** With the id it has in the file, for the pin of that id may be on this server. */
  addPin(sql: Sql, workshopId: string, boardId: BoardId, pin: FilePin, fromId: string): Promise<void>;
  addScenario(sql: Sql, workshopId: string, boardId: BoardId, scenario: FileScenario): Promise<void>;
  /** The room's ratings of a map's steps, as they were shown. */
  addFeelings(sql: Sql, workshopId: string, boardId: BoardId, feelings: readonly FileFeeling[]): Promise<void>;
  /** Evidence with what its teller agreed to. */
  keepStory(sql: Sql, workshopId: string, evidence: ExportedEvidence): Promise<void>;
  putReportPlan(sql: Sql, workshopId: string, plan: ReportPlan): Promise<void>;
  groupsOf(sql: Sql, workshopId: string): Promise<readonly Group[]>;
}
