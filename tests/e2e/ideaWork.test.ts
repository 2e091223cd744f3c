import { tagKey } from "@longtable/shared/board/tags.rules";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, complaintsOf, launchBrowser, openPage } from "./support/browser.ts";
import { canvasOf, showView } from "./support/host.ts";
import { joinByCode, noteOf } from "./support/phone.ts";
import { SOON } from "./support/wall.ts";

let server: SpawnedServer;
let browser: Browser;
let host: Page;
let phone: Page;
let wall: Page;
let boardId: string;
let workshopId: string;
let token: string;
let ids: Record<string, string> = {};
const TEXTS = ["Night buses", "Buses at night", "Tea for all", "Warm rooms"] as const;

const run = <Answer>(type: string, input: Record<string, unknown>) => server.api.run<Answer>(token, type, input);
interface ExportedNote {
  id: string;
  text: string;
  mergedInto?: string;
  tags?: string[];
  cluster: string | null;
}
const exported = async (id = boardId) =>
  (await server.api.request<{ notes: ExportedNote[] }>("GET", `/api/boards/${id}/export.json`, { token })).body.notes;
const noteNamed = async (text: string) => (await exported()).find((note) => note.text === text);

beforeAll(async () => {
  [server, browser] = await Promise.all([spawnServer(), launchBrowser()]);
  const { workshop, links, tokens } = await server.api.createWorkshop({
    template: "ideas-dots-decision",
    title: "Night shift",
  });
  token = tokens.facilitator;
  workshopId = workshop.id;
  const [activity] = workshop.activities;
  boardId = activity?.boards[0]?.id ?? "";
  await run("workshop.openActivity", { activityId: activity?.id });
  for (const text of TEXTS) {
    ids = { ...ids, [text]: (await run<{ noteId: string }>("board.addNote", { boardId, text, kind: "idea" })).noteId };
  }
  const here = (link: string) => link.replace(/^https?:\/\/[^/]+/, server.url);
  await run("screen.show", { screen: "board", boardId });
  [host, wall, phone] = await Promise.all([
    openPage(browser, here(links.facilitate), "laptop"),
    openPage(browser, here(links.screen), "wall"),
    openPage(browser, `${server.url}/#${workshop.joinCode}`, "phone"),
  ]);
  await joinByCode(phone, workshop.joinCode, { name: "Ana" });
  await host.locator(".console-top h1").waitFor();
  await showView(host, "Board");
  await host.getByRole("application").waitFor();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Finds a note by the keyboard alone and leaves it chosen, with the board in focus. */
async function choose(text: string): Promise<void> {
  const board = host.getByRole("application");
  await board.focus();
  await host.keyboard.press("Control+f");
  const field = host.getByRole("searchbox", { name: "Find on this board" });
  await field.fill(text);
  await host.getByText("1 of 1", { exact: true }).waitFor();
  await field.press("Escape");
  await board.focus();
}

it("[IW1] notes are merged by keyboard, phones see one with all its wordings, and undo takes it apart", async () => {
  await choose("Buses at night");
  await host.keyboard.press("j");
  const dialog = host.getByRole("dialog", { name: "Merge notes" });
  await dialog.getByRole("checkbox", { name: /^Night buses/ }).check();
  await dialog.getByLabel("Which words stand on top?").selectOption({ label: "Night buses" });
  expect(await axeFindings(host)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge 2 notes" }).click();
  await phone.getByText("1 more wording").tap();
  await phone.locator(".note-wordings").getByText("Buses at night").waitFor();
  expect(await noteOf(phone, "Buses at night").count()).toBe(0);
  expect((await noteNamed("Buses at night"))?.mergedInto).toBe(ids["Night buses"]);

  await host.getByRole("application").focus();
  await host.keyboard.press("Control+z");
  await noteOf(phone, "Buses at night").waitFor();
  await host.keyboard.press("Control+Shift+z");
  await expect.poll(async () => (await noteNamed("Buses at night"))?.mergedInto, SOON).toBe(ids["Night buses"]);
});

it("[IW3] a wording is let go from the list by a host, and tags are put on from there", async () => {
  await host.getByRole("radio", { name: "List" }).check();
  const note = host.locator("li").filter({ has: noteOf(host, "Night buses") });
  await note.getByRole("button", { name: /More/ }).click();
  await host.getByRole("button", { name: "All wordings" }).click();
  await host.getByRole("button", { name: "Let it stand alone: Buses at night" }).click();
  await noteOf(phone, "Buses at night").waitFor();
  await host.keyboard.press("Escape");
  await note.getByRole("button", { name: /More/ }).click();
  await host.getByRole("button", { name: "Tags" }).click();
  await host.getByLabel("New tag").fill("# transport");
  await host.getByRole("button", { name: "Add tag" }).click();
  await expect.poll(async () => (await noteNamed("Night buses"))?.tags, SOON).toEqual(["transport"]);
  await host.keyboard.press("Escape");
  await noteOf(phone, "Night buses").getByText("#transport").waitFor();
});

it("[IW8] a phone filters and colours for itself alone; the wall shows what hosts chose", async () => {
  await phone.getByRole("button", { name: "More to do on this board" }).tap();
  await phone.getByRole("button", { name: "Sort, filter, colour" }).tap();
  await phone.getByRole("button", { name: "#transport" }).tap();
  expect(await axeFindings(phone)).toEqual([]);
  await phone.getByRole("button", { name: "Done" }).tap();
  await phone.getByText("1 of 4 notes").waitFor();
  expect(await noteOf(phone, "Tea for all").count()).toBe(0);
  await wall.getByText("Tea for all").waitFor();
  await run("screen.setView", { boardId, view: { colour: "tag", only: { tagKeys: [tagKey("transport")] } } });
  await wall.getByText("Tea for all").waitFor({ state: "detached" });
  await wall.locator(".legend").getByText("#transport").waitFor();
  await host.getByText("Tea for all").first().waitFor();
  await phone.getByRole("button", { name: "Show all as it stands" }).tap();
  await noteOf(phone, "Tea for all").waitFor();
});

it("[IW3] of a merged note that is voted on, phones and hosts read every wording, and the wall says how many there are", async () => {
  const [head, other] = [ids["Night buses"], ids["Buses at night"]];
  await run("board.mergeNotes", { boardId, noteIds: [other], headId: head });
  await run("screen.setView", { boardId, view: null });
  await run("screen.show", { screen: "activity" });
  await showView(host, "Vote");
  await host.locator(".note-wordings").getByText("1 more wording").click();
  await host.getByText("Buses at night").waitFor();
  const { activities } = await server.api.state(workshopId, token);
  const candidates = [head, ids["Tea for all"]];
  const round = { activityId: activities[0]?.id, boardId, candidates };
  const { roundId } = await run<{ roundId: string }>("voting.openRound", round);
  const row = phone.locator(".candidate").filter({ hasText: "Night buses" });
  await row.getByText("1 more wording").tap();
  await row.getByText("Buses at night").waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await row.getByRole("button", { name: "Put a dot on: Night buses" }).tap();
  await wall.getByText("Night buses (1 more wording)").waitFor();
  await expect.poll(async () => (await server.api.state(workshopId, token)).rounds[0]?.voted, SOON).toBe(1);
  await run("voting.closeRound", { roundId });
  const result = phone.locator(".result-row").filter({ hasText: "Night buses" });
  await result.getByText("1 more wording").tap();
  await result.getByText("Buses at night").waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await wall.locator(".wall-result").getByText("Night buses (1 more wording)").waitFor();
  const table = host.locator(".vote-table tr").filter({ hasText: "Night buses" });
  await table.getByText("1 more wording").click();
  await table.getByText("Buses at night").waitFor();
  expect(await axeFindings(host)).toEqual([]);
  await showView(host, "Board");
  await host.getByRole("radio", { name: "List" }).check();
});

it("[IW7] notes go into a set on a map too, are copied to another board, and stand on one page", async () => {
  const { boardIds } = await run<{ boardIds: [string] }>("agenda.addActivity", {
    phase: "insight",
    title: "The way in",
    outputType: "map",
    newBoard: { type: "journeyMap", title: "The way in" },
  });
  const [map] = boardIds;
  const note = host.locator("li").filter({ has: noteOf(host, "Warm rooms") });
  await note.getByRole("button", { name: /More/ }).click();
  await host.getByRole("button", { name: "Copy to another board" }).click();
  await host.getByLabel("To which board?").selectOption({ label: "The way in" });
  await host.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(async () => (await exported(map)).map(({ text }) => text), SOON).toEqual(["Warm rooms"]);

  await host.locator(".board-choice").selectOption(map);
  await host.getByRole("radio", { name: "Canvas" }).check();
  await host.getByRole("application", { name: "Board: The way in" }).waitFor();
  await choose("Warm rooms");
  await host.keyboard.press("g");
  await host.getByLabel("Name of the set").fill("Waiting");
  await host.getByRole("button", { name: "Group 1 note" }).click();
  await expect.poll(async () => (await exported(map))[0]?.cluster, SOON).toBe("Waiting");

  await host.getByRole("toolbar", { name: "Tools" }).getByRole("button", { name: "More to do on this board" }).click();
  await host.getByRole("menuitem", { name: "One-page overview" }).click();
  const overview = host.getByRole("dialog", { name: "Overview: The way in" });
  await overview.getByText("Waiting").waitFor();
  expect(await axeFindings(host)).toEqual([]);
  await host.emulateMedia({ media: "print" });
  expect(await host.locator("#app").isVisible()).toBe(false);
  expect(await host.locator(".overview-print").textContent()).toContain("Warm rooms");
  await host.emulateMedia({ media: "screen" });
  await host.keyboard.press("Escape");
});

it("[CV1] what was done last is taken back first, whether in the list or on the canvas, and from either", async () => {
  const here = async () => (await exported()).map(({ text }) => text).filter((text) => /lanterns$/.test(text));
  const view = (name: "Canvas" | "List") => host.getByRole("radio", { name }).check();
  const addInList = async (text: string) => {
    await view("List");
    await host.locator(".composer textarea").fill(text);
    await host.getByRole("button", { name: "Add", exact: true }).click();
    await expect.poll(here, SOON).toContain(text);
  };
  const undoInList = async () => {
    await view("List");
    await host.getByRole("button", { name: "More to do on this board" }).click();
    await host.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
    await host.keyboard.press("Escape");
  };
  const onCanvas = async () => {
    await view("Canvas");
    await host.getByRole("application").focus();
  };
  await host.locator(".board-choice").selectOption(boardId);
  await addInList("Paper lanterns");
  await onCanvas();
  await canvasOf(host).addByKey("Tin lanterns");
  await addInList("Glass lanterns");
  expect((await here()).toSorted()).toEqual(["Glass lanterns", "Paper lanterns", "Tin lanterns"]);

  await onCanvas();
  await host.keyboard.press("Control+z");
  await expect.poll(async () => (await here()).toSorted(), SOON).toEqual(["Paper lanterns", "Tin lanterns"]);
  await undoInList();
  await expect.poll(here, SOON).toEqual(["Paper lanterns"]);
  await onCanvas();
  await host.keyboard.press("Control+z");
  await expect.poll(here, SOON).toEqual([]);
  for (const text of ["Paper lanterns", "Tin lanterns", "Glass lanterns"]) {
    await host.keyboard.press("Control+Shift+z");
    await expect.poll(async () => (await here()).at(-1), SOON).toBe(text);
  }
});

it("nothing was complained about on any page", () => {
  expect([host, wall, phone].flatMap(complaintsOf)).toEqual([]);
});
