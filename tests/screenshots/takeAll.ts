// Takes a picture of every screen into docs/screens, from a room that is made lively through the HTTP interface.
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPage, type Size } from "../e2e/support/browser.ts";
import { showView } from "../e2e/support/host.ts";
import { joinByCode, press } from "../e2e/support/phone.ts";
import { type LivelyRoom, makeLivelyRoom } from "../support/livelyRoom.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { takeBoards } from "./takeBoards.ts";
import { takeAfterwards, takeDecisions } from "./takeDecisions.ts";
import { takeSample } from "./takeSample.ts";
import { takeWalls } from "./takeWalls.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../docs/screens");
const IDEAS = "Gather";
const MAP = "Read and rate the journey";

/** Stands on the pictures as a part of the address. */
const PORT = "4820";
const DOTS = "Dots";

type Theme = "light" | "dark" | "contrast";

/** Takes one picture; in a theme of the page's own when one is named. */
async function take(page: Page, name: string, theme: Theme = "light"): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
  await page.evaluate(() => document.fonts.ready);
  // A canvas paints its tiles anew in the theme; it is idle when it has done so.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => requestIdleCallback(done)))),
  );
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), scale: "css", animations: "disabled" });
}

/** Turns the wall's pages to one whose heading, with its part of how many, begins like this. */
async function turnTo(wall: Page, heading: string): Promise<void> {
  const shown = wall.locator(".wall-head h1");
  for (let turn = 0; turn < 8; turn += 1) {
    if ((await shown.textContent())?.startsWith(heading)) return;
    await wall.keyboard.press("ArrowRight");
  }
  throw new Error(`the wall has no page "${heading}"`);
}

class Studio {
  readonly browser: Browser;
  readonly server: SpawnedServer;
  constructor(browser: Browser, server: SpawnedServer) {
    this.browser = browser;
    this.server = server;
  }
  open(address: string, size: Size): Promise<Page> {
    return openPage(this.browser, new URL(address, this.server.url).href, size, { reducedMotion: "reduce" });
  }
  console(room: LivelyRoom): Promise<Page> {
    return this.open(`/facilitate#${room.facilitator}`, "laptop");
  }
  wall(room: LivelyRoom): Promise<Page> {
    return this.open(`/screen${new URL(room.links.screen).hash}`, "wall");
  }
  /** A phone that has taken a seat and put its three words away. */
  async phone(room: LivelyRoom): Promise<Page> {
    const page = await this.open(`/#${room.joinCode}`, "phone");
    await joinByCode(page, room.joinCode, { name: "Amber Kestrel" });
    await press(page, page.getByRole("button", { name: "I have them" }));
    return page;
  }
}

