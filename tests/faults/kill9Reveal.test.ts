import { expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { killFromOutside } from "./killFromOutside.ts";
import { faultRuns } from "./runs.ts";

const ROUNDS = faultRuns(4);
const NOTES = 150;

it("[TH11] after kill -9 in the midst of a reveal, or of taking it back, the notes are all on the board or all with their owner", async () => {
  const random = createRandom(20260315);
  await using server = await spawnServer();
  const room = await openWorkshop(server);
  const { facilitator, activityId, boardId, workshopId } = room;
  const token = await room.join("Ann");
  await server.api.run(facilitator, "workshop.setWriting", { activityId, writing: "alone" });
  const written: string[] = [];
  for (let n = 0; n < NOTES; n += 1) written.push(await addPatiently(token, n));

  for (let round = 0; round < ROUNDS; round += 1) {
    const { held, shown } = await standing();
    const type = held.length > 0 ? "workshop.revealActivity" : "held.undoReveal";
    const sent = server.api.command(facilitator, type, { activityId }).catch(() => null);
    await killFromOutside(server, random.int(0, 25));
    await sent;
    await server.start();
    const after = await standing();
    expect([...after.held, ...after.shown].toSorted(), `round ${round}`).toEqual(written.toSorted());
    expect([0, NOTES]).toContain(after.shown.length);
    expect([0, NOTES]).toContain(shown.length);
  }

  async function addPatiently(owner: string, n: number): Promise<string> {
    for (;;) {
      const { body } = await server.api.command<{ noteId: string }>(owner, "board.addNote", {
        boardId,
        text: `n ${n}`,
      });
      if (body.ok) return body.result.noteId;
      if (body.error.code !== "tooFast") throw new Error(body.error.messageKey);
    }
  }
  async function standing() {
    const state = await server.api.state(workshopId, token);
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
    return {
      held: (state.held?.notes ?? []).map(({ id }) => id as string),
      shown: content.notes.map(({ id }) => id as string),
    };
  }
}, 240_000);
