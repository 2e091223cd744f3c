import type { PlottedScenario } from "../board/board.marks.ts";
import type { Note } from "../board/board.types.ts";
import type { SnapshotSource } from "../export/exportedSnapshot.ts";
import type { BoardSource, WithdrawnStory, Wording, WorkshopSource } from "../export/exportModel.ts";
import type { BoardId, NoteId } from "../kernel/ids.ts";
import { withoutNotes } from "../programme/plainBoard.ts";
import { scenarioReach } from "../scenarios/scenario.rules.ts";
import { type RecordedCandidate, type RoundRecord, sealOf } from "../voting/recount.rules.ts";
import type { Sha256 } from "../voting/voteLog.rules.ts";
import { cutOutcomes, outcomesOut, saidToTheRoom } from "./outcomesWithinConsent.ts";
import { effectiveScope, isWithdrawn, type Reach, reaches, reachOf } from "./scope.rules.ts";
import type { Evidence } from "./story.schema.ts";
import { type Audience, DEFAULT_BOARD_SCOPE, type Scope } from "./story.types.ts";

/**
 * Why something does not go out: its teller took it back; its teller did not agree to this audience; nobody has looked
 * for other people in it yet; the board it stands on is not for this audience; it is in no file, because hosts took it off or it
 * waits, or because hosts have not shown what came of it.
 */
