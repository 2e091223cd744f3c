import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { DecisionId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import {
  declineSuggestion,
  setAgreement,
  setQuestion,
  suggest,
  takeSuggestion,
} from "@longtable/shared/purpose/purpose.commands";
import { changedMeanwhile, sameLines, withoutRepeats } from "@longtable/shared/purpose/purpose.rules";
import {
  type AgreementLine,
  AgreementLine as AgreementLineSchema,
  PURPOSE_LIMITS,
  type SuggestionSubject,
} from "@longtable/shared/purpose/purpose.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  addAgreementVersion,
  addQuestionVersion,
  addSuggestion,
  findSuggestion,
  listAgreementVersions,
  listQuestionVersions,
  listWaiting,
  type StoredSuggestion,
  setSuggestionState,
} from "./purpose.store.ts";

export interface PurposeDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
  listDecisions(sql: Sql, workshopId: string): Promise<Decision[]>;
  putDecision(sql: Sql, workshopId: string, decision: Decision): Promise<void>;
}

/** What the workshop is about and what its people expect of each other; the room may change both (METHODS M25, M54). */
export function registerPurposeCommands(on: Register, deps: PurposeDeps): void {
  registerQuestion(on, deps);
  registerAgreement(on, deps);

  on(suggest, async ({ about, text }, context) => {
    const { sql, seat, now } = context;
    deps.requireRight(context, "addNotes");
    if (about === "agreement" && text.length > PURPOSE_LIMITS.lineChars) {
      throw new UserError("invalid", "command.wrongShape");
    }
    if ((await listWaiting(sql, seat.workshopId)).length >= PURPOSE_LIMITS.suggestions) {
      throw new UserError("conflict", "workshop.tooManySuggestions");
    }
    await addSuggestion(sql, seat.workshopId, { id: newId(), about, text, sentAt: now });
    context.changed({ slices: ["agenda"] });
    return {};
  });

  on(declineSuggestion, async ({ suggestionId, isDeclined }, context) => {
    const { sql, seat } = context;
    const found = await suggestionOf(context, suggestionId);
    deps.requireRight(context, "runActivities");
    if (found.state === "taken") throw new UserError("conflict", "workshop.suggestionTaken");
    await setSuggestionState(sql, seat.workshopId, suggestionId, isDeclined ? "declined" : "waiting");
    context.changed({ slices: ["agenda"] });
    return {};
  });
}

function registerQuestion(on: Register, deps: PurposeDeps): void {
  on(setQuestion, async ({ text, method, decisionId, suggestionId, basedOn }, context) => {
    const { sql, seat, now } = context;
    deps.requireRight(context, "runActivities");
    const versions = await listQuestionVersions(sql, seat.workshopId);
    refuseWhenChanged(basedOn, versions.length);
    if (suggestionId) await takenBy(context, suggestionId, "question");
    const last = versions.at(-1);
    if (last?.text === text) return { version: versions.length, decisionId: last.decisionId ?? null };
    requireRoom(versions.length);
    // The first wording is what the room was invited to; every other one the room decides on.
    const isDecided = last !== undefined || suggestionId !== undefined || decisionId !== undefined;
    const decided = isDecided ? await decisionFor(deps, context, { text, method, decisionId }) : null;
    const version = versions.length + 1;
    const kept = { text, at: now, ...(decided && { decisionId: decided }) };
    await addQuestionVersion(sql, seat.workshopId, version, kept);
    context.changed({ slices: ["workshop", "agenda", ...(decided ? (["decisions"] as const) : [])] });
    return { version, decisionId: decided };
  });
}

interface Adopted {
  text: string;
  method: "host" | "vote";
  decisionId: DecisionId | undefined;
}

/** The decision a wording rests on: the one named, else a new one. */
async function decisionFor(deps: PurposeDeps, { sql, seat, now }: CommandContext, adopted: Adopted) {
  const decisions = await deps.listDecisions(sql, seat.workshopId);
  if (adopted.decisionId) {
    const found = decisions.find(({ id }) => id === adopted.decisionId);
    if (!found) throw new UserError("notFound", "followThrough.noSuchDecision");
    return found.id;
  }
  if (decisions.length >= LIMITS.decisionsPerWorkshop) throw new UserError("conflict", "decision.tooMany");
  const id = newId<DecisionId>();
  const question = `Our question: ${adopted.text}`;
  const about = { question, method: adopted.method, state: "agreed" as const, roundId: null, noteIds: [] };
  await deps.putDecision(sql, seat.workshopId, { ...about, id, recordedAt: now });
  return id;
}

function registerAgreement(on: Register, deps: PurposeDeps): void {
  on(setAgreement, async ({ lines, suggestionId, basedOn }, context) => {
    deps.requireRight(context, "runActivities");
    const versions = await listAgreementVersions(context.sql, context.seat.workshopId);
    refuseWhenChanged(basedOn, versions.length);
    if (suggestionId) await takenBy(context, suggestionId, "agreement");
    return { version: await keepLines(context, lines) };
  });

  on(takeSuggestion, async ({ suggestionId, side }, context) => {
    const { sql, seat } = context;
    const found = await suggestionOf(context, suggestionId);
    deps.requireRight(context, "runActivities");
    const lines = (await listAgreementVersions(sql, seat.workshopId)).at(-1)?.lines ?? [];
    // Two hosts may press at once: what is in is in.
    if (found.state === "taken") return { version: await keepLines(context, lines) };
    await takenBy(context, suggestionId, "agreement");
    if (lines.length >= PURPOSE_LIMITS.linesPerAgreement) throw new UserError("conflict", "workshop.agreementFull");
    const line = AgreementLineSchema.parse({ side, text: found.text });
    return { version: await keepLines(context, [...lines, line]) };
  });
}

/** Keeps the lines as a new version unless they are as they were, and answers the version that holds. */
async function keepLines(context: CommandContext, given: readonly AgreementLine[]): Promise<number> {
  const { sql, seat, now } = context;
  const versions = await listAgreementVersions(sql, seat.workshopId);
  const lines = withoutRepeats(given);
  if (sameLines(lines, versions.at(-1)?.lines ?? [])) return versions.length;
  requireRoom(versions.length);
  const version = versions.length + 1;
  await addAgreementVersion(sql, seat.workshopId, { version, at: now, lines });
  context.changed({ slices: ["workshop", "agenda"] });
  return version;
}

function refuseWhenChanged(basedOn: number | undefined, standing: number): void {
  const denial = changedMeanwhile(basedOn, standing);
  if (denial) throw new UserError("conflict", `workshop.${denial}`);
}

function requireRoom(count: number): void {
  if (count >= PURPOSE_LIMITS.versions) throw new UserError("conflict", "workshop.tooManyVersions");
}

async function suggestionOf({ sql, seat }: CommandContext, id: string): Promise<StoredSuggestion> {
  const found = await findSuggestion(sql, seat.workshopId, id);
  if (!found) throw new UserError("notFound", "workshop.noSuchSuggestion");
  return found;
}

/** Marks a suggestion about the named subject as taken up. */
async function takenBy(context: CommandContext, id: string, about: SuggestionSubject): Promise<void> {
  const found = await suggestionOf(context, id);
  if (found.about !== about) throw new UserError("notFound", "workshop.noSuchSuggestion");
  await setSuggestionState(context.sql, context.seat.workshopId, id, "taken");
  context.changed({ slices: ["agenda"] });
}
