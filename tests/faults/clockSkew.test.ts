import { createServerClock } from "@longtable/client/src/session/serverClock.ts";
import { describe, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { startServer } from "../support/testServer.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 2, 14, 9);

/** A clock that a test sets; it stands still in between. */
function createSetClock(at: number) {
  let now = at;
  return {
    now: () => now,
    go(milliseconds: number) {
      now += milliseconds;
    },
  };
}

describe.each([
  ["a day slow", -DAY_MS],
  ["a day fast", DAY_MS],
])("a phone that is %s", (_what, skew) => {
  it("[WS7] shows the time that is left by the server's clock, before and after its line was gone", async () => {
    const clock = createSetClock(NOW);
    await using server = await startServer({ clock });
    const room = await openWorkshop(server);
    const phone = takeSeat({ url: server.url, token: await room.join("Ada") });
    const device = createServerClock(() => clock.now() + skew);
    const secondsLeft = async () => {
      const state = await phone.waitFor((found) => (found.timer ? found : null), "the timer");
      device.hear(state.timer);
      return ((state.timer?.endsAt ?? Number.NaN) - device.now()) / 1000;
    };

    await server.api.run(room.facilitator, "workshop.setTimer", { seconds: 300 });
    expect(await secondsLeft()).toBe(300);
    clock.go(60_000);
    expect(await secondsLeft()).toBe(240);

    phone.socket.disconnect();
    clock.go(60_000);
    const before = phone.state();
    phone.socket.connect();
    await phone.waitFor((state) => state !== before, "the state once more");
    expect(await secondsLeft()).toBe(180);
    phone.close();
  });
});

it.each([
  ["back", -DAY_MS],
  ["forward", DAY_MS],
])(
  "[CM4] nobody is turned away because the server's clock is put a day %s in the middle of a session",
  async (_way, by) => {
    const clock = createSetClock(NOW);
    await using server = await startServer({ clock });
    const room = await openWorkshop(server);
    const ada = await room.join("Ada");
    const first = await room.addNote(ada, "before");
    const roundId = await room.openRound([first]);
    clock.go(by);
    for (let note = 0; note < 30; note += 1) await room.addNote(ada, `after ${note}`);
    await server.api.run(ada, "voting.castBallot", { roundId, dots: { [first]: 2 } });
    const late = await room.join("Late");
    await room.addNote(late, "also after");
    const { tally } = await server.api.run<{ tally: unknown }>(room.facilitator, "voting.closeRound", { roundId });
    expect(tally).toMatchObject([{ noteId: first, dots: 2, voters: 1 }]);
  },
);
