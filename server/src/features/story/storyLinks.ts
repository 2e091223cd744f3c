import type { EvidenceStatus } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { isWithdrawn } from "@longtable/shared/story/scope.rules";
import { linkStory, unlinkStory } from "@longtable/shared/story/story.commands";
import type { StoryLink } from "@longtable/shared/story/story.schema";
import { type EvidenceKind, STORY_LIMITS } from "@longtable/shared/story/story.types";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { storyInHand, tell } from "./story.feature.ts";
import { addLink, findStory, removeLink, type StoredStory } from "./story.store.ts";
import { assumeUnbacked } from "./unbacked.ts";

interface LinkDeps {
  /** Files that were made, or are being made, of a workshop are thrown away. */
  dropFiles(workshopId: string): void;
  /** True where this seat may read the board. */
  mayRead(context: CommandContext, boardId: string): Promise<boolean>;
  /** True for a note that this seat wrote. */
  isOwnNote(context: CommandContext, boardId: string, noteId: string): Promise<boolean>;
  /** True for a note that hosts have locked for this seat, by the part it stands or is shown in. */
  isNoteLocked(context: CommandContext, boardId: string, noteId: NoteId): Promise<boolean>;
}

/** What somebody said is reported; what a visit, a page, a picture or a recording shows is observed. */
const STATUS_OF: Record<EvidenceKind, EvidenceStatus> = {
  testimony: "reported",
  visitNote: "observed",
  link: "observed",
  image: "observed",
  audio: "observed",
};

/** Links stories with notes and steps (METHODS M21): by its teller, or by a host. */
export function registerStoryLinks(on: Register, { mayRead, isOwnNote, isNoteLocked, dropFiles }: LinkDeps): void {
  on(linkStory, async ({ storyId, ...link }, context) => {
    const story = await storyInHand(context, storyId);
    const target = oneOf(link);
    if (!(await mayRead(context, link.boardId))) throw new UserError("notFound", "board.notFound");
    if (story.links.length >= STORY_LIMITS.linksPerStory) throw new UserError("conflict", "story.full");
    const room = await context.boards.room(link.boardId);
    const { noteId, stepId } = target;
    const isThere = noteId ? room.board.hasNote(noteId) : room.board.content().steps.some(({ id }) => id === stepId);
    if (!isThere) throw new UserError("notFound", noteId ? "board.noteNotFound" : "story.stepNotFound");
    // What rests on a story goes no further than the story: that is nobody's to decide about other people's notes but the hosts'.
    const isTheirs = link.noteId === undefined || (await isOwnNote(context, link.boardId, link.noteId));
    if (!isTheirs && !may(context.seat.role, "keepEvidence")) throw new UserError("forbidden", "story.onlyOwnNotes");
    await addLink(context.sql, context.seat.workshopId, storyId, target);
    if (noteId && story.consent.scope !== null) {
      const status = room.board.content().notes.find(({ id }) => id === noteId)?.status ?? "assumed";
      const shown = STATUS_OF[story.kind];
      // The story backs the note there, too; that the note says so is for hosts where they have locked it.
      if (status === "assumed" && !(await isNoteLocked(context, link.boardId, noteId))) {
        await room.edit(context.sql, (board, origin) => board.changeNote(noteId, { status: shown }, origin));
      }
    }
    // What rests on it goes no further than it does from now on.
    dropFiles(context.seat.workshopId);
    tell(context);
    return {};
  });

  on(unlinkStory, async ({ storyId, ...link }, context) => {
    const story = await linkedStory(context, storyId);
    const target = oneOf(link);
    await removeLink(context.sql, storyId, target);
    await assumeUnbacked(
      { ...context, workshopId: context.seat.workshopId },
      { ...story, links: story.links.filter((one) => sameLink(one, target)) },
    );
    tell(context);
    return {};
  });
}

/** A story in hand; for hosts also what is left of one that was taken back, so that a note need not rest on it for ever. */
async function linkedStory(context: CommandContext, storyId: string): Promise<StoredStory> {
  const { sql, seat } = context;
  const gone = may(seat.role, "keepEvidence") ? await findStory(sql, seat.workshopId, storyId) : null;
  return gone && isWithdrawn(gone) ? gone : storyInHand(context, storyId);
}

function oneOf({ boardId, noteId, stepId }: { [Key in keyof StoryLink]: StoryLink[Key] | undefined }): StoryLink {
  if (boardId === undefined || (noteId === undefined) === (stepId === undefined)) {
    throw new UserError("invalid", "command.wrongShape");
  }
  return { boardId, ...(noteId && { noteId }), ...(stepId && { stepId }) };
}

const sameLink = (one: StoryLink, other: StoryLink) =>
  one.boardId === other.boardId && one.noteId === other.noteId && one.stepId === other.stepId;
