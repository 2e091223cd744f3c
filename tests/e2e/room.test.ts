import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { complaintsOf, launchBrowser, openIn, openPage, watch } from "./support/browser.ts";
import { boardNotes } from "./support/exported.ts";
import { canvasOf, exportBoard, openActivity, showView } from "./support/host.ts";
import {
  addIdea,
  columnOf,
  comeBack,
  editNote,
  endWriting,
  joinByCode,
  moveNote,
  noteOf,
  putDot,
  readWayBack,
  removeNote,
  takeDot,
} from "./support/phone.ts";
import { expectGoneFromWall, expectOnWall, SOON } from "./support/wall.ts";

const OPEN = "Open: we can change this";
const WORRIES = "Worries";

/** One workshop with everyone in it: the tests follow one another as its hours do. */
describe("a whole room: a facilitator, a wall, two phones and a laptop", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let host: Page;
  let wall: Page;
  let ana: Page;
  let ben: Page;
  let laptop: Page;
  const everyPage: Page[] = [];
  let code = "";
  let workshopId = "";
  let boardId = "";
  let token = "";

  const everyone = () => [ana, ben, laptop];
  const open = async (...args: Parameters<typeof openPage> extends [unknown, ...infer Rest] ? Rest : never) => {
    const page = await openPage(browser, ...args);
    everyPage.push(page);
    return page;
  };
  const notes = () => boardNotes(server.api, token, boardId);
  const count = async () => (await server.api.state(workshopId, token)).participants.count;
  const textsIn = async (column: string) =>
    (await notes()).filter((note) => note.column === column).map(({ text }) => text);

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("the organiser makes a workshop on the desk and opens the console and the screen from it", async () => {
    const desk = await open(`${server.url}/desk#key=${ORGANISER_KEY}`, "laptop");
    await desk.getByRole("button", { name: "New workshop" }).first().click();
    await desk.getByRole("radio", { name: "Ideas, dots, decision" }).check();
    await desk.getByLabel("Name", { exact: true }).fill("Getting help after hours");
    await desk.getByRole("button", { name: "Make the workshop" }).click();
    await desk.getByRole("heading", { name: "Getting help after hours" }).waitFor();
    code = ((await desk.locator(".desk-join .code [aria-hidden]").allTextContents()) ?? []).join("");
    expect(code).toMatch(/^[A-Z2-9]{7}$/);

    const openTab = async (button: string) => {
      const tab = desk.context().waitForEvent("page");
      await desk.getByRole("button", { name: button }).click();
      return tab;
    };
    host = await openTab("Open as facilitator");
    await host.waitForURL("**/facilitate/*");
    everyPage.push(watch(host));
    await host.locator(".console-top h1").getByText("Getting help after hours").waitFor();
    const screen = await openTab("Open the big screen");
    await screen.getByRole("heading", { name: "Getting help after hours" }).waitFor();
    await screen.close();
    // A tab behind another one is hardly drawn; the console has its window to itself from here on.
    await desk.close();

    workshopId = new URL(host.url()).pathname.split("/").at(-1) ?? "";
    const seat = async (role: "facilitator" | "observer") => {
      const asked = { token: ORGANISER_KEY, body: { role } };
      const path = `/api/workshops/${workshopId}/seats`;
      return (await server.api.request<{ token: string; link: string }>("POST", path, asked)).body;
    };
    token = (await seat("facilitator")).token;
    wall = await open((await seat("observer")).link, "wall");
    await expectOnWall(wall, "Getting help after hours");
    boardId = (await server.api.state(workshopId, token)).boards[0]?.id ?? "";
  });

  test("the filled example opens from the desk in one click", async () => {
    const desk = await open(`${server.url}/desk#key=${ORGANISER_KEY}`, "laptop");
    await desk.getByRole("button", { name: "Try the filled example" }).click();
    await desk.getByRole("heading", { name: "The first twelve weeks (example)" }).waitFor();
    await desk.close();
  });

  test("people join on phones with the code, with a name or with everything skipped", async () => {
    [ana, ben, laptop] = await Promise.all([
      open(`${server.url}/`, "phone"),
      open(`${server.url}/#${code}`, "phone"),
      open(`${server.url}/#${code}`, "laptop"),
    ]);
    await joinByCode(ana, code, { name: "Ana Otter" });
    await joinByCode(ben, code);
    await joinByCode(laptop, code, { name: "Cam" });
    await ana.getByRole("heading", { name: "You have a seat, Ana Otter" }).waitFor();
    await ben.getByRole("heading", { name: "You have a seat", exact: true }).waitFor();
    await expect.poll(() => host.locator(".room-big b").textContent(), SOON).toBe("3");
    await wall.getByRole("img", { name: "3 people have joined" }).waitFor();
  });

  test("a reload brings the same seat back", async () => {
    const before = await readWayBack(ana);
    await ana.reload();
    expect(await readWayBack(ana)).toEqual(before);
    expect(await count()).toBe(3);
  });

  test("a name and three words bring the same seat back on another phone", async () => {
    const words = await readWayBack(ana);
    const other = await open(`${server.url}/#${code}`, "phone");
    await comeBack(other, code, words.Name ?? "", words["Your three words"] ?? words.Words ?? "");
    expect((await readWayBack(other)).Name).toBe("Ana Otter");
    expect(await count()).toBe(3);
    await ana.getByRole("heading", { name: "This seat is no longer open here" }).waitFor();
    await ana.close();
    ana = other;
  });

  test("a facilitator and a participant sit in two tabs of one browser", async () => {
    const seat = await openIn(host.context(), `${server.url}/#${code}`);
    everyPage.push(seat);
    await joinByCode(seat, code, { name: "Host too" });
    await Promise.all([host.reload(), seat.reload()]);
    await host.locator(".console-top h1").getByText("Getting help after hours").waitFor();
    await seat.getByRole("heading", { name: "You have a seat, Host too" }).waitFor();
    expect(await count()).toBe(4);
    await seat.close();
  });

  test("every screen follows when the facilitator opens an activity, and shows the time", async () => {
    await openActivity(host, "Gather");
    for (const page of everyone())
      await page.getByRole("heading", { name: "Read them all. Put ideas that match side by side." }).waitFor();
    await expectOnWall(wall, "Read them all. Put ideas that match side by side.");
    await host.getByLabel("Minutes").fill("9");
    await host.getByRole("button", { name: "Start", exact: true }).click();
    const clock = /[89]:\d\d/;
    await host.getByRole("timer").first().getByText(clock).waitFor();
    await ana.getByText(clock).first().waitFor();
    await expect.poll(() => wall.getByRole("timer").textContent(), SOON).toMatch(clock);
  });

  test("a phone adds, edits, moves and removes its own note, and all screens follow", async () => {
    await addIdea(ana, "A lamp in the window");
    await noteOf(ben, "A lamp in the window").waitFor();
    await noteOf(laptop, "A lamp in the window").waitFor();
    await expectOnWall(wall, "A lamp in the window");
    expect(await ben.getByRole("button", { name: "Edit: A lamp in the window" }).count()).toBe(0);

    await editNote(ana, "A lamp in the window", "A light in the window");
    await noteOf(ben, "A light in the window").waitFor();
    await expectOnWall(wall, "A light in the window");

    await moveNote(ana, "A light in the window", OPEN);
    await noteOf(ben, "A light in the window").and(columnOf(ben, OPEN).locator("article")).waitFor();
    expect(await textsIn(OPEN)).toEqual(["A light in the window"]);

    await addIdea(ben, "Ring back within the hour", "Ideas");
    await addIdea(ben, "This one goes again");
    await noteOf(ana, "This one goes again").waitFor();
    await removeNote(ben, "This one goes again");
    await noteOf(ana, "This one goes again").waitFor({ state: "detached" });
    await expectGoneFromWall(wall, "This one goes again");
    await expectOnWall(wall, "Ring back within the hour");
  });

  test("on the canvas a host adds by key and double-click, drags, selects several and undoes only their own", async () => {
    await showView(host, "Board");
    const canvas = canvasOf(host);
    await canvas.board.waitFor();
    const first = await canvas.addByKey("A night porter");
    await noteOf(ana, "A night porter").waitFor();
    await expect.poll(() => canvas.voice.textContent(), SOON).toContain("A night porter");

    const second = await canvas.addByDoubleClick("Who pays for it?", 0.72, 0.22);
    await noteOf(ana, "Who pays for it?").waitFor();
    const target = (await notes()).find(({ text }) => text === "Who pays for it?")?.column ?? "";
    expect(target).not.toBe("");
    expect(target).not.toBe((await notes()).find(({ text }) => text === "A night porter")?.column);

    await canvas.drag(first, { x: second.x, y: second.y + 60 });
    await expect.poll(() => textsIn(target), SOON).toContain("A night porter");
    await noteOf(ana, "A night porter").and(columnOf(ana, target).locator("article")).waitFor();

    // A phone writes in between: undo must leave its note alone.
    await addIdea(ben, "Tea at the door", WORRIES);
    await expect.poll(async () => (await notes()).map(({ text }) => text), SOON).toContain("Tea at the door");
    await host.keyboard.press("Control+z");
    await expect.poll(() => textsIn(target), SOON).not.toContain("A night porter");
    expect(await textsIn(WORRIES)).toContain("Tea at the door");

    await canvas.chooseAll(5);
    await host.keyboard.press("Delete");
    await expect.poll(async () => (await notes()).length, SOON).toBe(0);
    await host.keyboard.press("Control+z");
    await expect.poll(async () => (await notes()).length, SOON).toBe(5);
    await noteOf(ana, "Tea at the door").waitFor();
    await ana.getByRole("button", { name: "Edit: A light in the window" }).waitFor();
  });

  test("on a laptop a participant writes on the canvas too, and changes only their own notes", async () => {
    await laptop.getByRole("button", { name: "Canvas" }).click();
    const canvas = canvasOf(laptop);
    await canvas.board.waitFor();
    await canvas.addByKey("From the laptop");
    await noteOf(ana, "From the laptop").waitFor();
    await expectOnWall(wall, "From the laptop");
    await canvas.chooseAll(6);
    await laptop.keyboard.press("Delete");
    await noteOf(ana, "From the laptop").waitFor({ state: "detached" });
    expect(await notes()).toHaveLength(5);
    await laptop.getByRole("button", { name: "List" }).click();
    await noteOf(laptop, "Tea at the door").waitFor();
  });

  test("dots are spent by plus and minus, never overspent, and hidden until the vote is closed", async () => {
    await showView(host, "Vote");
    await host.getByRole("button", { name: "Choose all" }).click();
    await host.getByText("5 notes chosen").waitFor();
    for (const page of everyone()) await endWriting(page);
    await host.getByRole("button", { name: "Open the vote" }).click();
    await host.getByRole("heading", { name: "The vote is open" }).waitFor();
    for (const page of everyone()) await page.getByText("5 dots left").waitFor();
    await expectOnWall(wall, "0 of 4");

    for (let dot = 0; dot < 3; dot += 1) await putDot(ana, "Tea at the door");
    await ana.getByText("Three is the most for one idea.").waitFor();
    await ana.getByRole("button", { name: "Put a dot on: Tea at the door" }).tap({ force: true });
    for (let dot = 0; dot < 2; dot += 1) await putDot(ana, "A night porter");
    await ana.getByText("All your dots are on the table.").waitFor();
    await ana.getByRole("button", { name: "Put a dot on: Who pays for it?" }).tap({ force: true });
    await takeDot(ana, "A night porter");
    await ana.getByText("1 dot left").waitFor();
    for (let dot = 0; dot < 2; dot += 1) await putDot(ben, "Tea at the door");
    await expectOnWall(wall, "2 of 4");
    expect(await wall.locator("body").textContent()).not.toMatch(/\d dots? (from|on)/);
    await host.getByText("of 4 have voted").waitFor();

    await ana
      .getByRole("status")
      .filter({ hasText: /^\s*Saved/ })
      .waitFor();
    await host.getByRole("button", { name: "Close the vote" }).click();
    await host.getByRole("button", { name: "Close and show the result" }).click();
    await host.getByRole("heading", { name: "Where the dots went" }).waitFor();
    for (const page of everyone()) {
      const rows = page.locator(".result-row");
      await rows.first().waitFor();
      expect(await rows.first().textContent()).toContain("Tea at the door");
      expect(await rows.first().textContent()).toContain("5 dots from 2 people");
      expect(await rows.nth(1).textContent()).toContain("1 dot from 1 person");
    }
    await expectOnWall(wall, "2 people, 6 dots");
    const firstOnWall = wall.locator(".wall-result.is-first");
    expect(await firstOnWall.textContent()).toContain("Tea at the door");
  });

  test("the facilitator records the decision and every screen shows it", async () => {
    await host.locator(".vote-card").getByRole("button", { name: "Record a decision" }).click();
    await host.getByLabel("What did we decide?").fill("We serve tea at the door from Monday.");
    await host.getByRole("button", { name: "Record it" }).click();
    await expectOnWall(wall, "We serve tea at the door from Monday.");
    for (const page of everyone()) {
      const line = page.getByText("We serve tea at the door from Monday.");
      await line.waitFor({ state: "attached" });
    }
  });

  test("the console's menu gives every format, and each holds what the room wrote", async () => {
    const pdf = await exportBoard(host, /^PDF/);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.length).toBeGreaterThan(5_000);
    const svg = (await exportBoard(host, /^Drawing/)).toString();
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
    expect(svg).toContain("A night porter");
    const png = await exportBoard(host, /^Picture/);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const csv = (await exportBoard(host, /^CSV/)).toString();
    expect(csv).toContain("Tea at the door");
    const json = JSON.parse((await exportBoard(host, /^JSON/)).toString());
    expect(json.notes.map(({ text }: { text: string }) => text)).toEqual((await notes()).map(({ text }) => text));
    const tea = json.notes.find(({ text }: { text: string }) => text === "Tea at the door");
    expect(tea).toMatchObject({ dots: 5, voters: 2, column: WORRIES });
  });

  test("after a kill everything goes on by itself, and a note written meanwhile arrives exactly once", async () => {
    await server.kill("SIGKILL");
    await addIdea(ana, "Written in the dark", "Ideas");
    await ana.getByText("Your words are safe on this phone.").first().waitFor();
    await ana.getByText("1 not saved yet").waitFor();
    await noteOf(ana, "Written in the dark").getByText("Not saved yet").waitFor();

    await server.start();
    await ana.getByText("All saved. Nothing was lost.").first().waitFor();
    await noteOf(ben, "Written in the dark").waitFor();
    await noteOf(laptop, "Written in the dark").waitFor();
    const written = (await notes()).filter(({ text }) => text === "Written in the dark");
    expect(written).toHaveLength(1);
    expect(await noteOf(ana, "Written in the dark").count()).toBe(1);

    await addIdea(ben, "And on we go", "Ideas");
    await noteOf(ana, "And on we go").waitFor();
    await showView(host, "Board");
    await canvasOf(host).addByKey("Said the host");
    await noteOf(ana, "Said the host").waitFor();
    expect(await count()).toBe(4);
  });

  test("no page reported a script error or a breach of the content policy", () => {
    expect(everyPage.flatMap((page) => complaintsOf(page))).toEqual([]);
  });
});
