import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { createRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { openRoomUnderFire } from "./roomUnderFire.ts";

const ROUNDS = 20;
const SEED = 20260314;

it("[KE2] [CM2] [VO4] [VO8] after kill -9 at any moment everything acknowledged is there, once", async () => {
  const random = createRandom(SEED);
  await using server = await spawnServer();
  const room = await openRoomUnderFire(server, random);
  let leftPending = 0;

  for (let number = 1; number <= ROUNDS; number += 1) {
    const round = await room.openRound();
    const closeAt = random.chance(0.3) ? random.int(100, 300) : null;
    await room.writeUntil(round, closeAt, killFromOutside(server, random.int(300, 1200)));
    leftPending += room.phones.filter((phone) => phone.isPending()).length;

    await server.start();
    expect(await room.faults(round), `round ${number}, before anything is sent again`).toEqual([]);
    await room.comeBack();
    expect(await room.faults(round), `round ${number}, after everything was sent again`).toEqual([]);
    const { counted, recounted } = await room.closeRound(round);
    expect(counted, `round ${number}: tally and recount`).toEqual(recounted);
  }

  const { facilitator, fresh } = await room.bothCopies();
  expect(fresh).toEqual(facilitator);
  // A run in which nothing was under way when the server died would prove nothing.
  expect(leftPending).toBeGreaterThan(ROUNDS);
  expect(room.acknowledged()).toBeGreaterThan(ROUNDS * 40);
  expect(room.map.editCount()).toBeGreaterThan(ROUNDS);
  expect(room.joined.length).toBeGreaterThan(ROUNDS);
  room.leave();
});

/**
 * `kill -9` from a process of its own: one of the writers' would strike only between two of their own steps, when the
 * server has just answered, and so miss the moments that matter.
 */
async function killFromOutside(server: SpawnedServer, afterMs: number): Promise<void> {
  const killer = spawn("sh", ["-c", `sleep ${afterMs / 1000}; kill -9 ${server.pid()}`], { stdio: "ignore" });
  await once(killer, "exit");
  await server.kill();
}
