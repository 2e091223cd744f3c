import {
  type AnyCommand,
  CommandEnvelope,
  hasUnsafeKey,
  keepableTexts,
  type Reply,
} from "@longtable/shared/kernel/command";
import { UserError } from "@longtable/shared/kernel/userError";
import { isViewOnly } from "@longtable/shared/participation/permissions";
import type { z } from "zod";
import { DamagedBoardError } from "../collaboration/boardJournal.ts";
import type { BoardRegistry, BoardUnit } from "../collaboration/boardRegistry.ts";
import { BoardFullError } from "../collaboration/boardRoom.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Change, Publish } from "../kernel/publish.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Logger } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { Sql } from "../storage/storage.ts";
import { unwritableReason } from "../storage/unwritable.ts";
import type { SeatLimits } from "./rateLimits.ts";

/** What a command's handler may use. All of it belongs to one transaction. */
export interface CommandContext {
  seat: Seat;
  sql: Sql;
  boards: BoardUnit;
  now: number;
  /** Says what changed, in the seat's workshop or in another; told to everyone after the commit. */
  changed(change: Change, workshopId?: string): void;
}

type Handler<C extends AnyCommand> = (
  input: z.output<C["input"]>,
  context: CommandContext,
) => Promise<z.input<C["output"]>>;

/** For answers that must not be kept, because they would tell something: a repeat is answered anew, changing nothing. */
interface KeepNothing<C extends AnyCommand> {
  again: Handler<C>;
}

/** Registers a command's handler; each feature calls it once per command. */
export type Register = <C extends AnyCommand>(command: C, handler: Handler<C>, keepNothing?: KeepNothing<C>) => void;

interface RouterDeps {
  registry: BoardRegistry;
  /** True once the server is on its way down: what comes now is to be sent again to the next one. */
  isStopping(): boolean;
  limits: SeatLimits;
  /** The seat with its rights of this moment; null once it or its workshop is gone. */
  seatById(sql: Sql, seatId: string): Promise<Seat | null>;
  clock: Clock;
  publish: Publish;
  /** After the commit and the publishing; never for a repeat, nor for what was refused. */
  onDone?(seat: Seat, done: DoneCommand): void;
  log: Logger;
  metrics: Metrics;
}

/** A command that went through. */
export interface DoneCommand {
  type: string;
  input: unknown;
  /** False when all was as asked for already. */
  hasChanged: boolean;
}

interface Entry {
  command: AnyCommand;
  handler(input: unknown, context: CommandContext): Promise<unknown>;
  again: ((input: unknown, context: CommandContext) => Promise<unknown>) | null;
}

/**
 * Every command, by socket or by HTTP, takes the same way: limit, parse, authorise (in its handler, by shared rules),
 * one transaction, publish after commit, acknowledge. A repeated id changes nothing and gets the first answer.
 */
