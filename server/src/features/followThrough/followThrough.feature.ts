import { addNoteDenial } from "@longtable/shared/board/board.rules";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import {
  addCommitment,
  changeCommitment,
  respond,
  sendIdea,
  setShortlisted,
  setStage,
  sortIdea,
} from "@longtable/shared/followThrough/followThrough.commands";
import {
  agreedIds,
  proofDenial,
  responseDenial,
  unanswered,
} from "@longtable/shared/followThrough/followThrough.rules";
import type { IdeaBoxItem } from "@longtable/shared/followThrough/followThrough.schema";
import type { BoardId, CommitmentId, IdeaBoxItemId, NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  addIdeaBoxItem,
  listCommitments,
  listIdeaBox,
  markedIdeas,
  markIdea,
  putCommitment,
  putResponse,
  type StoredCommitment,
  setStanding,
  sortIdeaBoxItem,
  standingOf,
  unmarkIdea,
  workshopsBefore,
} from "./followThrough.store.ts";
import type { FollowThroughReader } from "./followThrough.view.ts";
import type { NoteText } from "./noteText.ts";

export interface FollowThroughDeps {
  reading: FollowThroughReader;
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
  listDecisions(sql: Sql, workshopId: string): Promise<Decision[]>;
  noteText(sql: Sql, workshopId: string): Promise<NoteText>;
  boardWorkshop(sql: Sql, boardId: string): Promise<string | null>;
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: null }): Promise<void>;
  /** Remembers the note that an idea became, so that it goes with the idea. */
  keepMadeOfIdea(
    sql: Sql,
    itemId: string,
    note: { workshopId: string; boardId: string; noteId: string },
  ): Promise<void>;
  closeOpenActivities(context: CommandContext): Promise<void>;
  /** Counts what people were asked, and forgets who answered what. */
  closeQuestions(sql: Sql, workshopId: string): Promise<void>;
  /** Drives deleted answers out of the file's log of changes, once what runs is done. */
  scrubSoon(): void;
}

const SLICE = { slices: ["followThrough"] } as const;

/** What becomes of what the room said: answers, promises and late ideas. */
export function registerFollowThroughCommands(on: Register, deps: FollowThroughDeps): void {
  const host = (context: CommandContext) => deps.requireRight(context, "followUp");

  on(setShortlisted, async ({ noteId, isOn }, context) => {
    const { sql, seat } = context;
    host(context);
    const text = await (await deps.noteText(sql, seat.workshopId))(noteId);
    const marked = await markedIdeas(sql, seat.workshopId);
    const isMarked = marked.some((idea) => idea.noteId === noteId);
    if (text === null && !isMarked) throw new UserError("notFound", "board.noteNotFound");
    if (isOn && !isMarked && marked.length >= LIMITS.shortlistPerWorkshop)
      throw new UserError("conflict", "followThrough.full");
    if (isOn && text !== null) await markIdea(sql, seat.workshopId, { noteId, text });
    if (!isOn) {
      const agreed = agreedIds(await deps.listDecisions(sql, seat.workshopId));
      if (agreed.includes(noteId)) throw new UserError("conflict", "followThrough.agreedStays");
      await unmarkIdea(sql, seat.workshopId, noteId);
    }
    context.changed(SLICE);
    return {};
  });

  on(respond, async ({ noteId, outcome, reason, by }, context) => {
    const { sql, seat, now } = context;
    host(context);
    const ideas = await deps.reading.ideasOf(sql, seat.workshopId, await deps.listDecisions(sql, seat.workshopId));
    if (!ideas.some((idea) => idea.noteId === noteId)) throw new UserError("notFound", "followThrough.notShortlisted");
    const denial = responseDenial(outcome, reason);
    if (denial) throw new UserError("invalid", `followThrough.${denial}`);
    await putResponse(sql, seat.workshopId, noteId, { outcome, reason, by, at: now });
    context.changed(SLICE);
    return {};
  });

  on(setStage, async ({ state }, context) => {
    const { sql, seat, now } = context;
    host(context);
    const ideas = await deps.reading.ideasOf(sql, seat.workshopId, await deps.listDecisions(sql, seat.workshopId));
    const lacking = unanswered(ideas);
    if (state === "reported" && lacking > 0) {
      throw new UserError("conflict", "followThrough.ideasUnanswered", { count: lacking });
    }
    const closedAt = state === "running" ? null : ((await standingOf(sql, seat.workshopId)).closedAt ?? now);
    await setStanding(sql, seat.workshopId, { closedAt, reportedAt: state === "reported" ? now : null });
    if (state !== "running") {
      await deps.closeOpenActivities(context);
      await deps.closeQuestions(sql, seat.workshopId);
      deps.scrubSoon();
    }
    context.changed({ slices: ["followThrough", "phase", "activities", "boards", "reflection"] });
    return {};
  });

  registerCommitments(on, deps);
  registerIdeaBox(on, deps);
}

