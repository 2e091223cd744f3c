import { expect, it } from "vitest";
import { createRandom } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { openRoomUnderFire } from "./roomUnderFire.ts";

/** What a supervisor grants a stop before it kills. */
const STOP_MS = 8_000;

it.each([11, 12, 13])("[KE2] SIGTERM amid writes ends in order and loses nothing (seed %i)", async (seed) => {
  const random = createRandom(seed);
  await using server = await spawnServer();
  const room = await openRoomUnderFire(server, random);
  const round = await room.openRound();
  const acks = random.int(100, 400);
  let stopped = { code: null as number | null, ms: 0 };

  async function stop(): Promise<void> {
    await until(() => room.acknowledged() >= acks, { what: "the acknowledgements" });
    const started = performance.now();
    const code = await server.kill("SIGTERM");
    stopped = { code, ms: performance.now() - started };
  }
  await room.writeUntil(round, null, stop());
  expect(stopped.code).toBe(0);
  expect(stopped.ms).toBeLessThan(STOP_MS);

  await server.start();
  expect(await room.faults(round), "before anything is sent again").toEqual([]);
  await room.comeBack();
  expect(await room.faults(round), "after everything was sent again").toEqual([]);
  const { counted, recounted } = await room.closeRound(round);
  expect(counted).toEqual(recounted);
  room.leave();
});
