import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, launchBrowser, openPage } from "./support/browser.ts";
import { showView } from "./support/host.ts";
import { joinByCode, press } from "./support/phone.ts";
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

test("[VE8] a host keeps a board, confirms a map and copies it by keyboard; phones and wall say so at once, an edit makes it a draft, and what differs is shown on both", async () => {
  const room = await openWorkshop(server, "journey-so-far", "One person's way");
  const { api } = server;
  const { boardId, facilitator } = room;
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
  const place = { stepId: content.steps[0]?.id, laneId: content.lanes[0]?.id };
  const write = (text: string, id = boardId) =>
    api.run<{ noteId: string }>(facilitator, "board.addNote", { boardId: id, text, ...place });
  const { noteId } = await write("I ring and nobody answers");
  const [phone, wall, host] = await Promise.all([
    openPage(browser, `${server.url}/#${room.joinCode}`, "small"),
    openPage(browser, `${server.url}/screen#${room.screen}`, "wall"),
    openPage(browser, `${server.url}/facilitate#${facilitator}`, "laptop"),
  ]);
  await joinByCode(phone, room.joinCode, { name: "Ana" });
  await showView(host, "Board");
  await host.getByRole("button", { name: "Versions of this board" }).press("Enter");
  const sheet = host.getByRole("dialog", { name: "Versions of this board" });
  await sheet.getByRole("button", { name: "Keep it as it is now" }).press("Enter");
  await sheet.getByText("Give it a name").waitFor();
  await sheet.getByLabel("Name", { exact: true }).fill("Before lunch");
  await host.keyboard.press("Enter");
  await sheet.getByRole("button", { name: "Compare Before lunch with now" }).waitFor();
  await sheet.getByText("Record a sense-check first.").waitFor();
  await sheet.getByLabel("Who looked at it?").fill("Peer supporters");
  await sheet.getByLabel("People with lived experience led this").press("Space");
  await sheet.getByRole("button", { name: "Record this sense-check" }).press("Enter");
  await sheet.getByText("Record a sense-check first.").waitFor({ state: "detached" });
  await sheet.getByRole("button", { name: "Confirm this map" }).press("Enter");
  await phone.getByText("Confirmed. Sense-checked by Peer supporters").waitFor();
  await wall.locator(".wall-progress").getByText("Confirmed").waitFor();
  // The button that was pressed is gone; and keys do nothing behind a sheet, wherever the focus is.
  const hasFocus = () => sheet.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(hasFocus, SOON).toBe(true);
  await sheet.evaluate(() => (document.activeElement as HTMLElement).blur());
  await host.keyboard.press("n");
  await sheet.getByRole("button", { name: "Copy it as it is to be" }).press("Enter");
  await sheet.getByText("The copy is on the agenda").or(host.getByText("The copy is on the agenda")).first().waitFor();
  expect(await host.getByLabel("Words of the note").count()).toBe(0);
  await host.keyboard.press("Escape");
  await write("It rings out");
  await phone.getByText("Draft. Changed since Peer supporters looked at it").waitFor();
  expect(await axeFindings(phone)).toEqual([]);

  const copyId = (await api.state(room.workshopId, facilitator)).versions?.maps.find((one) => one.basedOnId)?.boardId;
  if (!copyId) throw new Error("a copy was made");
  await api.run(facilitator, "board.editNote", {
    boardId: copyId,
    noteId,
    text: "One call is enough",
    channel: "phone",
  });
  await host.getByLabel("Which board").selectOption(copyId);
  await host.getByRole("radio", { name: "Compare" }).press("Space");
  await host.getByText("0 new, 1 changed, 1 gone").waitFor();
  await host.getByRole("button", { name: "Next difference" }).press("Enter");
  await host.getByText("1 of 2: Changed, note: One call is enough").first().waitFor();
  const [left, right] = [host.locator(".compare-box").first(), host.locator(".compare-box").last()];
  await left.focus();
  await left.evaluate((box) => box.scrollTo({ left: 300 }));
  await expect.poll(() => right.evaluate((box) => box.scrollLeft), SOON).toBe(300);
  expect(await axeFindings(host)).toEqual([]);
  await host.getByRole("radio", { name: "What differs" }).check();
  await host.getByText("was “I ring and nobody answers”").waitFor();
  await host.getByText("its channel: from nothing to Phone").waitFor();
  await host.getByRole("button", { name: "Show both on the screen" }).press("Enter");
  await wall.locator(".wall-compare").waitFor();
  // Its pages turn by themselves after a while, and at once by hand.
  await expect
    .poll(async () => {
      await wall.keyboard.press("ArrowRight");
      return wall.locator(".wall-diff").allTextContents();
    }, SOON)
    .toContainEqual(expect.stringMatching(/One call is enough|nobody answers|rings out/));
  expect(await axeFindings(wall)).toEqual([]);
  // Off again, the wall goes with what is open.
  await host.getByRole("button", { name: "Show both on the screen" }).press("Enter");
  await wall.locator(".wall-compare").waitFor({ state: "detached" });
  const screenNow = async () => (await api.state(room.workshopId, room.facilitator)).workshop.screen;
  await expect.poll(screenNow, SOON).toBe("activity");
});