export const LEFT_OUT_REASONS = [
  "withdrawn",
  "beyondConsent",
  "unchecked",
  "boardScope",
  "hidden",
  "notShown",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** One thing that does not go out. `scope` is how far it may go; null is nowhere. Nobody's words are in it. */
export interface LeftOut {
  what:
    | "note"
    | "story"
    | "media"
    | "image"
    | "idea"
    | "decision"
    | "commitment"
    | "proposal"
    | "reason"
    | "checkWord"
    | "votes"
    | "scenario"
    | "pin"
    | "rating";
  reason: LeftOutReason;
  id: string;
  scope: Reach;
  boardId?: string;
  /** For things that are only counted. */
  count?: number;
}

/** So many things of a board that are in no file, such as notes that wait for a host. */
export type Absent = Pick<LeftOut, "what" | "reason"> & { count: number };

/** Data that may be handed to an audience, and what is not in it. */
export interface WithinConsent<Source> {
  data: Source;
  leftOut: LeftOut[];
}

/** In place of words that do not go out where a list would not add up without their line. */
export const LEFT_OUT_WORDS = "Left out: not for everyone who may read this";

interface Judgement {
  scope: Reach;
  reason: LeftOutReason;
}

/** What lies around a board that is taken by itself: the workshop's other boards, and all its evidence. */
export interface Around {
  boards: readonly (Scoped & { board: { id: string } })[];
  evidence: readonly Evidence[];
}

/** What of one board may go out. Notes that may not are gone from it, also from its rounds' lists of candidates, whose figures stay. */
export function boardWithinConsent(
  source: BoardSource,
  audience: Audience,
  { boards, evidence }: Around = { boards: [], evidence: source.evidence ?? [] },
): WithinConsent<BoardSource> {
  const all = [source, ...boards];
  const judge = judgeOf(all, evidence);
  return { data: cutBoard(source, audience, judge, scopesOf(all)), leftOut: boardLeftOut(source, audience, judge) };
}

/**
 * What of a whole workshop may go out: the one place every file, report and page of it passes. It never adds anything, and what goes
 * to a wider audience is always part of what goes to a narrower one. With `sha256` a vote on words that are left out can still be
 * counted again; without, the published votes are left out where one of them names such words.
 */
export function withinConsent(
  source: WorkshopSource,
  audience: Audience,
  sha256?: Sha256,
): WithinConsent<WorkshopSource> {
  const evidence = source.evidence ?? [];
  const all = [...source.boards, ...(source.unread ?? [])];
  const judge = judgeOf(all, evidence);
  const isOut = (noteId: NoteId) => !reaches(judge(noteId).scope, audience);
  const isPublic = audience === "public";
  const { votes, ...rest } = source;
  const rounds = votes ? sealedRounds(votes.rounds, isOut, sha256) : null;
  const data: WorkshopSource = {
    ...rest,
    boards: source.boards.map((board) => cutBoard(board, audience, judge, scopesOf(all))),
    ...(source.evidence && { evidence: evidence.flatMap((one) => cutEvidence(one, audience)) }),
    ...(source.fellowStories && { fellowStories: fellowsWithin(source.fellowStories, audience) }),
    ...tombstones(evidence, audience),
    ...cutOutcomes(source, isOut),
    ...(isPublic && saidToTheRoom({ ...source, ...cutOutcomes(source, isOut) }).cut),
    ...(rounds && votes && { votes: { ...votes, rounds } }),
  };
  const leftOut = [
    ...source.boards.flatMap((board) => boardLeftOut(board, audience, judge)),
    ...outcomesOut(source, isOut).map(({ noteId, ...one }): LeftOut => ({ ...one, ...judge(noteId) })),
    ...(isPublic ? saidLeftOut({ ...source, ...cutOutcomes(source, isOut) }) : []),
    ...(votes && !rounds ? [VOTES] : []),
    ...evidence.flatMap((one) => evidenceLeftOut(one, audience)),
  ];
  return { data, leftOut };
}

/** Whether a note of these boards does not reach an audience, by its boards' circles and what it rests on. */
export function beyond(
  boards: readonly Scoped[],
  evidence: readonly Evidence[],
  audience: Audience,
): (noteId: string) => boolean {
  const judge = judgeOf(boards, evidence);
  return (noteId) => !reaches(judge(noteId).scope, audience);
}

/** A board as far as it says how far its notes may go. */
export interface Scoped {
  content: { notes: readonly { id: string }[] };
  scope?: Scope | undefined;
}

/** How far each note may go, and why no further. */
function judgeOf(boards: readonly Scoped[], evidence: readonly Evidence[]): (noteId: string) => Judgement {
  const scopes = new Map<string, Scope>();
  for (const { content, scope = DEFAULT_BOARD_SCOPE } of boards) {
    // A note and its copy on another board have one id: neither goes further than the other.
    for (const { id } of content.notes) {
      const other = scopes.get(id);
      scopes.set(id, other && reaches(scope, other) ? other : scope);
    }
  }
  const byNote = new Map<string, Evidence[]>();
  for (const one of evidence) {
    for (const { noteId } of one.links) if (noteId) byNote.set(noteId, [...(byNote.get(noteId) ?? []), one]);
  }
  return (noteId) => {
    const linked = byNote.get(noteId) ?? [];
    const scope = effectiveScope(linked, scopes.get(noteId) ?? DEFAULT_BOARD_SCOPE);
    const standing = linked.filter((one) => !isWithdrawn(one));
    if (standing.length === 0) return { scope, reason: linked.length > 0 ? "withdrawn" : "boardScope" };
    const narrowest = standing.find((one) => reachOf(one) === scope);
    const waits = narrowest && !narrowest.isChecked && narrowest.consent.scope !== "table";
    return { scope, reason: waits ? "unchecked" : "beyondConsent" };
  };
}

/** Names belong to the room: beyond it no note says who wrote it. */
function withoutWriter({ by: _by, ...note }: Note): Note {
  return note;
}

function saidLeftOut(source: WorkshopSource): LeftOut[] {
  const { counts } = saidToTheRoom(source);
  return (["reason", "checkWord", "idea"] as const).flatMap((what): LeftOut[] =>
    counts[what] > 0 ? [{ what, id: what, scope: "room", reason: "beyondConsent", count: counts[what] }] : [],
  );
}

const VOTES: LeftOut = { what: "votes", id: "votes", scope: null, reason: "beyondConsent" };

/**
 * Published votes whose left-out candidates are their seals alone, so that they can be counted again all the same. Null where one
 * cannot be sealed: then the words stand in the log.
 */
function sealedRounds(
  rounds: readonly RoundRecord[],
  isOut: (id: NoteId) => boolean,
  sha256: Sha256 | undefined,
): RoundRecord[] | null {
  const sealed = (candidate: RecordedCandidate): RecordedCandidate | null => {
    if (!isOut(candidate.noteId)) return candidate;
    const { salt, noteId, text } = candidate;
    const seal = candidate.seal ?? (salt && sha256 ? sealOf(salt, text, sha256) : null);
    return seal ? { noteId, text: LEFT_OUT_WORDS, seal } : null;
  };
  const records = rounds.map((round) => ({ ...round, candidates: round.candidates.map(sealed) }));
  const isWhole = (record: (typeof records)[number]): record is RoundRecord & typeof record =>
    record.candidates.every((candidate) => candidate !== null);
  return records.every(isWhole) ? records : null;
}

const scopesOf = (boards: Around["boards"]): ReadonlyMap<string, Scope> =>
  new Map(boards.map(({ board, scope = DEFAULT_BOARD_SCOPE }) => [board.id, scope]));

function cutBoard(
  source: BoardSource,
  audience: Audience,
  judge: (noteId: string) => Judgement,
  scopes: ReadonlyMap<string, Scope>,
): BoardSource {
  const isOut = (noteId: string) => !reaches(judge(noteId).scope, audience);
  const { content, rounds, evidence, wordings, snapshots } = source;
  // The words a note had on another board go no further than that board, also once it is gone from there.
  const mayGo = ({ id, boardId }: Wording) =>
    !isOut(id) && reaches(scopes.get(boardId) ?? DEFAULT_BOARD_SCOPE, audience);
  const cut = cutMarks(source, audience, isOut);
  const pictured = new Set(cut.marks?.images?.map(({ noteId }) => noteId));
  const notes = content.notes
    .filter(({ id }) => !isOut(id))
    .map((note) => withoutLinks(audience === "room" ? note : withoutWriter(note), isOut));
  return {
    ...source,
    content: { ...cut, notes: notes.map((note) => (pictured.has(note.id) ? note : withoutImage(note))) },
    rounds: rounds.map((entry) => ({
      ...entry,
      round: {
        ...entry.round,
        candidates: entry.round.candidates.map((candidate) =>
          isOut(candidate.noteId) ? { ...candidate, text: LEFT_OUT_WORDS } : candidate,
        ),
      },
    })),
    ...(evidence && { evidence: evidence.flatMap((one) => cutEvidence(one, audience)) }),
    ...tombstones(evidence ?? [], audience),
    ...(snapshots && { snapshots: cutSnapshots(source, snapshots, audience, isOut) }),
    ...(wordings && {
      wordings: Object.fromEntries(
        Object.entries(wordings)
          .filter(([id]) => !isOut(id))
          .map(([id, earlier]) => [id, earlier.filter(mayGo)]),
      ),
    }),
  };
}

/**
 * A board as it was goes where the board goes, with the notes that may go there now: whoever narrowed what a note rests on, or
 * the board itself, meant its earlier words too. A note that is on no board any more stays in the room.
 */
function cutSnapshots(
  { scope = DEFAULT_BOARD_SCOPE }: BoardSource,
  snapshots: readonly SnapshotSource[],
  audience: Audience,
  isOut: (noteId: string) => boolean,
): readonly SnapshotSource[] {
  if (!reaches(scope, audience)) return [];
  return snapshots.map(({ content, ...kept }) => ({ ...kept, content: withoutNotes(content, isOut) }));
}

/**
 * What is pinned, and how the room felt, rests on no evidence: it goes as far as its board, and never beyond its note. A real
 * person's life goes no further than their story.
 */
function cutMarks(
  { content, scope = DEFAULT_BOARD_SCOPE }: BoardSource,
  audience: Audience,
  isOut: (id: string) => boolean,
): BoardSource["content"] {
  const { marks, ...bare } = content;
  const images = (marks?.images ?? []).filter((image) => !isOut(image.noteId) && reaches(image.scope, audience));
  if (!marks || !reaches(scope, audience)) return images.length > 0 ? { ...bare, marks: { images } } : bare;
  const pins = (marks.pins ?? []).filter(({ noteId }) => !noteId || !isOut(noteId));
  const scenarios = (marks.scenarios ?? []).filter((one) => reaches(reachOfScenario(one, scope), audience));
  return { ...bare, marks: { ...marks, pins, scenarios, ...(marks.images && { images }) } };
}

const reachOfScenario = ({ fictional, storyReach }: PlottedScenario, scope: Scope): Reach =>
  scenarioReach(fictional, scope, storyReach);

function withoutLinks<Note extends { linkIds?: readonly NoteId[] }>(note: Note, isOut: (id: string) => boolean): Note {
  return note.linkIds?.some(isOut) ? { ...note, linkIds: note.linkIds.filter((id) => !isOut(id)) } : note;
}

function withoutImage({ image, ...bare }: Note): Note {
  return bare;
}

/** Pictures go no further than their note, and no further than who put them there said. */
function imagesLeftOut(
  { board, content }: BoardSource,
  audience: Audience,
  judge: (noteId: string) => Judgement,
): LeftOut[] {
  return (content.marks?.images ?? []).flatMap(({ imageId, noteId, scope }): LeftOut[] => {
    const note = judge(noteId);
    if (!reaches(note.scope, audience)) return [{ what: "image", id: imageId, boardId: board.id, ...note }];
    if (reaches(scope, audience)) return [];
    return [{ what: "image", id: imageId, boardId: board.id, scope, reason: "beyondConsent" }];
  });
}

/** The reference of a picture or recording goes with its own consent; the words may go without it. */
export const mayShowReference = ({ kind, consent }: Evidence) =>
  (kind !== "image" && kind !== "audio") || consent.media === kind;

/** A picture that belongs to a story goes where its teller agreed that pictures go. */
const mayShowImage = ({ image, consent }: Evidence) => image === undefined || consent.media === "image";

function cutEvidence(one: Evidence, audience: Audience): Evidence[] {
  if (!reaches(reachOf(one), audience)) return [];
  const { image, ...words } = mayShowReference(one) ? one : { ...one, reference: "" };
  // Who collected it is known to the room and named to nobody else.
  const shown = audience === "room" ? words : { ...words, collector: "" };
  return [image && mayShowImage(one) ? { ...shown, image } : shown];
}

/** What is left of stories that were taken back goes with the notes that rested on them: without it they would go further. */
function tombstones(evidence: readonly Evidence[], audience: Audience): Pick<WorkshopSource, "withdrawn"> {
  const withdrawn = evidence.flatMap((one): WithdrawnStory[] => {
    const { id, links, consent } = one;
    const isIn = isWithdrawn(one) && consent.scope !== null && reaches(consent.scope, audience) && links.length > 0;
    return isIn && consent.scope ? [{ id, scope: consent.scope, links }] : [];
  });
  return withdrawn.length > 0 ? { withdrawn } : {};
}

function evidenceLeftOut(one: Evidence, audience: Audience): LeftOut[] {
  const { id, consent, isChecked } = one;
  const scope = reachOf(one);
  if (isWithdrawn(one)) return [{ what: "story", id, scope: null, reason: "withdrawn" }];
  // What its teller keeps for themselves is not there for anybody else, not even as a line in this list.
  if (consent.scope === null) return [];
  if (!reaches(scope, audience)) {
    const isWaiting = !isChecked && reaches(consent.scope, audience);
    return [{ what: "story", id, scope, reason: isWaiting ? "unchecked" : "beyondConsent" }];
  }
  const isWhole = (mayShowReference(one) || one.reference === "") && mayShowImage(one);
  return isWhole ? [] : [{ what: "media", id, scope, reason: "beyondConsent" }];
}

/** What its teller keeps for themselves is no line in this list either. */
function scenariosLeftOut({ board, content, scope = DEFAULT_BOARD_SCOPE }: BoardSource, audience: Audience): LeftOut[] {
  return (content.marks?.scenarios ?? []).flatMap((one): LeftOut[] => {
    const reach = reachOfScenario(one, scope);
    if (reaches(reach, audience) || one.storyReach === null) return [];
    const reason = reaches(scope, audience) ? "beyondConsent" : "boardScope";
    return [{ what: "scenario", reason, id: one.id, scope: reach, boardId: board.id }];
  });
}

function boardLeftOut(source: BoardSource, audience: Audience, judge: (noteId: string) => Judgement): LeftOut[] {
  const boardId: BoardId = source.board.id;
  const notes = source.content.notes.filter(({ id }) => !reaches(judge(id).scope, audience));
  return [
    ...notes.map(({ id }): LeftOut => ({ what: "note", id, boardId, ...judge(id) })),
    ...imagesLeftOut(source, audience, judge),
    ...scenariosLeftOut(source, audience),
    ...marksLeftOut(source, audience, judge),
    ...(source.absent ?? []).map((absent): LeftOut => ({ ...absent, id: boardId, boardId, scope: null })),
  ];
}

/** Pins and ratings that `cutMarks` takes away, each with why. */
function marksLeftOut(
  { board, content, scope = DEFAULT_BOARD_SCOPE }: BoardSource,
  audience: Audience,
  judge: (noteId: string) => Judgement,
): LeftOut[] {
  const { pins = [], feelings = [] } = content.marks ?? {};
  const boardId: BoardId = board.id;
  if (!reaches(scope, audience)) {
    const away = { reason: "boardScope", id: boardId, boardId, scope } as const;
    return [
      ...(pins.length > 0 ? [{ what: "pin" as const, count: pins.length, ...away }] : []),
      ...(feelings.length > 0 ? [{ what: "rating" as const, count: feelings.length, ...away }] : []),
    ];
  }
  return pins.flatMap(({ id, noteId }): LeftOut[] => {
    const judged = noteId ? judge(noteId) : null;
    return judged && !reaches(judged.scope, audience) ? [{ what: "pin", id, boardId, ...judged }] : [];
  });
}

/** Another workshop's room is not this one: its stories come here only where they were given to the programme. */
const fellowsWithin = (stories: readonly Evidence[], audience: Audience): Evidence[] =>
  stories.filter((one) => reaches(reachOf(one), "programme")).flatMap((one) => cutEvidence(one, audience));
