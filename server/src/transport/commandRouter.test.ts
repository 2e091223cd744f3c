import { addNote } from "@longtable/shared/board/board.commands";
import { beforeEach, expect, it } from "vitest";
import type { BoardRegistry } from "../collaboration/boardRegistry.ts";
import type { Seat } from "../kernel/seat.ts";
import { createLog } from "../observability/log.ts";
import { createMetrics } from "../observability/metrics.ts";
import type { Sql } from "../storage/storage.ts";
import { createCommandRouter } from "./commandRouter.ts";

const seat = { id: "s1", workshopId: "w1", role: "participant" } as Seat;
const command = { id: "1", type: "board.addNote", boardId: "b1", text: "words" };

let steps: string[];
let isFast: boolean;
let canCommit: boolean;
beforeEach(() => {
  steps = [];
  isFast = false;
  canCommit = true;
});

/** A router whose surroundings write down when they are asked. */
function createRouter() {
  const sql = { get: async () => undefined, run: async () => 1, all: async () => [] } as unknown as Sql;
  const registry = {
    async transact(work: (sql: Sql, boards: unknown) => Promise<unknown>) {
      steps.push("begin");
      const result = await work(sql, {});
      if (!canCommit) throw new Error("the disk is full");
      steps.push("commit");
      return result;
    },
  } as unknown as BoardRegistry;
  const router = createCommandRouter({
    registry,
    isStopping: () => false,
    limits: {
      take() {
        steps.push("limit");
        return !isFast;
      },
    },
    seatById: async () => seat,
    clock: { now: () => 0 },
    publish: () => steps.push("publish"),
    log: createLog("silent"),
    metrics: createMetrics(),
  });
  router.register(addNote, async (_input, context) => {
    steps.push("handle");
    context.changed({ slices: ["boards"] });
    return { noteId: "n1" as never };
  });
  return router;
}

it("[CM1] a command is limited, read, handled in a transaction, published after the commit, then acknowledged", async () => {
  const { reply } = await createRouter().handle(seat, command);
  steps.push("acknowledge");
  expect(steps).toEqual(["limit", "begin", "handle", "commit", "publish", "acknowledge"]);
  expect(reply).toEqual({ ok: true, result: { noteId: "n1" } });
});

it("[CM1] who is too fast is told so before anything is read", async () => {
  isFast = true;
  const { reply } = await createRouter().handle(seat, "nonsense");
  expect(reply).toMatchObject({ ok: false, error: { code: "tooFast", retryable: true } });
  expect(steps).toEqual(["limit"]);
});

it("[CM1] what cannot be read opens no transaction", async () => {
  const { reply } = await createRouter().handle(seat, { ...command, text: 5 });
  expect(reply).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(steps).toEqual(["limit"]);
});

it("[CM1] what could not be committed is neither published nor acknowledged as done", async () => {
  canCommit = false;
  const { reply } = await createRouter().handle(seat, command);
  expect(reply).toMatchObject({ ok: false, error: { code: "internal", retryable: true } });
  expect(steps).toEqual(["limit", "begin", "handle"]);
});
