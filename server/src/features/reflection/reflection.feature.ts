import type { ParticipantId, WheelId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import {
  answerRung,
  askQuestion,
  closeQuestion,
  declareRung,
  rateSelf,
  recordWheel,
  removeWheel,
} from "@longtable/shared/reflection/reflection.commands";
import { countRungs, distanceTravelled, wheelDenial } from "@longtable/shared/reflection/reflection.rules";
import type { Question, Rung } from "@longtable/shared/reflection/reflection.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  addWheel,
  answersTo,
  deleteAnswers,
  listQuestions,
  listWheels,
  putAnswer,
  putDeclaredRung,
  putQuestion,
  removeStoredWheel,
} from "./reflection.store.ts";

export interface ReflectionDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
  /** Drives deleted answers out of the file's log of changes, once what runs is done. */
  scrubSoon(): void;
}

const SLICE = { slices: ["reflection"] } as const;

/** Looking at how we worked: the wheel, the rung, and how far people came. */
export function registerReflectionCommands(on: Register, deps: ReflectionDeps): void {
  const host = (context: CommandContext) => deps.requireRight(context, "followUp");

  on(recordWheel, async (input, context) => {
    const { sql, seat } = context;
    host(context);
    const denial = wheelDenial(input.scores, input.evidence);
    if (denial) throw new UserError("invalid", `reflection.${denial}`);
    if ((await listWheels(sql, seat.workshopId)).length >= LIMITS.wheelsPerWorkshop) {
      throw new UserError("conflict", "followThrough.full");
    }
    const wheelId = newId<WheelId>();
    await addWheel(sql, seat.workshopId, { ...input, id: wheelId });
    context.changed(SLICE);
    return { wheelId };
  });

  on(removeWheel, async ({ wheelId }, context) => {
    host(context);
    const removed = await removeStoredWheel(context.sql, context.seat.workshopId, wheelId);
    if (removed === 0) throw new UserError("notFound", "reflection.noSuchWheel");
    context.changed(SLICE);
    return {};
  });

  on(declareRung, async (declared, context) => {
    host(context);
    await putDeclaredRung(context.sql, context.seat.workshopId, declared);
    context.changed(SLICE);
    return {};
  });

  on(askQuestion, async ({ question }, context) => {
    const { sql, seat } = context;
    host(context);
    const asked = await listQuestions(sql, seat.workshopId);
    const standing = (name: Question) => asked.find((one) => one.question === name)?.state ?? null;
    if (standing(question) === "open") return {};
    // Asked again, the difference between two counts could tell what one person said.
    if (standing(question) === "closed") throw new UserError("conflict", "reflection.askedAlready");
    if (question === "end" && standing("start") === null) throw new UserError("conflict", "reflection.noStart");
    if (question === "end" && standing("start") === "open") await close(sql, seat.workshopId, "start");
    await putQuestion(sql, seat.workshopId, { question, state: "open", answered: 0, result: null });
    context.changed(SLICE);
    return {};
  });

  on(closeQuestion, async ({ question }, context) => {
    const { sql, seat } = context;
    host(context);
    const asked = (await listQuestions(sql, seat.workshopId)).find((one) => one.question === question);
    if (!asked) throw new UserError("conflict", "reflection.notOpen");
    if (asked.state === "open") await close(sql, seat.workshopId, question);
    deps.scrubSoon();
    context.changed(SLICE);
    return {};
  });

  on(answerRung, async ({ rung }, context) => {
    await answer(deps, context, "rung", { rung });
    return {};
  });

  on(rateSelf, async ({ when, value }, context) => {
    await answer(deps, context, when, { value });
    return {};
  });
}

async function answer(deps: ReflectionDeps, context: CommandContext, question: Question, given: unknown) {
  const { sql, seat } = context;
  deps.requireRight(context, "rate");
  const participantId = requirePerson(seat.participantId);
  const asked = (await listQuestions(sql, seat.workshopId)).find((one) => one.question === question);
  if (asked?.state !== "open") throw new UserError("conflict", "reflection.notOpen");
  await putAnswer(sql, seat.workshopId, { question, participantId, answer: given });
  context.changed({ seatSlices: [{ seatId: seat.id, slices: ["reflection"] }], counts: ["reflection"] });
}

/** A host's seat and a screen have nobody in them to ask. */
function requirePerson(participantId: ParticipantId | null): ParticipantId {
  if (participantId === null) throw new UserError("forbidden", "command.notAllowed");
  return participantId;
}

/** Counts, and deletes what each person said; those of the start stay until the end is counted, to be paired. */
async function close(sql: Sql, workshopId: string, question: Question): Promise<void> {
  const answers = await answersTo<{ rung: Rung; value: number }>(sql, workshopId, question);
  const closed = { question, state: "closed", answered: answers.size } as const;
  if (question === "rung") {
    const counts = countRungs([...answers.values()].map(({ rung }) => rung));
    await putQuestion(sql, workshopId, { ...closed, result: counts });
    await deleteAnswers(sql, workshopId, "rung");
    return;
  }
  if (question === "start") return putQuestion(sql, workshopId, { ...closed, result: null });
  const start = await answersTo<{ value: number }>(sql, workshopId, "start");
  const result = distanceTravelled(values(start), values(answers));
  await putQuestion(sql, workshopId, { ...closed, result });
  await deleteAnswers(sql, workshopId, "start");
  await deleteAnswers(sql, workshopId, "end");
}

/**
 * For a workshop that ends: counts every open question, and deletes the answers at the start that no end will be paired
 * with. Afterwards no answer stands beside a person.
 */
export async function closeQuestions(sql: Sql, workshopId: string): Promise<void> {
  const asked = await listQuestions(sql, workshopId);
  for (const { question } of asked.filter(({ state }) => state === "open")) await close(sql, workshopId, question);
  await deleteAnswers(sql, workshopId, "start");
}

const values = (answers: ReadonlyMap<string, { value: number }>) =>
  new Map([...answers].map(([person, { value }]) => [person, value]));
