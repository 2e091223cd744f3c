import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LivelyRoom, makeLivelyRoom } from "../support/livelyRoom.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { complaintsOf, launchBrowser, openPage, type Size } from "./support/browser.ts";
import { showView } from "./support/host.ts";
import { findings, smallTargets, tooWide } from "./support/measure.ts";
import { endWriting, joinByCode, press } from "./support/phone.ts";

const IDEAS = "Gather";
const MAP = "Read and rate the journey";
const ALL_THEMES = ["light", "dark", "contrast"] as const;

/** Two rooms in their main states: one votes on ideas, one reads the filled map. */
describe("every page in its main states can be used by everybody", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let room: LivelyRoom;
  let sample: LivelyRoom;
  let phone: Page;
  let host: Page;
  let wall: Page;
  let ideas: string[] = [];
  let round = "";
  const pages: Page[] = [];

  const open = async (address: string, size: Size) => {
    const url = new URL(address, server.url).href;
    const page = await openPage(browser, url, size, { reducedMotion: "reduce" });
    pages.push(page);
    return page;
  };
  const phonePage = async (page: Page, where: string) => {
    expect(await findings(page, where, ALL_THEMES)).toEqual([]);
    expect(await smallTargets(page), `touched on ${where}`).toEqual([]);
    expect(await tooWide(page, where)).toEqual([]);
  };
  const hostPage = async (page: Page, where: string) => {
    expect(await findings(page, where)).toEqual([]);
  };
  const wallPage = async (where: string) => {
    expect(await findings(wall, where, ALL_THEMES)).toEqual([]);
  };

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    room?.leave();
    sample?.leave();
    await browser?.close();
    await server?.close();
  });

  test("the desk, empty and while a workshop is made", async () => {
    const desk = await open("/desk", "laptop");
    await desk.getByRole("heading", { name: "Open your desk" }).waitFor();
    await hostPage(desk, "desk without a key");
    await desk.getByLabel("Organiser's key").fill(ORGANISER_KEY);
    await desk.getByRole("button", { name: "Open the desk" }).click();
    await desk.getByRole("heading", { name: "No workshop yet." }).waitFor();
    await hostPage(desk, "desk, empty");
    await desk.getByRole("button", { name: "New workshop" }).first().click();
    await desk.getByRole("button", { name: "Make the workshop" }).waitFor();
    await hostPage(desk, "desk, new workshop");
    expect(await tooWide(desk, "desk, new workshop")).toEqual([]);
  });

  test("the desk with a workshop", async () => {
    room = await makeLivelyRoom(server, { people: 12 });
    const desk = await open(`/desk#key=${ORGANISER_KEY}`, "laptop");
    await desk.getByRole("button", { name: /Getting help after hours/ }).click();
    await desk.getByRole("heading", { name: "Getting help after hours" }).waitFor();
    await hostPage(desk, "desk, a workshop");
    expect(await tooWide(desk, "desk, a workshop")).toEqual([]);
  });

  test("the way in and the way back", async () => {
    const page = await open(`/#${room.joinCode}`, "phone");
    await page.locator(".join-found").waitFor();
    await phonePage(page, "join");
    await press(page, page.getByRole("button", { name: "I was here before" }));
    await page.getByRole("heading", { name: "Welcome back" }).waitFor();
    await phonePage(page, "come back");
  });

  test("before anything is open: a phone, the console, the wall", async () => {
    phone = await open(`/#${room.joinCode}`, "phone");
    await joinByCode(phone, room.joinCode, { name: "Amber" });
    await phonePage(phone, "waiting, with three words");
    await press(phone, phone.getByRole("button", { name: "I have them" }));
    await phonePage(phone, "waiting");
    host = await open(`/facilitate#${room.facilitator}`, "laptop");
    await host.locator(".preview .wall").waitFor();
    await hostPage(host, "console before the start");
    wall = await open(`/screen${new URL(room.links.screen).hash}`, "wall");
    await wall.getByRole("img", { name: /people have joined/ }).waitFor();
    await wallPage("wall, waiting");
  });

  test("an ideas board: a phone, the console, the wall", async () => {
    await room.open(IDEAS);
    ideas = await room.write(IDEAS);
    await phone.locator("article.note").first().waitFor();
    await phone.locator(".composer textarea").fill("A lamp in the window");
    await press(phone, phone.getByRole("button", { name: "Add", exact: true }));
    await phone.getByRole("button", { name: "Edit: A lamp in the window" }).waitFor();
    await endWriting(phone);
    await phonePage(phone, "ideas");
    await press(phone, phone.getByRole("button", { name: /^Move to another place/ }));
    await phone.getByRole("button", { name: "Move it here" }).waitFor();
    await phonePage(phone, "moving a note");
    await press(phone, phone.getByRole("button", { name: "Leave it" }));

    await wall.locator(".wall-note").first().waitFor();
    await wallPage("wall, ideas");
    await host.locator(".preview .wall-note").first().waitFor();
    await hostPage(host, "console, run");
    await showView(host, "Board");
    await host.getByRole("application").waitFor();
    await hostPage(host, "console, canvas");
    await host.getByRole("radio", { name: "List" }).check();
    await host.locator("article.note").first().waitFor();
    await hostPage(host, "console, list");
  });

  test("a vote: a phone, the console, the wall", async () => {
    await showView(host, "Vote");
    await host.getByRole("button", { name: "Choose none" }).waitFor();
    await hostPage(host, "console, choosing for a vote");
    round = await room.openVote(IDEAS, ideas, 8);
    await phone.getByText("5 dots left").waitFor();
    await phonePage(phone, "vote");
    await host.getByRole("heading", { name: "The vote is open" }).waitFor();
    await hostPage(host, "console, vote open");
    await wall.locator(".wall-voted").waitFor();
    await wallPage("wall, vote");
  });

  test("a result and a decision: a phone, the console, the wall", async () => {
    await room.closeVote(round);
    await phone.locator(".result-row").first().waitFor();
    await phonePage(phone, "result");
    await host.getByRole("heading", { name: "Where the dots went" }).waitFor();
    await hostPage(host, "console, result");
    await wall.locator(".wall-result").first().waitFor();
    await wallPage("wall, result");
    await room.recordDecision("One number to ring at night.");
    await wall.getByRole("heading", { name: "We decided" }).waitFor();
    await wallPage("wall, decision");
  });

  test("the Pause sheet, and the question before leaving", async () => {
    await press(phone, phone.getByRole("button", { name: "Pause", exact: true }));
    await phone.getByRole("heading", { name: "Take a break" }).waitFor();
    await phonePage(phone, "pause");
    await press(phone, phone.getByRole("button", { name: "Leave", exact: true }));
    await phone.getByRole("button", { name: "Stay" }).waitFor();
    await phonePage(phone, "leaving");
  });

  test("a journey map: a phone, the canvas, the wall", async () => {
    sample = await makeLivelyRoom(server, { template: "sample", people: 12 });
    await sample.open(MAP);
    const reader = await open(`/#${sample.joinCode}`, "phone");
    await joinByCode(reader, sample.joinCode);
    await reader.locator(".walk-title").waitFor();
    await phonePage(reader, "map");
    wall = await open(`/screen${new URL(sample.links.screen).hash}`, "wall");
    await wall.locator(".wall-map").waitFor();
    await wallPage("wall, map");
    host = await open(`/facilitate#${sample.facilitator}`, "laptop");
    await showView(host, "Board");
    await host.getByRole("application").waitFor();
    await hostPage(host, "console, map on the canvas");
  });

  test("no page reported a script error or a breach of the content policy", () => {
    expect(pages.flatMap((page) => complaintsOf(page))).toEqual([]);
  });
});
