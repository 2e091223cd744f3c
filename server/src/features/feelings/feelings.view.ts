import type { BoardFeelings, StepFeeling } from "@longtable/shared/journey/feelings.schema";
import { may } from "@longtable/shared/participation/permissions";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { feelingAnswers, listRatings } from "./feelings.store.ts";

type Readers = (sql: Sql, workshopId: string) => Promise<(seat: Seat) => (boardId: string) => boolean>;

const withoutHidden = (step: StepFeeling): StepFeeling => ({
  ...step,
  words: step.words.filter(({ hidden }) => !hidden),
});

/**
 * How the room rated its maps, read once and cut for a seat: only boards it may read, its own ratings while they can be changed,
 * what was counted for hosts once closed and for everyone once shown.
 *
 * @param readers - which boards a seat may read.
 */
export async function feelingsFor(
  sql: Sql,
  workshopId: string,
  readers: Readers,
): Promise<(seat: Seat) => BoardFeelings[]> {
  const ratings = await listRatings(sql, workshopId);
  if (ratings.length === 0) return () => [];
  const answers = await feelingAnswers(sql, workshopId);
  const readable = await readers(sql, workshopId);
  return (seat) => {
    const mayRead = readable(seat);
    const isHost = may(seat.role, "openAndCloseRounds");
    return ratings
      .filter(({ boardId }) => mayRead(boardId))
      .map(({ boardId, state, isShown, frozen }): BoardFeelings => {
        const given = answers.get(boardId);
        const rated = [...(given?.values() ?? [])].filter((own) => own.some(({ value }) => value !== null)).length;
        const mine = seat.participantId === null ? undefined : given?.get(seat.participantId);
        return {
          boardId,
          state,
          isShown,
          people: frozen?.people ?? rated,
          ...(frozen && isHost && { steps: frozen.steps }),
          ...(frozen && !isHost && isShown && { steps: frozen.steps.map(withoutHidden) }),
          ...(mine && { mine }),
        };
      });
  };
}

/** What was counted and shown, for files: nobody's own rating, no hidden word. */
export async function readShownFeelings(sql: Sql, workshopId: string): Promise<BoardFeelings[]> {
  return (await listRatings(sql, workshopId)).flatMap(({ boardId, state, isShown, frozen }) =>
    isShown && frozen
      ? [{ boardId, state, isShown, people: frozen.people, steps: frozen.steps.map(withoutHidden) }]
      : [],
  );
}
