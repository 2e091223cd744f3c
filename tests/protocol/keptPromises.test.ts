import { DatabaseSync } from "node:sqlite";
import type { BoardExport, WorkshopExport } from "@longtable/shared/export/exportModel";
import { WorkshopFormat } from "@longtable/shared/exportFormat/workshopFormat.schema";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

it("[I9] what ended with a block is not put on record as agreed by everyone, until the room was asked anew", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const ask = async () =>
    (await api.run<{ proposalId: string }>(room.facilitator, "agreement.propose", { text: "We move it" })).proposalId;
  const record = () =>
    api.command(room.facilitator, "decision.record", { question: "we move it.", method: "consensus", state: "agreed" });
  const first = await ask();
  const answer = { version: 1, position: "block", reason: "Too far" };
  await api.run(person, "agreement.answer", { proposalId: first, ...answer });
  await api.run(room.facilitator, "agreement.settle", { proposalId: first, outcome: "notAgreed" });
  expect((await record()).body).toMatchObject({ ok: false, error: { messageKey: "decision.blocksStood" } });

  const second = await ask();
  await api.run(person, "agreement.answer", { proposalId: second, version: 1, position: "agree" });
  await api.run(room.facilitator, "agreement.settle", { proposalId: second, outcome: "consensus" });
  expect((await record()).body).toMatchObject({ ok: true });
});

it("[FT1] an agreed idea and its answer stay when its author takes the note away", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const noteId = await room.addNote(person, "A bench");
  const decision = { question: "A bench?", method: "host", state: "agreed", noteIds: [noteId] };
  await api.run(room.facilitator, "decision.record", decision);
  await api.run(person, "board.removeNote", { noteId });
  expect((await api.command(room.facilitator, "workshop.setState", { state: "reported" })).status).toBe(409);
  await api.run(room.facilitator, "followThrough.respond", { noteId, outcome: "doing" });
  const { followThrough } = await api.state(room.workshopId, person);
  expect(followThrough?.ideas).toMatchObject([{ text: "A bench", response: { outcome: "doing" } }]);
});

it("[KE4] a board that cannot be read keeps nobody out of the rest of its workshop", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const noteId = await room.addNote(person, "A bench");
  const decision = { question: "A bench?", method: "host", state: "agreed", noteIds: [noteId] };
  await api.run(room.facilitator, "decision.record", decision);
  const db = new DatabaseSync(`${server.dataDir}/longtable.db`);
  // As with a decision from before words were kept.
  db.exec("DELETE FROM shortlist");
  db.prepare("UPDATE board_updates SET update_blob = x'ffff' WHERE board_id = ?").run(room.boardId);
  db.close();
  await server.restart();
  const state = await api.state(room.workshopId, person);
  expect(state.decisions).toHaveLength(1);
  const snapshot = await api.request("GET", `/api/boards/${room.boardId}/snapshot`, { token: person });
  expect([snapshot.status, snapshot.body]).toMatchObject([500, { error: { messageKey: "board.damaged" } }]);
});

it("[EX22] files of a workshop with a damaged board hold the others and say which one is missing; its page is a calm one", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const host = room.facilitator;
  const noteId = await room.addNote(host, "On the damaged board");
  const round = await room.openRound([noteId]);
  await api.run(host, "voting.closeRound", { roundId: round });
  const { boardIds } = await api.run<{ boardIds: string[] }>(host, "agenda.addActivity", {
    ...{
      phase: "monitor",
      title: "Another",
      outputType: "shortlist",
      newBoard: { type: "columns", title: "The sound one" },
    },
  });
  await api.run(host, "board.addNote", { boardId: boardIds[0], text: "On the sound board" });
  const title = (await api.request<BoardExport>("GET", `/api/boards/${room.boardId}/export.json`, { token: host })).body
    .board.title;
  const db = new DatabaseSync(`${server.dataDir}/longtable.db`);
  db.prepare("DELETE FROM board_snapshots WHERE board_id = ?").run(room.boardId);
  db.prepare("UPDATE board_updates SET update_blob = x'ffffffff' WHERE board_id = ?").run(room.boardId);
  db.close();
  await server.restart();

  const at = `/api/workshops/${room.workshopId}`;
  const { status, body: file } = await api.request<WorkshopExport>("GET", `${at}/export.json`, { token: host });
  expect([status, file.unread, file.boards.map(({ board }) => board.title)]).toEqual([200, [title], ["The sound one"]]);
  expect([WorkshopFormat.parse(file), file.votes]).toEqual([file, undefined]);
  const { body: told } = await api.request("GET", `${at}/exports/left-out`, { token: host });
  expect(told).toMatchObject({
    leftOut: expect.arrayContaining([{ what: "board", reason: "unreadable", count: 1 }]),
  });
  const headers = { authorization: `Bearer ${host}` };
  const download = async (path: string) => {
    const response = await fetch(`${server.url}${at}/${path}`, { headers });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  for (const path of ["export.md", "export.html", "report/preview", "export.docx", "export.pptx", "export.xlsx"]) {
    const { status: answer, bytes } = await download(path);
    const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const text = isPacked
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join("\n")
      : strFromU8(bytes);
    expect([path, answer, text.includes("could not read it"), text.includes("On the sound board")]).toEqual([
      path,
      200,
      true,
      true,
    ]);
  }
  expect((await download("export.pdf")).status).toBe(200);
  expect(await api.request("GET", `/api/boards/${room.boardId}/export.json`, { token: host })).toMatchObject({
    status: 500,
    body: { error: { messageKey: "board.damaged" } },
  });

  const { link } = (await api.request<{ link: string }>("POST", `${at}/share`, { token: host })).body;
  for (const url of [`${server.url}/w/${link.split("/w/")[1]}`, `${server.url}${at}/share/preview`]) {
    const page = await fetch(url, { headers });
    expect([
      page.status,
      page.headers.get("content-type"),
      (await page.text()).includes("cannot be shown just now"),
    ]).toEqual([503, "text/html; charset=utf-8", true]);
  }
  const back = await api.request("POST", "/api/workshops/import", { token: ORGANISER_KEY, body: file });
  expect(back.status).toBe(201);
});

it("[LI4] no host can fill a workshop with votes without end", async () => {
  const room = await openWorkshop(server);
  const noteId = await room.addNote(room.facilitator, "A bench");
  await Promise.all(Array.from({ length: LIMITS.roundsPerWorkshop }, () => room.openRound([noteId])));
  await expect(room.openRound([noteId])).rejects.toThrow("voting.tooManyRounds");
});
