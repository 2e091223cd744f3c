import type { Proposal } from "../agreement/agreement.schema.ts";
import type { Check } from "../agreement/check.schema.ts";
import type { BoardContent } from "../board/board.doc.ts";
import type { Constraint, EvidenceStatus, Note, NoteKind } from "../board/board.types.ts";
import { headsOf } from "../board/merges.rules.ts";
import type { Decision } from "../decision/decision.schema.ts";
import type { FollowThrough, IdeaBoxItem } from "../followThrough/followThrough.schema.ts";
import type { KeptImageType } from "../images/image.limits.ts";
import type { NoteImage } from "../images/images.schema.ts";
import type { AssetKind, Channel } from "../journey/channels.ts";
import { sortLanes } from "../journey/journey.rules.ts";
import { type GroupCounts, suppressSmallGroups } from "../participation/smallGroups.ts";
import type { Difference } from "../programme/mapDifferences.ts";
import type { QuestionVersion, WorkingAgreement } from "../purpose/purpose.schema.ts";
import type { Reflection } from "../reflection/reflection.schema.ts";
import type { MeasureSource, ReportedMeasure } from "../report/report.measures.ts";
import type { ReportPlan } from "../report/report.schema.ts";
import { type ExportedScenario, exportedScenarios } from "../scenarios/exportedScenario.ts";
import type { Backed } from "../story/evidence.rules.ts";
import type { Evidence } from "../story/story.schema.ts";
import type { Scope } from "../story/story.types.ts";
import type { Absent } from "../story/withinConsent.ts";
import type { VoteRecord } from "../voting/recount.rules.ts";
import type { Closing } from "../workshop/agenda.schema.ts";
import type { Activity, BoardSummary, Group, Workshop } from "../workshop/workshop.schema.ts";
import { areaLabels, columnOf, evidenceOf, imageOf, mergedInto, scopeOf, sidesOf, stepOf } from "./boardParts.ts";
import { type ExportedRound, exportedRound, type RoundSource } from "./exportedRound.ts";
import { type ExportedSnapshot, exportedSnapshot, type SnapshotSource } from "./exportedSnapshot.ts";
import type { ImageFiles } from "./imageFiles.ts";
import type { BoardTerms, ExportedProgramme, ExportedTable, WorkshopSettings } from "./kept.model.ts";
import { type ExportedFeeling, type ExportedPin, exportedFeelings, exportedPins } from "./marks.model.ts";
import { inReadingOrder } from "./readingOrder.ts";
import type { UnreadBoard } from "./unreadBoards.ts";
import { afterwards, differencesOf, kept, planned, reported } from "./workshopParts.ts";

/** Version of both JSON formats; grows when a field changes its meaning or goes. */
export const EXPORT_VERSION = 1;

/** What an exporter needs to know of one board. Rounds that are not closed are left out of every export (EX3). */
export interface BoardSource {
  board: Pick<BoardSummary, "id" | "title" | "type">;
  /** Whose it is, what is locked, what it began as; absent where all is as usual. */
  terms?: BoardTerms;
  content: BoardContent;
  rounds: readonly RoundSource[];
  /** What each breakout table is called, by its id. */
  tables?: Readonly<Record<string, string>>;
  /** How far its notes may go that rest on no evidence; the room where nobody said. */
  scope?: Scope;
  /** Evidence linked to its notes and steps, with tombstones of what was withdrawn. `withinConsent` cuts it for an audience. */
  evidence?: readonly Evidence[];
  /** What is left of stories that were taken back, and still keeps what rests on them in their circle. */
  withdrawn?: readonly WithdrawnStory[];
  /** The notes and steps that evidence stands behind, whoever may read it. */
  backed?: Backed;
  /** What of it is in no file anyway, for the list of what is left out. */
  absent?: readonly Absent[];
  /** How notes that were brought from tables' boards were written there, by their ids here. */
  wordings?: Readonly<Record<string, readonly Wording[]>>;
  /** The pictures on its notes and of its evidence, as far as they may go out. */
  imageFiles?: ImageFiles;
  /** What hosts kept of it under a name, newest first; read for JSON alone. */
  snapshots?: readonly SnapshotSource[];
}

/** A note as it was written on the board that it was merged from. */
export interface Wording {
  id: string;
  boardId: string;
  text: string;
  table?: string;
}

