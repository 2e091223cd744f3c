import { may } from "@longtable/shared/participation/permissions";
import type { Distance, Question, Reflection, RungCounts } from "@longtable/shared/reflection/reflection.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { answeredBy, declaredRung, listQuestions, listWheels } from "./reflection.store.ts";

/** How the workshop was worked in, and each person's cut of it: only which questions that person has answered. */
export async function readReflection(sql: Sql, workshopId: string): Promise<Reflection> {
  const questions = await listQuestions(sql, workshopId);
  const asked = (name: Question) => questions.find(({ question }) => question === name) ?? null;
  const [rung, start, end] = [asked("rung"), asked("start"), asked("end")];
  return {
    wheels: await listWheels(sql, workshopId),
    declared: await declaredRung(sql, workshopId),
    rung: rung && { state: rung.state, answered: rung.answered, counts: rung.result as RungCounts | null },
    start: start && { state: start.state, answered: start.answered },
    end: end && { state: end.state, answered: end.answered, distance: end.result as Distance | null },
  };
}

/** One reading for many seats. */
export async function reflectionForSeats(sql: Sql, workshopId: string): Promise<(seat: Seat) => Reflection> {
  const room = await readReflection(sql, workshopId);
  const done = await answeredBy(sql, workshopId);
  return (seat) => {
    if (!seat.participantId || !may(seat.role, "rate")) return room;
    return { ...room, answered: done.get(seat.participantId) ?? [] };
  };
}
