import type { Decision } from "@longtable/shared/decision/decision.schema";
import {
  agreedIds,
  isForNext,
  isForRoom,
  isOverdue,
  openingOrder,
  shortlistIds,
  stageOf,
  unanswered,
  uncommittedIds,
} from "@longtable/shared/followThrough/followThrough.rules";
import type {
  CarriedPin,
  Commitment,
  FollowThrough,
  IdeaBoxItem,
  ShortlistedIdea,
} from "@longtable/shared/followThrough/followThrough.schema";
import type { NoteId, WorkshopId } from "@longtable/shared/kernel/ids";
import { may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import { givenOf, heldBack } from "@longtable/shared/story/outcomesWithinConsent";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { Clock } from "../../kernel/clock.ts";
import type { Sql } from "../../storage/storage.ts";
import {
  listCommitments,
  listIdeaBox,
  markedIdeas,
  responsesOf,
  type Standing,
  type StoredCommitment,
  standingOf,
  workshopsBefore,
} from "./followThrough.store.ts";
import type { NoteText } from "./noteText.ts";

export interface FollowThroughReading {
  clock: Clock;
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  listDecisions(sql: Sql, workshopId: string): Promise<Decision[]>;
  /** The words of a workshop's notes: as they were voted on, else as they stand on their boards. */
  noteText(sql: Sql, workshopId: string): Promise<NoteText>;
  workshopTitle(sql: Sql, workshopId: string): Promise<string | null>;
  /** Pins of a workshop that nobody has answered, as they may be shown to the room; left out where there are no pins. */
  openPins?(sql: Sql, workshopId: string): Promise<CarriedPin[]>;
  /** Notes of a workshop whose story was not given to its programme, and votes on such; left out where there are no stories. */
  notGiven?(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
}

/** Reads what became of what a workshop said, and cuts it for each role. */
export function createFollowThroughReading({ clock, ...deps }: FollowThroughReading) {
  async function ideasOf(sql: Sql, workshopId: string, decisions: readonly Decision[]): Promise<ShortlistedIdea[]> {
    const marked = await markedIdeas(sql, workshopId);
    const words = new Map<string, string>(marked.map(({ noteId, text }) => [noteId, text]));
    const responses = await responsesOf(sql, workshopId);
    const agreed = new Set<NoteId>(agreedIds(decisions));
    const ids = shortlistIds(
      marked.map(({ noteId }) => noteId),
      decisions,
    );
    const textOf = ids.some((noteId) => !words.has(noteId)) ? await deps.noteText(sql, workshopId) : null;
    const ideas: ShortlistedIdea[] = [];
    for (const noteId of ids) {
      const text = words.get(noteId) ?? (await textOf?.(noteId)) ?? null;
      // A note that was removed before anybody marked it has no words left to answer.
      if (text === null) continue;
      ideas.push({ noteId, text, isAgreed: agreed.has(noteId), response: responses.get(noteId) ?? null });
    }
    return ideas;
  }

  async function stage(sql: Sql, workshopId: string, standing: Standing, ideas: readonly ShortlistedIdea[]) {
    const activities = await deps.listActivities(sql, workshopId);
    const isAnyOpen = activities.some(({ state }) => state === "open");
    return stageOf({ ...standing, isAnyOpen, unanswered: unanswered(ideas) });
  }

  const withDue = (commitment: StoredCommitment): Commitment => ({
    ...commitment,
    isOverdue: isOverdue(commitment, clock.now()),
  });

  /** Promises, without those that follow from a decision on words that were not given to the programme. */
  async function goingFurther(sql: Sql, workshopId: string): Promise<StoredCommitment[]> {
    const commitments = await listCommitments(sql, workshopId);
    const notGiven = commitments.length === 0 ? null : await deps.notGiven?.(sql, workshopId);
    if (!notGiven || notGiven.size === 0) return commitments;
    const decisions = await deps.listDecisions(sql, workshopId);
    const isUnsaid = heldBack(decisions, givenOf(decisions, notGiven));
    return commitments.filter(({ decisionId }) => !isUnsaid(decisionId));
  }

  async function carriedTo(sql: Sql, workshopId: string, previousId: WorkshopId | null) {
    const title = previousId === null ? null : await deps.workshopTitle(sql, previousId);
    if (previousId === null || title === null) return null;
    const commitments: Commitment[] = [];
    const ideas: IdeaBoxItem[] = [];
    const pins: CarriedPin[] = [];
    for (const id of await workshopsBefore(sql, workshopId)) {
      commitments.push(...(await goingFurther(sql, id)).map(withDue));
      ideas.push(...(await listIdeaBox(sql, id)).filter(isForNext));
      pins.push(...((await deps.openPins?.(sql, id)) ?? []));
    }
    return { workshopId: previousId, title, commitments: openingOrder(commitments), ideas, pins };
  }

  /** Everything, as hosts see it. */
  async function read(sql: Sql, workshopId: string): Promise<FollowThrough & Required<Pick<FollowThrough, "hosts">>> {
    const standing = await standingOf(sql, workshopId);
    const decisions = await deps.listDecisions(sql, workshopId);
    const ideas = await ideasOf(sql, workshopId, decisions);
    const commitments = (await listCommitments(sql, workshopId)).map(withDue);
    return {
      stage: await stage(sql, workshopId, standing, ideas),
      ideas,
      commitments,
      carried: await carriedTo(sql, workshopId, standing.previousId),
      hosts: {
        ideaBox: await listIdeaBox(sql, workshopId),
        uncommitted: uncommittedIds(decisions, commitments),
        sharedAt: standing.sharedAt,
      },
    };
  }

  return {
    ideasOf,
    read,
    /** One reading, and the cut of it for a role: what no host let through is not there for anyone else (FT9). */
    async forRoles(sql: Sql, workshopId: string): Promise<(role: Role) => FollowThrough> {
      const whole = await read(sql, workshopId);
      const { hosts: _hosts, ...room } = whole;
      const carried = room.carried && { ...room.carried, ideas: room.carried.ideas.filter(isForRoom) };
      return (role) => (may(role, "seeUnreleased") ? whole : { ...room, carried });
    },
  };
}
export type FollowThroughReader = ReturnType<typeof createFollowThroughReading>;
