import { createHash } from "node:crypto";
import { recount as checkRecord, type VoteRecord } from "@longtable/shared/voting/recount.rules";
import type { PublishedBallot } from "@longtable/shared/voting/voting.schema";
import { expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom, type Random } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { withDatabase } from "./database.ts";
import { killFromOutside } from "./killFromOutside.ts";
import { type Ballot, recount } from "./phone.ts";
import { faultSeeds } from "./runs.ts";
import { createSender, type Sender } from "./sender.ts";

const PHONES = 20;
const KILLS = 2;
const DOTS = 5;
const MOST = 3;

function ballotOf(candidates: readonly string[], random: Random): Ballot {
  const [first = "", second = ""] = random.shuffle(candidates);
  const dots = random.int(1, MOST);
  return { [first]: dots, [second]: random.int(1, Math.min(MOST, DOTS - dots)) };
}

/** A person who changes their mind again and again: what the server has said yes to, and what is still on its way. */
function createVoter(sender: Sender, nextBallot: () => Ballot) {
  let kept: Ballot | null = null;
  let onTheWay: Ballot | null = null;
  let acknowledged = 0;
  return {
    sender,
    acknowledged: () => acknowledged,
    isWaiting: () => onTheWay !== null,
    /** The ballots that may count now. */
    may: () => [kept, onTheWay].filter((ballot) => ballot !== null),
    async voteUntil(isOver: () => boolean, roundId: string): Promise<void> {
      do {
        onTheWay = nextBallot();
        const { ok } = await sender.add("voting.castBallot", { roundId, dots: onTheWay });
        if (!ok) throw new Error("an honest ballot was refused");
        kept = onTheWay;
        onTheWay = null;
        acknowledged += 1;
      } while (!isOver());
    },
  };
}

it.each(faultSeeds(61, 1))(
  "[KE2] [VO2] [VO4] kill -9 in an open vote: what was acknowledged counts, once, and nothing is over budget (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    await using server = await spawnServer();
    const room = await openWorkshop(server);
    const candidates = await Promise.all(["A", "B", "C", "D"].map((text) => room.addNote(room.facilitator, text)));
    const roundId = await room.openRound(candidates, { dots: DOTS, maxPerItem: MOST });
    const voters = await Promise.all(
      Array.from({ length: PHONES }, async (_, index) => {
        const token = await room.join(`p${index}`);
        const voter = createVoter(createSender({ url: server.url, token }), () => ballotOf(candidates, random));
        return { ...voter, token };
      }),
    );
    const acknowledged = () => voters.reduce((sum, voter) => sum + voter.acknowledged(), 0);
    /** Ballots on disk that are neither the last acknowledged nor the one that was on its way. */
    const wrongIn = (dataDir: string) => {
      const onDisk = ballotsIn(dataDir, roundId);
      return voters.flatMap(({ sender, may }) => {
        const found = onDisk.get(sender.state()?.me.participantId ?? "") ?? "none";
        return may().map(sorted).includes(found) ? [] : [found];
      });
    };
    const ownBallot = async (token: string) =>
      (await server.api.state(room.workshopId, token)).rounds.find(({ id }) => id === roundId)?.mine;
    await Promise.all(voters.map(({ sender }) => sender.connected()));

    let isOver = false;
    let cutShort = 0;
    const votes = voters.map((voter) => voter.voteUntil(() => isOver, roundId));
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = acknowledged();
      await until(() => acknowledged() >= before + 2 * PHONES, { timeoutMs: 20_000, what: "ballots" });
      await killFromOutside(server, random.int(20, 200));
      expect(wrongIn(server.dataDir), `on disk after kill ${kill}`).toEqual([]);
      cutShort += voters.filter((voter) => voter.isWaiting()).length;
      // The phones come by themselves and send again what was not answered; nobody presses anything.
      await server.start();
    }
    isOver = true;
    await Promise.all(votes);
    for (const { token, may } of voters) {
      expect(may()).toHaveLength(1);
      expect(await ownBallot(token)).toEqual(may()[0]);
    }
    // A run in which nothing was on its way when the server died would prove nothing.
    expect(cutShort).toBeGreaterThan(0);
    expect(voters.reduce((sum, { sender }) => sum + sender.repeats(), 0)).toBeGreaterThan(0);

    const { tally } = await server.api.run<{ tally: { noteId: string; dots: number; voters: number }[] }>(
      room.facilitator,
      "voting.closeRound",
      { roundId },
    );
    const lasts = voters.flatMap(({ may }) => may());
    const counted = Object.fromEntries(tally.map(({ noteId, dots, voters: by }) => [noteId, { dots, voters: by }]));
    expect(counted).toMatchObject(recount(lasts));

    const as = { token: room.screen };
    const { body } = await server.api.request<VoteRecord>("GET", `/api/workshops/${room.workshopId}/votes`, as);
    const published: readonly PublishedBallot[] = body.rounds[0]?.ballots ?? [];
    expect(published).toHaveLength(PHONES);
    expect(published.map(({ dots }) => sorted(dots)).toSorted()).toEqual(lasts.map(sorted).toSorted());
    for (const { dots } of published) expect(sumOf(dots)).toBeLessThanOrEqual(DOTS);
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(checkRecord(body, sha256).filter(({ outcome }) => outcome !== "agrees")).toEqual([]);
    for (const { sender } of voters) sender.close();
  },
  60_000,
);

/** Each person's ballot by the database file of a server that is gone. */
function ballotsIn(dataDir: string, roundId: string): Map<unknown, string> {
  const rows = withDatabase(dataDir, (db) =>
    db.prepare("SELECT voter, dots_json FROM open_ballots WHERE round_id = ?").all(roundId),
  );
  return new Map(rows.map((row) => [row.voter, sorted(JSON.parse(String(row.dots_json)))]));
}

const sorted = (ballot: Ballot): string => JSON.stringify(Object.entries(ballot).toSorted());
const sumOf = (ballot: Ballot): number => Object.values(ballot).reduce((sum, dots) => sum + dots, 0);
