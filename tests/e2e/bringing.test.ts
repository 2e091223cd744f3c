import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { complaintsOf, launchBrowser, openPage, type Size } from "./support/browser.ts";
import { boardNotes } from "./support/exported.ts";
import { showView } from "./support/host.ts";
import { tabTo } from "./support/keys.ts";
import { findings, tooWide } from "./support/measure.ts";

const TABLE = "text,kind\nOpen the calm space at night,idea\nNobody calls back,party\n,idea\nOne number to ring,idea";

/** What comes in from outside, and what holds workshops together: the tests follow one another. */
describe("bringing in, and the programme", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let host: Page;
  let desk: Page;
  let boardId = "";
  let workshopId = "";
  let token = "";
  const pages: Page[] = [];

  const open = async (url: string, size: Size) => {
    const page = await openPage(browser, url, size);
    pages.push(page);
    return page;
  };
  const texts = async () => (await boardNotes(server.api, token, boardId)).map(({ text }) => text);

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    const made = await server.api.createWorkshop({
      title: "Getting help after hours",
      template: "ideas-dots-decision",
    });
    workshopId = made.workshop.id;
    boardId = made.workshop.activities[0]?.boards[0]?.id ?? "";
    token = made.tokens.facilitator;
    await server.api.run(token, "workshop.openActivity", { activityId: made.workshop.activities[0]?.id });
    host = await open(`${server.url}/facilitate#${token}`, "laptop");
    await host.locator(".console-top h1").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[IM12] a host pastes a table, is shown every row that cannot be taken, brings the others and takes them off again", async () => {
    await showView(host, "Board");
    await host.getByRole("button", { name: "Bring in notes" }).click();
    const sheet = host.getByRole("dialog", { name: "Bring in notes" });
    await sheet.getByLabel("Lines or a table").fill(TABLE);
    await sheet.getByText("2 rows cannot be taken").waitFor();
    await sheet.getByText("Line 3 (“party”): that is not a kind of note").waitFor();
    await sheet.getByText("Line 4: there are no words").waitFor();
    expect(await sheet.getByLabel(/^Column 2/).inputValue()).toBe("kind");
    expect(await findings(host, "the sheet that brings in notes")).toEqual([]);
    await sheet.getByRole("button", { name: "Add 2 notes" }).press("Enter");
    await sheet.getByText("Mend the rows above").waitFor();
    expect(await texts()).toEqual([]);
    await sheet.getByLabel("Bring in the others and leave these rows out").check();
    await sheet.getByRole("button", { name: "Add 2 notes" }).click();
    await host.getByText("2 notes came in.").waitFor();
    expect(await texts()).toEqual(["Open the calm space at night", "One number to ring"]);
    await host.getByRole("button", { name: "Take them off again" }).click();
    await host.getByText("They are off again.").waitFor();
    expect(await texts()).toEqual([]);
  });

  test("[IM12] by keyboard alone, in a narrow window, plain lines come in", async () => {
    await host.setViewportSize({ width: 320, height: 640 });
    const trigger = host.getByRole("button", { name: "Bring in notes" });
    await trigger.focus();
    await host.keyboard.press("Enter");
    const sheet = host.getByRole("dialog", { name: "Bring in notes" });
    await sheet.waitFor();
    await tabTo(host, "Lines or a table");
    await host.keyboard.type("A first line, with a comma");
    await host.keyboard.press("Enter");
    await host.keyboard.type("A second line");
    expect(await tooWide(host, "the sheet that brings in notes")).toEqual([]);
    await tabTo(host, "Add 2 notes");
    await host.keyboard.press("Enter");
    await host.getByText("2 notes came in.").waitFor();
    expect(await texts()).toEqual(["A first line, with a comma", "A second line"]);
    await host.setViewportSize({ width: 1440, height: 900 });
  });

  test("[IM12] the organiser brings back a saved workshop, and is told what is wrong with a spoilt one", async () => {
    const { body: file } = await server.api.request<WorkshopExport>("GET", `/api/workshops/${workshopId}/export.json`, {
      token: ORGANISER_KEY,
    });
    desk = await open(`${server.url}/desk#${ORGANISER_KEY}`, "laptop");
    const choose = (content: object, name = "saved.json") =>
      desk
        .getByLabel("Bring back a saved workshop")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
    await choose({ ...file, boards: [{ ...file.boards[0], notes: "none" }] });
    await desk.getByText("Something in this file was changed (boards.0.notes), so none of it was taken.").waitFor();
    await choose({ ...file, workshop: { ...file.workshop, title: "Brought back" } });
    await desk.getByText("Brought back is there, with everything its file held.").waitFor();
    await desk.getByRole("heading", { name: "Brought back", level: 2 }).waitFor();
  });

  test("[IM14] a host takes a file off again from the list of what came in, and is told what stays", async () => {
    const board = { id: "bFile", type: "columns", title: "From the file" };
    const one = { id: "nFile", text: "Brought by a file" };
    const file = { format: "longtable.board", version: 1, board, columns: [], notes: [one] };
    await showView(host, "Board");
    const bring = async () => {
      await host.getByRole("button", { name: "Bring in notes" }).click();
      const sheet = host.getByRole("dialog", { name: "Bring in notes" });
      const chosen = { name: "one.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
      await sheet.getByLabel("Or a file").setInputFiles(chosen);
      await sheet.getByRole("button", { name: "Add what the file holds" }).click();
      await host.getByText("The file came in.").waitFor();
      await host.getByRole("button", { name: "Bring in notes" }).click();
      return sheet.getByRole("button", { name: /^Take them off again: .*1 board, 1 note/ }).first();
    };
    const first = await bring();
    expect(await findings(host, "the list of what came in")).toEqual([]);
    if (process.env.SHOT) await host.screenshot({ path: process.env.SHOT });
    await first.press("Enter");
    const dialog = host.getByRole("dialog");
    await dialog.getByText("They are off again.").waitFor();
    await host.keyboard.press("Escape");
    const second = await bring();
    const { body } = await server.api.request<WorkshopExport>("GET", `/api/workshops/${workshopId}/export.json`, {
      token: ORGANISER_KEY,
    });
    const boardIds = body.boards.filter(({ board: { title } }) => title === board.title).map((held) => held.board.id);
    expect(boardIds).toHaveLength(1);
    await server.api.run(token, "board.addNote", { boardId: boardIds[0], text: "Since then" });
    await second.press("Enter");
    await dialog.getByText("This stays, because somebody has used it since: 1 board, 1 activity.").waitFor();
    await host.keyboard.press("Escape");
  });

  test("[PG6] the organiser makes a programme, puts the workshop in, gives it an aim and a measure, and reads it on one page", async () => {
    await desk.getByRole("button", { name: "New programme" }).click();
    await desk.getByLabel("Name of the programme").fill("Fairlow Good Days");
    await desk.getByRole("button", { name: "Make the programme" }).click();
    await desk.getByRole("button", { name: /^Getting help after hours/ }).click();
    await desk.getByLabel("Programme", { exact: true }).selectOption({ label: "Fairlow Good Days" });
    await desk.getByText("It is there now.").waitFor();
    expect(await findings(desk, "the desk with programmes")).toEqual([]);
    await desk.getByRole("link", { name: "Open the programme" }).click();
    await desk.getByRole("heading", { name: "Fairlow Good Days" }).waitFor();
    await desk.getByRole("button", { name: "Change Insight" }).click();
    const phase = desk.getByRole("dialog");
    await phase.getByLabel("What it is for").fill("Work out what the stories tell us.");
    await phase.getByRole("button", { name: "Keep it" }).click();
    await desk.getByText("Work out what the stories tell us.").waitFor();
    await desk.getByRole("button", { name: "Add a measure" }).click();
    const measure = desk.getByRole("dialog");
    await measure.getByLabel("What we count").fill("Wait for a first visit");
    await measure.getByLabel("Counted in").fill("weeks");
    await measure.getByLabel("Where it stood").fill("eleven");
    await measure.getByLabel("Where it is to get to").fill("20");
    await measure.getByText("No story was given to the programme yet.").waitFor();
    await measure.getByRole("button", { name: "Keep it" }).click();
    await measure.getByText("Write a number, or leave it empty.").waitFor();
    await measure.getByLabel("Where it stood").fill("11");
    await measure.getByLabel("Phase").selectOption({ label: "Insight" });
    await measure.getByRole("button", { name: "Keep it" }).click();
    await desk.getByRole("button", { name: "Add a figure: Wait for a first visit" }).click();
    const figure = desk.getByRole("dialog");
    await figure.getByLabel("Figure").fill("nine");
    await figure.getByRole("button", { name: "Keep it" }).click();
    await figure.getByText("Write a number.").waitFor();
    await figure.getByLabel("Figure").fill("9");
    await figure.getByLabel("Where it comes from").fill("Front door log");
    await figure.getByRole("button", { name: "Keep it" }).click();
    await desk.locator(".programme-figure").getByText("9 weeks").waitFor();
    await desk.getByRole("button", { name: "Change: Wait for a first visit" }).click();
    await desk.getByRole("dialog").getByLabel("Where it is to get to").fill("2");
    await desk.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
    await desk.getByText("From 11 weeks to 2 weeks").waitFor();
    await desk.getByRole("button", { name: "Take this measure away: Wait for a first visit" }).click();
    await desk.getByText("Its 1 figure goes with it. That cannot be undone.").waitFor();
    await desk.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
    await desk.getByRole("heading", { name: "Getting help after hours" }).waitFor();
    expect(await findings(desk, "the programme's page", ["light", "dark"])).toEqual([]);
    expect(await tooWide(desk, "the programme's page")).toEqual([]);
    await desk.setViewportSize({ width: 1440, height: 900 });
  });

  test("[PG6] a map of the earlier workshop begins the next one; what changed is listed, and its host gets there", async () => {
    const first = await server.api.request<{ programmes: { id: string }[] }>("GET", "/api/programmes", {
      token: ORGANISER_KEY,
    });
    const programmeId = first.body.programmes[0]?.id;
    const make = (body: object) =>
      server.api.request<{
        workshop: { id: string; activities: { title: string; boards: { id: string }[] }[] };
        tokens: { facilitator: string };
      }>("POST", "/api/workshops", { token: ORGANISER_KEY, body });
    const earlier = await make({ title: "Map the front door", template: "front-and-back", programmeId });
    const fromId = earlier.body.workshop.activities[0]?.boards[0]?.id ?? "";
    await server.api.run(earlier.body.tokens.facilitator, "board.addNote", {
      boardId: fromId,
      text: "Six weeks of waiting",
    });
    await desk.goto(`${server.url}/desk`);
    await desk.getByRole("button", { name: /^Map the front door/ }).click();
    await desk.getByRole("button", { name: "Make the next workshop" }).click();
    await desk.locator(".desk-maps select").first().selectOption({ label: "Bring it as things are to be" });
    await desk.getByLabel("Name", { exact: true }).fill("Change the front door");
    await desk.getByRole("button", { name: "Make the workshop" }).click();
    await desk.getByRole("heading", { name: "Change the front door", level: 2 }).waitFor();
    const { body } = await server.api.request<{ workshops: { id: string; title: string }[] }>("GET", "/api/workshops", {
      token: ORGANISER_KEY,
    });
    const next = body.workshops.find(({ title }) => title === "Change the front door")?.id ?? "";
    const seat = await server.api.request<{ token: string }>("POST", `/api/workshops/${next}/seats`, {
      token: ORGANISER_KEY,
      body: { role: "facilitator" },
    });
    const state = await server.api.state(next, seat.body.token);
    const toId = state.activities.find(({ title }) => title === "The map as it is to be")?.boards[0]?.id ?? "";
    await server.api.run(seat.body.token, "board.addNote", { boardId: toId, text: "A call on day one" });

    const console2 = await open(`${server.url}/facilitate#${seat.body.token}`, "laptop");
    await console2.locator(".console-top h1").waitFor();
    await showView(console2, "Afterwards");
    const link = console2.getByRole("link", { name: "Programme: Fairlow Good Days" });
    await console2.goto(`${server.url}${await link.getAttribute("href")}`);
    await console2.getByRole("heading", { name: "Change the front door" }).waitFor();
    expect(await console2.getByRole("button", { name: "Add a measure" }).count()).toBe(0);
    await console2.getByRole("button", { name: /^What changed: / }).click();
    const list = console2.getByRole("dialog");
    await list.getByText("A call on day one").waitFor();
    await list.getByRole("heading", { name: "New (1)" }).waitFor();
    expect(await findings(console2, "the list of changes")).toEqual([]);
  });

  test("no page complained", () => {
    expect(pages.flatMap((page) => complaintsOf(page))).toEqual([]);
  });
});