async function takeIdeas(studio: Studio): Promise<void> {
  const room = await makeLivelyRoom(studio.server);
  const join = await studio.open(`/#${room.joinCode}`, "phone");
  await join.locator(".join-found").waitFor();
  await join.getByLabel("Your name for today").fill("Amber Kestrel");
  await take(join, "phone-join");
  const phone = await studio.phone(room);
  await phone.getByRole("heading", { name: "You have a seat, Amber Kestrel" }).waitFor();
  await take(phone, "phone-waiting");
  const [wall, host] = await Promise.all([studio.wall(room), studio.console(room)]);
  await wall.getByRole("img", { name: /people have joined/ }).waitFor();
  await take(wall, "wall-waiting");
  await take(wall, "wall-waiting-dark", "dark");

  await room.open(IDEAS);
  await room.setTimer(272);
  const ideas = await room.write(IDEAS);
  await phone.locator(".composer textarea").fill("A light in the window");
  await phone.getByRole("button", { name: "Add", exact: true }).tap();
  await phone.getByRole("button", { name: "Edit: A light in the window" }).waitFor();
  await phone.locator(".composer textarea").blur();
  await take(phone, "phone-ideas");
  await take(phone, "phone-ideas-contrast", "contrast");
  await wall.locator(".wall-note").first().waitFor();
  await turnTo(wall, "Ideas2");
  await take(wall, "wall-ideas");
  await host.locator(".preview .wall-note").first().waitFor();
  await take(host, "console-run");
  await take(host, "console-run-dark", "dark");

  await showView(host, "Vote");
  await host.getByRole("button", { name: "Choose none" }).waitFor();
  await take(host, "console-vote-setup");
  await room.open(DOTS);
  const round = await room.openVote(DOTS, ideas, 26);
  for (let dot = 0; dot < 2; dot += 1)
    await phone.getByRole("button", { name: "Put a dot on: A walk before the talk" }).click();
  await phone.getByText("3 dots left").waitFor();
  await phone
    .getByRole("status")
    .filter({ hasText: /^\s*Saved/ })
    .waitFor();
  await take(phone, "phone-vote");
  await host.locator(".vote-big b").getByText("27").waitFor();
  await take(host, "console-vote");
  await wall.getByText("27 of 41").waitFor();
  await take(wall, "wall-vote");

  await room.closeVote(round);
  await phone.locator(".result-row").first().waitFor();
  await phone.evaluate(() => scrollTo(0, 0));
  await take(phone, "phone-result");
  await wall.locator(".wall-result").first().waitFor();
  await take(wall, "wall-result");
  await take(wall, "wall-result-contrast", "contrast");
  await host.getByRole("heading", { name: "Where the dots went" }).waitFor();
  await take(host, "console-result");
  await room.recordDecision("One number to ring at night. We try it for six weeks and look at it together.");
  await wall.getByRole("heading", { name: "We decided" }).waitFor();
  await take(wall, "wall-decision");
  await phone.getByRole("button", { name: "Pause", exact: true }).tap();
  await phone.getByRole("heading", { name: "Take a break" }).waitFor();
  await take(phone, "phone-pause");
  room.leave();
}

async function takeMap(studio: Studio): Promise<void> {
  const room = await makeLivelyRoom(studio.server, { template: "sample" });
  await room.open(MAP);
  const phone = await studio.phone(room);
  await phone.locator(".walk-title").waitFor();
  for (let step = 0; step < 3; step += 1) {
    const title = await phone.locator(".walk-title").textContent();
    await phone.getByRole("button", { name: /^Next step/ }).click();
    await phone
      .locator(".walk-title")
      .filter({ hasNotText: title ?? "" })
      .waitFor();
  }
  await phone.locator(".walk-title").blur();
  await phone.evaluate(() => scrollTo(0, 0));
  await take(phone, "phone-map");
  const wall = await studio.wall(room);
  const map = wall.locator(".wall-map");
  await map.waitFor();
  while (!(await map.getAttribute("aria-label"))?.includes("Awake until")) await wall.keyboard.press("ArrowRight");
  await take(wall, "wall-map");
  const host = await studio.console(room);
  await showView(host, "Board");
  await host.getByRole("application").waitFor();
  await take(host, "console-board");
  await take(host, "console-board-dark", "dark");
  await host.getByRole("radio", { name: "List" }).check();
  await host.locator(".walk-title").waitFor();
  await take(host, "console-list");
  room.leave();
}

async function takeDesk(studio: Studio): Promise<void> {
  const desk = await studio.open(`/desk#key=${ORGANISER_KEY}`, "laptop");
  await desk.getByRole("button", { name: /Getting help after hours/ }).click();
  await desk.getByRole("heading", { name: "Getting help after hours" }).waitFor();
  await take(desk, "desk");
  await desk.getByRole("button", { name: "New workshop" }).first().click();
  await desk.getByRole("button", { name: "Make the workshop" }).waitFor();
  await take(desk, "desk-new");
}

mkdirSync(FOLDER, { recursive: true });
await using server = await spawnServer({ env: { PORT } });
const browser = await launchBrowser();
try {
  const studio = new Studio(browser, server);
  await takeIdeas(studio);
  await takeMap(studio);
  await takeDesk(studio);
  const where = { server, open: (address: string, size: Size) => studio.open(address, size), take };
  await takeDecisions(where);
  await takeWalls(where);
  await takeBoards(where);
  await takeSample(where);
  await takeAfterwards(where);
} finally {
  await browser.close();
}
