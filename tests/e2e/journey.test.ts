import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { launchBrowser, openPage } from "./support/browser.ts";
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
  await showView(host, "Board");
  const canvas = canvasOf(host);
  await canvas.board.focus();
  await host.keyboard.press("ArrowRight");
  await expect
    .poll(() => canvas.voice.textContent(), SOON)
    .toMatch(/Will they believe me\?\.? 1 of 1 in What I thought, I ask for help/);

  const [note] = await boardNotes(server.api, room.facilitator, room.boardId);
  expect(note).toMatchObject({ text: "Will they believe me?", step: "I ask for help", lane: "What I thought" });
  expect((await exportBoard(host, /^CSV/)).toString()).toContain("Will they believe me?");
});