export interface WorkshopSource {
  workshop: Pick<Workshop, "id" | "title" | "isSample"> & { groups: readonly Group[] };
  activities: readonly Activity[];
  boards: readonly BoardSource[];
  /** Boards that cannot be read, and so are not among these; absent where all can. */
  unread?: readonly UnreadBoard[];
  decisions: readonly Decision[];
  participants: {
    count: number;
    byGroup: GroupCounts;
    leastShown?: number;
    /** Who took part where it was before, as the file it came from counted them: groups large enough to be shown. */
    before?: { count: number; byGroup: GroupCounts };
  };
  followThrough?: FollowThrough;
  reflection?: Reflection;
  agreements?: readonly Proposal[];
  checks?: readonly Check[];
  /** What is published of its votes, so that anyone can count again. */
  votes?: VoteRecord;
  /** Every wording of the question and every version of the agreement, oldest first. */
  purpose?: { question: readonly QuestionVersion[]; agreement: readonly WorkingAgreement[] };
  /** Activities that were closed without their output, and why. */
  closings?: readonly Closing[];
  /** All its evidence, with tombstones of what was withdrawn. */
  evidence?: readonly Evidence[];
  /** These tombstones by themselves, as far as they belong into the file. */
  withdrawn?: readonly WithdrawnStory[];
  /** How its report is put together; the usual way where nobody changed it. */
  report?: ReportPlan;
  /** Measures of its programme, each with the story that stands beside it. */
  measures?: readonly MeasureSource[];
  /** Stories of the programme's other workshops that stand beside its measures. `withinConsent` cuts them for an audience. */
  fellowStories?: readonly Evidence[];
  /** The pictures that may go out. */
  imageFiles?: ImageFiles;
  /** The programme it belongs to, for whoever brings the file in again. */
  programme?: ExportedProgramme;
  settings?: WorkshopSettings;
  /** The pictures that notes and evidence name; in JSON alone, absent without any. */
  images?: ExportedImageFile[];
  /** Its breakout tables, in order. */
  breakoutTables?: readonly ExportedTable[];
}

/** A note with the names of the places it stands in; null where it stands in none, or where nobody voted on it. */
export interface ExportedNote {
  id: string;
  text: string;
  kind: NoteKind;
  status: EvidenceStatus | null;
  lang: string | null;
  place: Note["place"];
  at: Note["at"];
  order: string | null;
  clusterId: string | null;
  stage: string | null;
  step: string | null;
  lane: string | null;
  column: string | null;
  cluster: string | null;
  /** The box of a matrix, or the ring and its sector, that it stands in; absent on other boards. */
  area?: string;
  /** The breakout table it was brought from; absent where it was written on this board. */
  table?: string;
  /** How much can change, why, and who says so; absent where nobody has said so. */
  constraint?: Constraint;
  /** How people and services meet there; what sort of thing people have. Absent where nobody has said. */
  channel?: Channel;
  assetKind?: AssetKind;
  /** Ids of the notes it is about. */
  linkIds?: readonly string[];
  /** Short plain words it was tagged with. */
  tags?: readonly string[];
  /** The note it is shown with since they were merged: that note's id. Its own words, place and dots stand here as before. */
  mergedInto?: string;
  /** Who wrote it, where names are on for everyone. */
  by?: string;
  /** Entered by a host for somebody without a phone. */
  isByProxy?: boolean;
  /** What it was before it was merged, under the ids it had then. */
  wordings?: readonly Wording[];
  /** The picture on it: which of `images`, what is to be seen, and how far it may go. */
  image?: ExportedImage;
  /** Ids of the evidence it rests on, of what is in this file; absent without any. */
  evidenceIds?: readonly string[];
  /** From the last closed round with this note. */
  dots: number | null;
  voters: number | null;
}

/** A picture on a note. Pixels stand in `images`, under its id. */
export type ExportedImage = Pick<NoteImage, "imageId" | "alt" | "scope" | "width" | "height">;

/** A picture's own file, base64. */
export interface ExportedImageFile {
  id: string;
  type: KeptImageType;
  width: number;
  height: number;
  data: string;
}

/** Evidence as a file holds it: only what its teller agreed to for the file's audience. */
export type ExportedEvidence = Omit<Evidence, "tableId" | "isChecked">;

/** A story that was taken back: no words, only how far it went and what rested on it, which goes no further now. */
export interface WithdrawnStory extends Pick<Evidence, "id" | "links"> {
  scope: Scope;
}

