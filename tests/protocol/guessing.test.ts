import { solve } from "@longtable/client/src/features/join/proof.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createStoppedClock, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer({ clock: createStoppedClock() });
  room = await openWorkshop(server);
});
afterAll(() => server.close());

interface Answer {
  error?: { code: string };
  challenge?: string;
  participantId?: string;
}

const join = (body: unknown, proof?: string) =>
  server.api.request<Answer>("POST", "/api/join", { body, ...(proof && { headers: { "longtable-proof": proof } }) });

/** Joins as a phone does: does the work whenever it is asked for. */
async function joinPatiently(body: unknown) {
  let answer = await join(body);
  while (answer.body.challenge) answer = await join(body, await solve(answer.body.challenge));
  return answer;
}

it("[PA12] after a thousand wrong guesses every try costs work; whoever does it gets in, also with the words of before", async () => {
  const target = await server.api.join(room.joinCode, { alias: "Target" });
  const answers = new Map<number, number>();
  for (let n = 0; n < 1_300; n += 50) {
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async (_, k) => {
        const guess = { code: room.joinCode, alias: "Target", rejoinWord: `amber kettle ${n + k}` };
        return (await join(k % 2 === 0 ? guess : { code: "ABCDEFG" })).status;
      }),
    );
    for (const status of statuses) answers.set(status, (answers.get(status) ?? 0) + 1);
  }
  expect(answers.get(428)).toBeGreaterThan(200);
  expect([...answers.keys()].toSorted()).toEqual([403, 404, 428]);

  const asked = await join({ code: room.joinCode, alias: "Ann" });
  expect(asked).toMatchObject({
    status: 428,
    body: { ok: false, error: { code: "proofNeeded", messageKey: "join.proofNeeded", retryable: true } },
  });
  expect((await server.api.request("GET", `/api/codes/${room.joinCode}`)).status).toBe(428);

  const back = await joinPatiently({ code: room.joinCode, alias: "Target", rejoinWord: target.rejoinWord });
  expect(back).toMatchObject({ status: 200, body: { participantId: target.participantId } });
  expect((await joinPatiently({ code: room.joinCode, alias: "Ann" })).status).toBe(200);
  expect((await joinPatiently({ code: "ABCDEFG" })).status).toBe(404);

  const proof = await solve(asked.body.challenge ?? "");
  expect((await join({ code: room.joinCode }, proof)).status).toBe(200);
  expect((await join({ code: room.joinCode }, proof)).status).toBe(428);

  const { body } = await server.api.request<string>("GET", "/metrics");
  expect(body).toMatch(/longtable_join_proofs_total\{outcome="solved"\} \d+/);
  expect(body).not.toContain("Target");
}, 60_000);
