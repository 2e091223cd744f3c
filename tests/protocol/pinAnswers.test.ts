import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { workshopFiles } from "../support/workshopFiles.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = (token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Record<string, string>>(token, type, input);
const { fileOf, standing, bring } = workshopFiles(() => server);

it("[WD12] what somebody answers once another's answer to the same pin was taken back comes with files; what was taken back with none", async () => {
  const room = await openWorkshop(server);
  const [ana, ben, cem] = [await room.join("Ana"), await room.join("Ben"), await room.join("Cem")];
  const noteId = await room.addNote(ben, "Ben's own");
  const on = { boardId: room.boardId, noteId, kind: "question" };
  const { pinId } = await run(ben, "pin.ask", { ...on, text: "Ben asks" });
  const { pinId: removed } = await run(ben, "pin.ask", { ...on, text: "Ben asks on" });
  for (const id of [pinId, removed]) await run(ana, "pin.answer", { pinId: id, answer: "Ana answers" });
  const first = await fileOf(room.workshopId);
  await run(ana, "pin.answer", { pinId, answer: "Ana answers more" });
  await run(room.facilitator, "pin.remove", { pinId: removed });
  await run(ana, "withdrawal.withdrawAll", { leave: false });
  await run(cem, "pin.answer", { pinId, answer: "Cem answers" });
  const second = await fileOf(room.workshopId);
  const answers = ["Ana answers", "Cem answers"];
  const brought = async (file: unknown) => standing((await bring(file)).workshopId, answers);
  expect(await brought(second)).toEqual(["Cem answers"]);
  expect(await brought(first)).toEqual([]);
  // Files of before answers had ids, and files from which somebody took them.
  const without = JSON.parse(JSON.stringify(first, (key, value) => (key === "answerId" ? undefined : value)));
  expect(await brought(without)).toEqual([]);
  await run(ana, "pin.answer", { pinId, answer: "Ana answers" });
  expect(await brought(await fileOf(room.workshopId))).toEqual(["Ana answers"]);
});

it("[WD12] an older file's answer goes with whoever gave it, and not with who answered otherwise since", async () => {
  const room = await openWorkshop(server);
  const [ana, cem] = [await room.join("Ana"), await room.join("Cem")];
  const on = { boardId: room.boardId, noteId: await room.addNote(cem, "Cem's own"), kind: "question" };
  const { pinId } = await run(cem, "pin.ask", { ...on, text: "Cem asks" });
  await run(ana, "pin.answer", { pinId, answer: "Ana answers" });
  const first = await fileOf(room.workshopId);
  await run(cem, "pin.answer", { pinId, answer: "Cem answers" });
  const { workshopId } = await bring(first);
  await run(cem, "withdrawal.withdraw", { items: [{ kind: "pinAnswer", id: pinId }] });
  expect(await standing(workshopId, ["Ana answers", "Cem answers"])).toEqual(["Ana answers"]);
  expect(await standing(room.workshopId, ["Ana answers", "Cem answers"])).toEqual([]);
});

it("[WD12] an answer that somebody else answered otherwise since comes by no older file once it was taken back, also out of copies", async () => {
  const room = await openWorkshop(server);
  const [ana, ben, cem] = [await room.join("Ana"), await room.join("Ben"), await room.join("Cem")];
  const on = { boardId: room.boardId, noteId: await room.addNote(cem, "Cem's own"), kind: "question" };
  const { pinId } = await run(cem, "pin.ask", { ...on, text: "Cem asks" });
  const files: unknown[] = [];
  for (const [who, answer] of [
    [ana, "Ana answers"],
    [ben, "Ben answers"],
    [cem, "Cem answers"],
  ] as const) {
    await run(who, "pin.answer", { pinId, answer });
    files.push(await fileOf(room.workshopId));
  }
  const answers = ["Ana answers", "Ben answers", "Cem answers"];
  const beside = await bring(files[0]);
  const besideBen = await bring(files[1]);
  await run(ana, "withdrawal.withdrawAll", { leave: false });
  expect(await standing(beside.workshopId, answers)).toEqual([]);
  expect(await standing(besideBen.workshopId, answers)).toEqual(["Ben answers"]);
  const again = await Promise.all(files.map(async (file) => standing((await bring(file)).workshopId, answers)));
  expect(again).toEqual([[], ["Ben answers"], ["Cem answers"]]);
  expect(await standing(room.workshopId, answers)).toEqual(["Cem answers"]);
});
