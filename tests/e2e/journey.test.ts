import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, launchBrowser, openPage, SIZES } from "./support/browser.ts";
import { boardNotes } from "./support/exported.ts";
import { canvasOf, exportBoard, showView } from "./support/host.ts";
import { joinByCode, noteOf, press } from "./support/phone.ts";
import { SOON } from "./support/wall.ts";

let server: SpawnedServer;
let browser: Browser;

beforeAll(async () => {
  server = await spawnServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("a phone walks a journey map step by step and writes into a cell, which the wall, the canvas and the file show", async () => {
  const room = await openWorkshop(server, "journey-so-far", "One person's way");
  const [phone, wall, host] = await Promise.all([
    openPage(browser, `${server.url}/#${room.joinCode}`, "phone"),
    openPage(browser, `${server.url}/screen#${room.screen}`, "wall"),
    openPage(browser, `${server.url}/facilitate#${room.facilitator}`, "laptop"),
  ]);
  await joinByCode(phone, room.joinCode, { name: "Ana" });
  await phone.getByRole("heading", { name: "First signs" }).waitFor();
  await press(phone, phone.getByRole("button", { name: "Next step: I ask for help" }));
  await phone.getByRole("heading", { name: "I ask for help" }).waitFor();

  await press(phone, phone.getByRole("button", { name: "Add to this step" }));
  const sheet = phone.getByRole("dialog");
  await sheet.getByLabel("Which part").selectOption({ label: "What I thought" });
  await sheet.locator("textarea").fill("Will they believe me?");
  await press(phone, sheet.getByRole("button", { name: "Add", exact: true }));
  await noteOf(phone, "Will they believe me?").waitFor();

  const map = wall.locator(".wall-map");
  const shown = async () => {
    await wall.keyboard.press("ArrowRight");
    return map.getAttribute("aria-label");
  };
  await expect.poll(shown, SOON).toContain("Will they believe me?");

  const at = { stepId: "", laneId: "" };
  const { steps, lanes } = (await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator }))
    .content;
  at.stepId = steps.find(({ label }) => label === "I ask for help")?.id ?? "";
  at.laneId = lanes.find(({ label }) => label === "What I thought")?.id ?? "";
  const arabic = "هل سيصدقونني؟";
  await server.api.run(room.facilitator, "board.addNote", { boardId: room.boardId, text: arabic, ...at });
  await expect.poll(shown, SOON).toContain(arabic);
  // Words from right to left stand in their card on the wall too.
  const words = map.locator("text", { hasText: /[\u0600-\u06ff]/ }).first();
  const inside = await words.evaluate((text) => {
    const line = text.getBoundingClientRect();
    const sheet = text.parentElement?.querySelector("rect, path")?.getBoundingClientRect();
    return sheet ? line.left >= sheet.left && line.right <= sheet.right + 1 : null;
  });
  expect(inside).toBe(true);

  await showView(host, "Board");
  const canvas = canvasOf(host);
  await canvas.board.focus();
  await host.keyboard.press("ArrowRight");
  await expect
    .poll(() => canvas.voice.textContent(), SOON)
    .toMatch(/Will they believe me\?\.? 1 of 2 in What I thought, I ask for help/);

  const [note] = await boardNotes(server.api, room.facilitator, room.boardId);
  expect(note).toMatchObject({ text: "Will they believe me?", step: "I ask for help", lane: "What I thought" });
  expect((await exportBoard(host, /^CSV/)).toString()).toContain("Will they believe me?");

  // Words without a space, as addresses are, stay on a phone's page.
  const long = `https://example.org/${"opening-hours".repeat(7)}`;
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  await peer.synced();
  peer.board.rename("lanes", at.laneId, long, null);
  await server.api.run(room.facilitator, "pin.ask", {
    boardId: room.boardId,
    stepId: at.stepId,
    kind: "gap",
    text: long,
  });
  await phone.locator(".pin").getByText(long).waitFor();
  await phone.getByRole("heading", { name: long }).waitFor();
  peer.close();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(SIZES.phone.viewport.width);

  // A step that a host locks is there to read, and nothing is offered that would be refused.
  const part = { stepId: at.stepId };
  await server.api.run(room.facilitator, "room.lock", { boardId: room.boardId, part, isLocked: true });
  await phone.getByText("Locked by a host").first().waitFor();
  expect(await phone.getByRole("button", { name: "Add to this step" }).count()).toBe(0);
  expect(await axeFindings(phone)).toEqual([]);
  await press(phone, phone.getByRole("button", { name: "Step before: First signs" }));
  await phone.getByRole("button", { name: "Add to this step" }).waitFor();
});
