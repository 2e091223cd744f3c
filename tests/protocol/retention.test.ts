import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

const DAY = 86_400_000;
let now = Date.UTC(2026, 10, 22, 10);
let later: (() => void) | null = null;
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    clock: { now: () => now },
    keepingPace(action) {
      later = action;
      return () => undefined;
    },
  });
});
afterAll(() => server.close());

interface Listed {
  id: string;
  kept: { days: number; until: number };
}
const listed = async () =>
  (await server.api.request<{ workshops: Listed[] }>("GET", "/api/workshops", { token: server.api.organiserKey })).body
    .workshops;
const onDisk = (words: string) =>
  readdirSync(server.dataDir).filter((name) => readFileSync(path.join(server.dataDir, name)).includes(words));

it("[RT1] a workshop says at the door how long it is kept, and is gone with every word on the day", async () => {
  const room = await openWorkshop(server, "ideas-dots-decision", "QUOKKA kept");
  await room.addNote(await room.join("Ana"), "QUOKKA note");
  const { body } = await server.api.request<{ kept: unknown }>("GET", `/api/codes/${room.joinCode}`);
  expect(body.kept).toEqual({ days: 90, until: Date.UTC(2027, 1, 20) });
  expect((await server.api.state(room.workshopId, room.facilitator)).workshop.kept).toEqual(body.kept);

  // A clock this far ahead is believed after a day.
  for (now = Date.UTC(2027, 1, 18, 23, 59); now < Date.UTC(2027, 1, 20); now += DAY) later?.();
  now -= DAY;
  expect((await server.api.request("GET", `/api/codes/${room.joinCode}`)).status).toBe(200);
  now = Date.UTC(2027, 1, 20);
  later?.();
  await until(async () => (await server.api.request("GET", `/api/codes/${room.joinCode}`)).status === 404);
  await until(() => onDisk("QUOKKA").length === 0, { what: "the file without it" });
});

it("[RT4] hosts and the organiser change the days from 1 to 365; everybody is told the new day", async () => {
  const room = await openWorkshop(server, "ideas-dots-decision", "Changed");
  const participant = await room.join();
  const { keptUntil } = await server.api.run<{ keptUntil: number }>(room.facilitator, "workshop.setRetention", {
    days: 10,
  });
  expect((await server.api.state(room.workshopId, participant)).workshop.kept).toEqual({ days: 10, until: keptUntil });
  const put = (body: unknown, token = server.api.organiserKey) =>
    server.api.request("PUT", `/api/workshops/${room.workshopId}/retention`, { token, body });
  expect((await put({ days: 365 })).status).toBe(200);
  expect((await listed()).find(({ id }) => id === room.workshopId)?.kept.days).toBe(365);
  expect((await put({ days: 366 })).status).toBe(400);
  expect((await put({ days: 5 }, participant)).status).toBe(403);
});

it("[RT2] what comes to an end while the server is down goes at its next start; what was shortened by mistake has a day", async () => {
  const room = await openWorkshop(server, "ideas-dots-decision", "Shortened");
  now += 50 * DAY;
  await server.api.run(room.facilitator, "workshop.setRetention", { days: 1 });
  await server.restart();
  expect((await server.api.request("GET", `/api/codes/${room.joinCode}`)).status).toBe(200);
  now += DAY;
  await server.restart();
  expect((await server.api.request("GET", `/api/codes/${room.joinCode}`)).status).toBe(404);
});

it("[RT5] what is listed as erased and cannot be erased again keeps neither the rest of the list nor the server from starting", async () => {
  const [stuck, goes] = [await openWorkshop(server, undefined, "Stuck"), await openWorkshop(server, undefined, "Goes")];
  const ask = { token: server.api.organiserKey, body: { title: "Stuck too" } };
  const { body } = await server.api.request<{ programme: { id: string } }>("POST", "/api/programmes", ask);
  const { id } = body.programme;
  withDatabase(server.dataDir, (db) => {
    for (const table of ["workshops", "programmes"]) {
      db.exec(`CREATE TRIGGER stuck_${table} BEFORE DELETE ON ${table}
        WHEN OLD.id IN ('${stuck.workshopId}', '${id}') BEGIN SELECT RAISE(ABORT, 'stuck'); END`);
    }
  });
  const lines = [stuck.workshopId, `one ${id} programme:${id}:`, goes.workshopId];
  writeFileSync(path.join(server.dataDir, "erased.list"), `\n${lines.join("\n")}\n`);
  await server.restart();
  const at = async (code: string) => (await server.api.request("GET", `/api/codes/${code}`)).status;
  expect([await at(stuck.joinCode), await at(goes.joinCode)]).toEqual([200, 404]);
});