test("[VE8] notes are linked and a closer map is opened and left again by keyboard; who has no phone is rated for", async () => {
  const room = await openWorkshop(server, "journey-so-far", "Linked");
  const { api } = server;
  const { boardId, facilitator } = room;
  const host = await openPage(browser, `${server.url}/facilitate#${facilitator}`, "laptop");
  const phone = await openPage(browser, `${server.url}/#${room.joinCode}`, "phone");
  await joinByCode(phone, room.joinCode, { name: "Ben" });
  for (const text of ["I ring", "A letter comes"]) await api.run(facilitator, "board.addNote", { boardId, text });
  const copy = await api.run<{ boardId: string }>(facilitator, "map.copy", { boardId, as: "future", title: "Closer" });
  await showView(host, "Board");
  const canvas = host.getByRole("application");
  await canvas.waitFor();
  await expect
    .poll(async () => {
      await canvas.focus();
      await host.keyboard.press("Control+a");
      return host.getByTestId("canvas-voice").textContent();
    }, SOON)
    .toBe("2 notes chosen");
  await host.keyboard.press("l");
  const links = host.getByRole("dialog", { name: "Link to other notes" });
  await links.getByRole("checkbox").first().press("Space");
  const linked = async () =>
    (await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator })).content.notes.filter(
      (note) => note.linkIds,
    );
  await expect.poll(async () => (await linked()).length, SOON).toBe(1);
  await host.keyboard.press("Escape");

  await host.getByRole("radiogroup", { name: "Show the board as" }).getByRole("radio", { name: "List" }).check();
  await host.getByLabel("How people meet here").selectOption("letter");
  await host.getByLabel("Map that shows this step closer").selectOption(copy.boardId);
  await host.getByRole("button", { name: "Open the closer map: Closer" }).press("Enter");
  await host.getByRole("button", { name: "Back to The journey so far" }).press("Enter");
  await expect.poll(() => host.getByLabel("Which board").inputValue(), SOON).toBe(boardId);
  await press(phone, phone.getByRole("button", { name: "Open the closer map: Closer" }));
  await phone.getByRole("dialog", { name: "Closer" }).waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await phone.keyboard.press("Escape");

  await api.run(facilitator, "people.addProxy", { alias: "Wren" });
  await host.getByRole("button", { name: "Ask how it felt" }).click();
  await host.getByText("Rate for somebody without a phone").click();
  await host.getByLabel("How did it feel to them?").selectOption("-1");
  await host.getByRole("button", { name: "Put in this rating" }).press("Enter");
  await host.getByText("1 person has rated a step.").waitFor();
  expect(await axeFindings(host)).toEqual([]);
});