/** One board as every text format writes it: `format` and `version` say how to read it, ids are the board's own. */
export interface BoardExport {
  format: "longtable.board";
  version: typeof EXPORT_VERSION;
  /** When the board was read, ISO 8601 in UTC. */
  readAt: string;
  /** The title of a table's own board ends with the table's name in brackets. `scope` is absent where nobody said. */
  board: { id: string; type: string; title: string; scope?: Scope } & BoardTerms;
  stages: BoardContent["stages"];
  steps: BoardContent["steps"];
  lanes: BoardContent["lanes"];
  columns: BoardContent["columns"];
  clusters: BoardContent["clusters"];
  /** Of a matrix and of rings; absent on other boards. */
  axes?: BoardContent["axes"];
  rows?: BoardContent["rows"];
  boxNames?: BoardContent["boxNames"];
  rings?: BoardContent["rings"];
  sectors?: BoardContent["sectors"];
  /** In reading order; the unplaced ones last. */
  notes: ExportedNote[];
  rounds: ExportedRound[];
  /** What its notes and steps rest on; absent without any. */
  evidence?: ExportedEvidence[];
  /** What is left of stories that were taken back, as far as its notes and steps rested on them; absent without any. */
  withdrawn?: WithdrawnStory[];
  /** The pictures it names; in JSON alone, absent without any. */
  images?: ExportedImageFile[];
  /** What is pinned to its notes and steps; absent without any. */
  pins?: ExportedPin[];
  /** People plotted over a map; absent without any. */
  scenarios?: ExportedScenario[];
  /** The board as it was, each time hosts kept it under a name; newest first, absent without any. */
  snapshots?: ExportedSnapshot[];
  /** What differs from the board it began as, where that is in the same file; says again what the boards say. */
  differences?: Difference[];
  /** How the room rated the steps of a map; absent where it was not shown. */
  feelings?: ExportedFeeling[];
}

export interface WorkshopExport {
  format: "longtable.workshop";
  version: typeof EXPORT_VERSION;
  readAt: string;
  /** `groups` are those people could choose from, whether anybody did. */
  workshop: { id: string; title: string; isSample: boolean; groups: Group[] };
  activities: Omit<Activity, "openedAt">[];
  boards: BoardExport[];
  /** Titles of boards that could not be read when the file was made; they are not in it. Absent where all could. */
  unread?: string[];
  decisions: Decision[];
  /** `byGroup` leaves out groups too small to show on their own, and `undeclared` counts who chose not to say. */
  participants: { count: number; byGroup: { id: string; label: string; count: number }[]; leastShown?: number };
  /** What became of what the room said; of the ideas box those that a host let through, and nobody knows who sent one. */
  followThrough?: Pick<FollowThrough, "stage" | "ideas" | "commitments"> & { ideaBox: IdeaBoxItem[] };
  /** What the room was asked, with the answers as far as they were shown; nobody's own answer. */
  agreements?: Omit<Proposal, "mine">[];
  checks?: Omit<Check, "mine">[];
  /** Counts of private answers only from five on; single answers are nowhere. */
  reflection?: Omit<Reflection, "answered">;
  votes?: VoteRecord;
  /** The room's question, every wording of it; the last one holds. */
  question?: { versions: QuestionVersion[] };
  /** The working agreement, every version of it; the last one holds. */
  agreement?: { versions: WorkingAgreement[] };
  /** Activities that were closed without their output, oldest first; the reason is null where nobody gave one. */
  closings?: Closing[];
  /** When activities were last opened, by the server's clock in milliseconds since 1970; those that never were are not in it. */
  begun?: { activityId: string; at: number }[];
  /** All evidence for this file's audience; absent without any. */
  evidence?: ExportedEvidence[];
  /** What is left of stories that were taken back; absent without any. */
  withdrawn?: WithdrawnStory[];
  report?: ReportPlan;
  /** The programme's measures, each beside a story that may be told to whom this is for; null where there is none. */
  measures?: ReportedMeasure[];
  /** The same measures as they are kept, with the programme's aims; absent where it belongs to none. */
  programme?: ExportedProgramme;
  /** How the room is set up; what is as usual is absent. */
  settings?: WorkshopSettings;
  tables?: ExportedTable[];
}