function registerCommitments(on: Register, deps: FollowThroughDeps): void {
  const checkProof = (proof: string) => {
    const denial = proofDenial(proof);
    if (denial) throw new UserError("invalid", `followThrough.${denial}`);
  };

  on(addCommitment, async ({ what, owners, due, decisionId }, context) => {
    const { sql, seat } = context;
    deps.requireRight(context, "followUp");
    const decisions = decisionId ? await deps.listDecisions(sql, seat.workshopId) : [];
    if (decisionId && !decisions.some(({ id }) => id === decisionId)) {
      throw new UserError("notFound", "followThrough.noSuchDecision");
    }
    const before = await listCommitments(sql, seat.workshopId);
    if (before.length >= LIMITS.commitmentsPerWorkshop) throw new UserError("conflict", "followThrough.full");
    const commitmentId = newId<CommitmentId>();
    const kept = { id: commitmentId, decisionId: decisionId ?? null, what, owners, due, proof: null };
    await putCommitment(sql, seat.workshopId, { ...kept, state: "open" });
    context.changed(SLICE);
    return { commitmentId };
  });

  on(changeCommitment, async ({ commitmentId, proof, ...change }, context) => {
    const { sql, seat } = context;
    // Those that came over from earlier workshops are kept up to date where people meet now.
    const found = await find([seat.workshopId, ...(await workshopsBefore(sql, seat.workshopId))], async (id) =>
      (await listCommitments(sql, id)).find((one) => one.id === commitmentId),
    );
    if (!found) throw new UserError("notFound", "followThrough.noSuchCommitment");
    deps.requireRight(context, "followUp");
    if (proof) checkProof(proof);
    const next: StoredCommitment = { ...found.value, ...given(change) };
    await putCommitment(sql, found.workshopId, { ...next, ...(proof !== undefined && { proof: proof || null }) });
    tellBoth(context, found.workshopId);
    return {};
  });
}

function registerIdeaBox(on: Register, deps: FollowThroughDeps): void {
  on(sendIdea, async ({ text }, context) => {
    const { sql, seat, now } = context;
    deps.requireRight(context, "addNotes");
    const box = await listIdeaBox(sql, seat.workshopId);
    if (box.length >= LIMITS.ideaBoxPerWorkshop) throw new UserError("conflict", "followThrough.full");
    const id = newId<IdeaBoxItemId>();
    const item: IdeaBoxItem = { id, text, source: "late", state: "waiting", sentAt: now, boardId: null };
    await addIdeaBoxItem(sql, seat.workshopId, item);
    context.changed(SLICE);
    return {};
  });

  on(sortIdea, async (input, context) => {
    const { sql, seat } = context;
    const found = await find([seat.workshopId, ...(await workshopsBefore(sql, seat.workshopId))], async (id) =>
      (await listIdeaBox(sql, id)).find((one) => one.id === input.itemId),
    );
    if (!found) throw new UserError("notFound", "followThrough.noSuchIdea");
    if (input.to === "board" && (await deps.boardWorkshop(sql, input.boardId)) !== seat.workshopId) {
      throw new UserError("notFound", "board.notFound");
    }
    deps.requireRight(context, "followUp");
    if (found.value.state === "shown") throw new UserError("conflict", "followThrough.onBoardAlready");
    tellBoth(context, found.workshopId);
    if (input.to !== "board") {
      await sortIdeaBoxItem(sql, input.itemId, { state: input.to === "kept" ? "approved" : "hidden", boardId: null });
      return {};
    }
    const noteId = await putOnBoard(deps, context, input.boardId, found.value.text);
    await deps.keepMadeOfIdea(sql, input.itemId, { workshopId: seat.workshopId, boardId: input.boardId, noteId });
    await sortIdeaBoxItem(sql, input.itemId, { state: "shown", boardId: input.boardId });
    return { noteId };
  });
}

/** Tells the room, and the earlier workshop that the thing belongs to when it is another. */
function tellBoth(context: CommandContext, workshopId: string): void {
  context.changed(SLICE);
  if (workshopId !== context.seat.workshopId) context.changed(SLICE, workshopId);
}

/** Writes a late idea in the server's own hand: it has no author to remember. */
async function putOnBoard(deps: FollowThroughDeps, context: CommandContext, boardId: BoardId, text: string) {
  const { sql, seat, boards } = context;
  const room = await boards.room(boardId);
  if (addNoteDenial("edit", room.board.noteCount())) throw new UserError("conflict", "board.boardFull");
  const noteId = newId<NoteId>();
  await deps.addNoteRow(sql, { id: noteId, boardId, workshopId: seat.workshopId, seatId: null });
  await room.edit(sql, (board, origin) => {
    const column = board.listColumns()[0];
    board.addNote({ id: noteId, text, kind: "idea", place: column ? { columnId: column.id } : null }, origin);
  });
  return noteId;
}

/** The first of the workshops that has it. */
async function find<Id extends string, Value>(
  workshopIds: readonly Id[],
  look: (workshopId: Id) => Promise<Value | undefined>,
): Promise<{ workshopId: Id; value: Value } | null> {
  for (const workshopId of workshopIds) {
    const value = await look(workshopId);
    if (value !== undefined) return { workshopId, value };
  }
  return null;
}

type Given<Change> = { [Key in keyof Change]?: Exclude<Change[Key], undefined> };

/** Only the fields that were sent. */
function given<Change extends object>(change: Change): Given<Change> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Given<Change>;
}
