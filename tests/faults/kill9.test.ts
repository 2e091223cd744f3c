import { expect, it } from "vitest";
import { createRandom } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { killFromOutside } from "./killFromOutside.ts";
import { openRoomUnderFire, type RoomUnderFire } from "./roomUnderFire.ts";
import { faultRuns } from "./runs.ts";

const ROUNDS = faultRuns(12);
const SEED = 20260314;
/** Twice what a busy machine needed; three seconds a round are usual. */
const TIMEOUT_MS = ROUNDS * 24_000;

it(
  "[KE2] [CM2] [VO4] [VO8] after kill -9 at any moment everything acknowledged is there, once",
  async () => {
    const random = createRandom(SEED);
    await using server = await spawnServer();
    const room = await openRoomUnderFire(server, random);
    let leftPending = 0;

    for (let number = 1; number <= ROUNDS; number += 1) {
      const round = await room.openRound();
      const closeAt = random.chance(0.3) ? random.int(100, 300) : null;
      const killed = until(isUnderWayFrom(room)).then(() => killFromOutside(server, random.int(100, 900)));
      await room.writeUntil(round, closeAt, killed);
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
    expect(room.joined.length).toBeGreaterThanOrEqual(ROUNDS);
    room.leave();
  },
  TIMEOUT_MS,
);

/** True once people write and join, however slow the machine is. */
function isUnderWayFrom(room: RoomUnderFire): () => boolean {
  const before = { acknowledged: room.acknowledged(), joined: room.joined.length };
  return () => room.acknowledged() >= before.acknowledged + 40 && room.joined.length > before.joined;
}