/** Reads a board into the one value that CSV, JSON and Markdown are written from. */
export function boardExport(source: BoardSource, readAt: number): BoardExport {
  const { board, content, rounds, tables, wordings, evidence = [], snapshots = [] } = source;
  const closed = rounds.flatMap(exportedRound);
  const [pins, feelings] = [exportedPins(content), exportedFeelings(content)];
  const scenarios = exportedScenarios(content);
  const lanes = sortLanes(content.lanes);
  const votes = new Map(closed.flatMap(({ results }) => results.map((row) => [row.noteId, row] as const)));
  const label = (list: readonly { id: string; label: string }[], id: string | null | undefined) =>
    list.find((entry) => entry.id === id)?.label ?? null;
  const areas = areaLabels(content);
  const heads = headsOf(content.notes);
  const notes = content.notes.map((note): ExportedNote => {
    const area = areas(note);
    const step = stepOf(content, note);
    const vote = votes.get(note.id);
    return {
      id: note.id,
      text: note.text,
      kind: note.kind,
      status: note.status,
      lang: note.lang,
      place: note.place,
      at: note.at,
      order: note.order,
      clusterId: note.clusterId,
      stage: step ? label(content.stages, step.stageId) : null,
      step: step?.label ?? null,
      lane: step && note.place && "laneId" in note.place ? label(lanes, note.place.laneId) : null,
      column: columnOf(content, note, area),
      ...(area !== undefined && { area }),
      cluster: label(content.clusters, note.clusterId),
      ...(note.tableId && tables?.[note.tableId] && { table: tables[note.tableId] }),
      ...(note.constraint && { constraint: note.constraint }),
      ...(note.linkIds && { linkIds: note.linkIds }),
      ...(note.channel && { channel: note.channel }),
      ...(note.assetKind && { assetKind: note.assetKind }),
      ...(note.tags && { tags: note.tags }),
      ...mergedInto(heads.get(note.id)),
      ...(note.by && { by: note.by }),
      ...(note.isByProxy && { isByProxy: true }),
      ...(wordings?.[note.id] && { wordings: wordings[note.id] }),
      ...imageOf(content, note.id),
      ...evidenceOf(evidence, note.id),
      dots: vote?.dots ?? null,
      voters: vote?.voters ?? null,
    };
  });
  return {
    format: "longtable.board",
    version: EXPORT_VERSION,
    readAt: new Date(readAt).toISOString(),
    board: { id: board.id, type: board.type, title: board.title, ...source.terms, ...scopeOf(source) },
    stages: content.stages,
    steps: content.steps,
    lanes,
    columns: content.columns,
    clusters: content.clusters,
    ...sidesOf(content),
    notes: inReadingOrder(notes, { ...content, lanes }),
    rounds: closed,
    ...(pins.length > 0 && { pins }),
    ...(scenarios.length > 0 && { scenarios }),
    ...(feelings.length > 0 && { feelings }),
    ...(snapshots.length > 0 && { snapshots: snapshots.map(exportedSnapshot) }),
    ...(evidence.length > 0 && { evidence: evidence.map(exportedEvidence) }),
    ...withdrawnOf(source),
  };
}

/** Evidence without what is nobody's business outside: whose table it came from. */
const exportedEvidence = ({ tableId: _tableId, isChecked: _isChecked, ...evidence }: Evidence): ExportedEvidence =>
  evidence;

/** Reads a whole workshop: what was done, the boards, closed rounds and decisions. No seat, alias or ballot is in it. */
export function workshopExport(source: WorkshopSource, readAt: number): WorkshopExport {
  const { workshop, activities, boards, decisions, participants } = source;
  const { before } = participants;
  const shown = addedUp(suppressSmallGroups(participants.byGroup, participants.leastShown), before?.byGroup ?? {});
  return {
    format: "longtable.workshop",
    version: EXPORT_VERSION,
    readAt: new Date(readAt).toISOString(),
    workshop: { id: workshop.id, title: workshop.title, isSample: workshop.isSample, groups: [...workshop.groups] },
    activities: activities.map(({ openedAt: _openedAt, ...activity }) => activity),
    boards: boards.map((board) => ({
      ...withoutEvidence(boardExport(board, readAt)),
      ...differencesOf(board, boards),
    })),
    ...(source.unread && { unread: source.unread.map(({ board }) => board.title) }),
    ...(source.evidence && source.evidence.length > 0 && { evidence: source.evidence.map(exportedEvidence) }),
    ...withdrawnOf(source),
    decisions: [...decisions],
    participants: {
      count: participants.count + (before?.count ?? 0),
      byGroup: Object.entries(shown).map(([id, count]) => ({
        id,
        label: workshop.groups.find((group) => group.id === id)?.label ?? id,
        count,
      })),
      ...(participants.leastShown !== undefined && { leastShown: participants.leastShown }),
    },
    ...(source.agreements && { agreements: source.agreements.map(({ mine: _mine, ...proposal }) => proposal) }),
    ...(source.checks && { checks: source.checks.map(({ mine: _mine, ...check }) => check) }),
    ...afterwards(source),
    ...(source.votes && { votes: source.votes }),
    ...planned(source),
    ...reported(source),
    ...kept(source),
  };
}

const withdrawnOf = ({ withdrawn = [] }: Pick<WorkshopSource, "withdrawn">): { withdrawn?: WithdrawnStory[] } =>
  withdrawn.length > 0 ? { withdrawn: [...withdrawn] } : {};

/** In a workshop's file evidence stands once, for all boards; their notes name it. */
function withoutEvidence({ evidence: _evidence, withdrawn: _withdrawn, ...board }: BoardExport): BoardExport {
  return board;
}

/** Each side was cut by itself before, so that their sum says nothing of a small group on either. */
function addedUp(here: GroupCounts, before: GroupCounts): GroupCounts {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(here)])];
  return Object.fromEntries(ids.map((id) => [id, (here[id] ?? 0) + (before[id] ?? 0)]));
}
