import { afterAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { mountSmallDisk } from "./smallDisk.ts";

const disk = mountSmallDisk(12);
afterAll(() => disk?.unmount());

it.skipIf(disk === null)(
  "[OP5] a full disk: no false acknowledgement, hosts are told, and all goes on once there is room",
  async () => {
    if (!disk) return;
    await using server = await spawnServer({ dataDir: disk.directory, env: { LOG_LEVEL: "silent" } });
    const room = await openWorkshop(server);
    const participant = await room.join("Amber");
    const host = takeSeat({ url: server.url, token: room.facilitator });
    const phone = takeSeat({ url: server.url, token: participant });
    await Promise.all([host.ready(), phone.ready()]);
    const readiness = () => server.api.request<{ status: string }>("GET", "/readyz");
    expect(await readiness()).toEqual({ status: 200, body: { status: "ready" } });

    disk.fill();
    const { boardId } = room;
    const acknowledged: string[] = [];
    const refused: string[] = [];
    const send = async (n: number) => {
      const text = `note ${n} ${"x".repeat(400)}`;
      const { status, body } = await server.api.command(participant, "board.addNote", { boardId, text }, `note ${n}`);
      if (body.ok) acknowledged.push(text);
      else {
        expect({ status, error: body.error }).toMatchObject({ status: 503, error: { code: "busy", retryable: true } });
        refused.push(text);
      }
    };
    let count = 0;
    const filledAt = performance.now();
    await until(
      async () => {
        await send(count++);
        return refused.length > 0;
      },
      { what: "the first refusal" },
    );
    await until(() => host.notices.some(({ messageKey }) => messageKey === "storage.diskFull"), { what: "the notice" });
    expect(performance.now() - filledAt).toBeLessThan(5_000);
    expect(phone.notices).toEqual([]);
    expect(await readiness()).toEqual({ status: 503, body: { status: "diskFull" } });
    const late = takeSeat({ url: server.url, token: room.facilitator });
    await until(() => late.notices.length > 0, { what: "the notice for a host who comes later" });

    disk.empty();
    await until(async () => (await readiness()).status === 200, { what: "readiness" });
    await until(() => host.notices.at(-1)?.messageKey === "storage.kept", { what: "the all-clear" });
    for (let n = 0; n < count; n += 1) {
      const text = `note ${n} ${"x".repeat(400)}`;
      await server.api.run(participant, "board.addNote", { boardId, text }, `note ${n}`);
    }
    await server.kill();
    await server.start();
    const board = await server.api.request<{ notes: { text: string }[] }>("GET", `/api/boards/${boardId}/export.json`, {
      token: room.facilitator,
    });
    const texts = (JSON.stringify(board.body).match(/note \d+ x+/g) ?? []).toSorted();
    expect(texts).toEqual([...acknowledged, ...refused].toSorted());
    for (const seat of [host, phone, late]) seat.close();
  },
);