export function createCommandRouter({
  registry,
  isStopping,
  limits,
  seatById,
  clock,
  publish,
  onDone,
  log,
  metrics,
}: RouterDeps) {
  const entries = new Map<string, Entry>();

  const register: Register = (command, handler, keepNothing) => {
    const again = (keepNothing?.again ?? null) as Entry["again"];
    entries.set(command.type, { command, handler: handler as Entry["handler"], again });
  };

  async function run(who: Seat, payload: unknown): Promise<{ type: string; result: unknown }> {
    if (isStopping()) throw new UserError("busy", "command.stopping");
    if (!limits.take(who)) throw new UserError("tooFast", "command.tooFast");
    const envelope = CommandEnvelope.safeParse(payload);
    if (!envelope.success || hasUnsafeKey(payload)) throw new UserError("invalid", "command.wrongShape");
    const { id, type, ...rest } = envelope.data;
    const entry = entries.get(type);
    if (!entry) throw new UserError("invalid", "command.unknown");
    const input = entry.command.input.safeParse(keepableTexts(rest));
    if (!input.success) throw new UserError("invalid", "command.wrongShape");
    const changes: { change: Change; workshopId: string }[] = [];
    let isRepeat = false;
    const result = await registry.transact(async (sql, boards) => {
      const seat = await seatById(sql, who.id);
      if (!seat) throw new UserError("unauthorised", "error.deadToken");
      if (isViewOnly(seat)) throw new UserError("forbidden", "people.viewOnly");
      const context: CommandContext = {
        seat,
        sql,
        boards,
        now: clock.now(),
        changed: (change, workshopId = seat.workshopId) => changes.push({ change, workshopId }),
      };
      const earlier = await findReceipt(sql, seat.id, id);
      // An id that stood for something else: its answer would say that this was done too.
      const isOfItsKind = earlier && (earlier.result_json === NOT_KEPT) === (entry.again !== null);
      if (earlier && !isOfItsKind) throw new UserError("invalid", "command.wrongShape");
      isRepeat = earlier !== undefined;
      if (earlier) return entry.again ? entry.again(input.data, context) : (JSON.parse(earlier.result_json) as unknown);
      const output = await entry.handler(input.data, context);
      await keepReceipt(sql, seat, id, entry.again ? NOT_KEPT : JSON.stringify(output));
      return output;
    });
    for (const { change, workshopId } of changes) publish(workshopId, change);
    if (!isRepeat) onDone?.(who, { type, input: input.data, hasChanged: changes.length > 0 });
    return { type, result };
  }

  return {
    register,
    /**
     * Runs a registered command inside another's transaction, as the seat in `context`; the other keeps the receipt.
     *
     * @throws {UserError} as the command does, and `invalid` for an input of the wrong shape.
     */
    async perform(type: string, given: unknown, context: CommandContext): Promise<unknown> {
      const entry = entries.get(type);
      const input = entry?.command.input.safeParse(given);
      if (!entry || !input?.success) throw new UserError("invalid", "command.wrongShape");
      return entry.handler(input.data, context);
    },

    /** The types that are registered, with their schemas; for the OpenAPI document. */
    commands: (): AnyCommand[] => [...entries.values()].map(({ command }) => command),

    /** Runs one command and answers with its acknowledgement; never throws. */
    async handle(seat: Seat, payload: unknown): Promise<{ reply: Reply; status: number }> {
      const started = performance.now();
      try {
        const { type, result } = await run(seat, payload);
        metrics.commands.inc({ type, outcome: "ok" });
        metrics.commandSeconds.observe({ type }, (performance.now() - started) / 1000);
        return { reply: { ok: true, result }, status: 200 };
      } catch (error) {
        const refusal = asUserError(error);
        const type = knownType(entries, payload);
        if (refusal.code === "internal") log.error({ err: error, seat: seat.id, type }, "command failed");
        else log.debug({ seat: seat.id, type, code: refusal.code }, "command refused");
        metrics.commands.inc({ type, outcome: refusal.code });
        return { reply: { ok: false, error: refusal.toWire() }, status: refusal.status };
      }
    },
  };
}
export type CommandRouter = ReturnType<typeof createCommandRouter>;

/** Anything that is not a refusal is a bug or a failing disk: the person learns only that it did not go through. */
export function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  if (unwritableReason(error)) return new UserError("busy", "error.notKept");
  if (error instanceof DamagedBoardError) return new UserError("internal", "board.damaged", { cause: error });
  if (error instanceof BoardFullError) return new UserError("conflict", "board.boardFull");
  return new UserError("internal", "error.internal", { cause: error });
}

/** In place of an answer that is not kept. */
const NOT_KEPT = "null";

/** A metric's label must be one of a fixed set, whatever was sent. */
function knownType(entries: ReadonlyMap<string, Entry>, payload: unknown): string {
  const type = typeof payload === "object" && payload !== null && "type" in payload ? payload.type : null;
  return typeof type === "string" && entries.has(type) ? type : "unknown";
}

async function findReceipt(sql: Sql, seatId: string, commandId: string) {
  return sql.get<{ result_json: string }>(
    "SELECT result_json FROM receipts WHERE seat_id = ? AND command_id = ?",
    seatId,
    commandId,
  );
}

/** Which command it was is not kept: the file would say who has voted and whose a late idea is. */
async function keepReceipt(sql: Sql, seat: Seat, commandId: string, resultJson: string): Promise<void> {
  await sql.run(
    "INSERT INTO receipts (seat_id, command_id, workshop_id, result_json) VALUES (?, ?, ?, ?)",
    seat.id,
    commandId,
    seat.workshopId,
    resultJson,
  );
}
