import type { PlottedScenario } from "@longtable/shared/board/board.marks";
import { may } from "@longtable/shared/participation/permissions";
import { withKnownNeeds } from "@longtable/shared/scenarios/scenario.rules";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import { type Reach, reaches } from "@longtable/shared/story/scope.rules";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { listScenarios, type StoredScenario } from "./scenarios.store.ts";

type Readers = (sql: Sql, workshopId: string) => Promise<(seat: Seat) => (boardId: string) => boolean>;

/** Which stories a seat may read, and how far each may go. */
interface StoryReaches {
  mayRead(seat: Seat, storyId: string): boolean;
  reach(storyId: string): Reach;
}

function bare({
  seatId: _seatId,
  writers: _writers,
  gone: _gone,
  storyId: _storyId,
  ...seen
}: StoredScenario): Scenario {
  return withKnownNeeds(seen);
}

/**
 * A workshop's plotted people, read once and cut for a seat: those of boards it may read, without whose they are; a real person's
 * only where their story may be read; for screens only what hosts chose, and no story that stays at a table.
 */
export async function scenariosFor(
  sql: Sql,
  workshopId: string,
  { readers, readTies }: { readers: Readers; readTies(sql: Sql, workshopId: string): Promise<StoryReaches> },
): Promise<(seat: Seat) => Scenario[]> {
  const scenarios = await listScenarios(sql, workshopId);
  if (scenarios.length === 0) return () => [];
  const ties = await readTies(sql, workshopId);
  const readable = await readers(sql, workshopId);
  return (seat) => {
    const mayRead = readable(seat);
    const isScreen = seat.role === "observer";
    const isHost = may(seat.role, "keepEvidence");
    const isFor = ({ storyId, onWall }: StoredScenario) => {
      if (isScreen) return onWall && (storyId === null || reaches(ties.reach(storyId), "room"));
      return storyId === null || ties.mayRead(seat, storyId);
    };
    return scenarios
      .filter((one) => mayRead(one.boardId) && isFor(one))
      .map((one) => ({
        ...bare(one),
        ...(one.seatId === seat.id && { isMine: true }),
        ...(one.storyId !== null && isHost && { storyId: one.storyId }),
      }));
  };
}

/** Every plotted person, for files, with how far the story may go that each is told from. */
export async function readScenarios(
  sql: Sql,
  workshopId: string,
  reach: (storyId: string) => Reach,
): Promise<PlottedScenario[]> {
  return (await listScenarios(sql, workshopId)).map((one) => ({
    ...bare(one),
    ...(one.storyId !== null && { storyId: one.storyId, storyReach: reach(one.storyId) }),
  }));
}
