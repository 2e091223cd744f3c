import type { Reply } from "@longtable/shared/kernel/command";
import { expect, it } from "vitest";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom, type Random } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { recount } from "./phone.ts";
import { faultSeeds } from "./runs.ts";
import { createSender } from "./sender.ts";

const VOTERS = 20;
const DOTS = 5;

/** Up to five dots on up to three candidates. */
function ballotOf(candidates: readonly string[], random: Random): Record<string, number> {
  const [first = "", second = ""] = random.shuffle(candidates);
  const dots = random.int(1, 3);
  return { [first]: dots, [second]: random.int(1, DOTS - dots) };
}

it.each(faultSeeds(21, 2))(
  "[KE2] [VO4] SIGTERM in an open vote: everyone is told to come back, and each ballot counts once (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    await using server = await spawnServer();
    const room = await openWorkshop(server);
    const candidates = await Promise.all(["A", "B", "C", "D"].map((text) => room.addNote(room.facilitator, text)));
    const roundId = await room.openRound(candidates, { dots: DOTS, maxPerItem: DOTS });
    const voters = await Promise.all(
      Array.from({ length: VOTERS }, async (_, index) =>
        createSender({ url: server.url, token: await room.join(`p${index}`) }),
      ),
    );
    const canvas = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
    await Promise.all([canvas.synced(), ...voters.map((voter) => voter.connected())]);

    // Everyone changes their mind until the server goes; the last ballot of each is the one that counts.
    let acknowledged = 0;
    let isGoing = false;
    const lasts = voters.map(async (voter) => {
      let last = ballotOf(candidates, random);
      let reply: Promise<Reply> = voter.add("voting.castBallot", { roundId, dots: last });
      while (!isGoing) {
        const { ok } = await reply;
        expect(ok).toBe(true);
        acknowledged += 1;
        last = ballotOf(candidates, random);
        reply = voter.add("voting.castBallot", { roundId, dots: last });
      }
      return { last, reply };
    });
    await until(() => acknowledged > VOTERS * random.int(2, 6), { what: "ballots" });
    const stopped = server.kill("SIGTERM");
    expect(await canvas.closed()).toBe(4503);
    expect(await stopped).toBe(0);
    isGoing = true;
    const unanswered = voters.filter((voter) => !voter.isEmpty()).length;

    // The phones come by themselves: nobody presses anything.
    await server.start();
    for (const voter of voters) voter.comeBack();
    const ends = await Promise.all(lasts);
    await Promise.all(ends.map(async ({ reply }) => expect((await reply).ok).toBe(true)));
    expect(unanswered).toBeGreaterThan(0);

    const { tally } = await server.api.run<{ tally: { noteId: string; dots: number; voters: number }[] }>(
      room.facilitator,
      "voting.closeRound",
      { roundId },
    );
    const counted = Object.fromEntries(tally.map(({ noteId, dots, voters: by }) => [noteId, { dots, voters: by }]));
    expect(counted).toMatchObject(recount(ends.map(({ last }) => last)));
    await until(() => canvas.provider.synced, { what: "the canvas's return" });
    for (const voter of voters) voter.close();
    canvas.close();
  },
);
