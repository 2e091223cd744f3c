import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { axeFindings, complaintsOf, launchBrowser, openIn, openPage, watch } from "./support/browser.ts";
import { boardNotes } from "./support/exported.ts";
import { canvasOf, showView } from "./support/host.ts";
import { SOON } from "./support/wall.ts";

let server: SpawnedServer;
let browser: Browser;
let room: OpenWorkshop;
let host: Page;
let link: string;
let free: string;
let map: string;

const run = <Answer>(type: string, input: Record<string, unknown>) =>
  server.api.run<Answer>(room.facilitator, type, input);
const notesOf = (boardId: string) => boardNotes(server.api, room.facilitator, boardId);
const textsOf = async (boardId: string) => (await notesOf(boardId)).map(({ text }) => text);
const zoomOf = async (page: Page) => Number.parseInt((await page.locator(".canvas-zoom").textContent()) ?? "", 10);

async function look(page: Page, boardId: string, title: string): Promise<void> {
  await page.locator(".board-choice").selectOption(boardId);
  await page.getByRole("application", { name: `Board: ${title}` }).waitFor();
}

async function addBoard(title: string, type: string, more = {}): Promise<string> {
  const { activityId, boardIds } = await run<{ activityId: string; boardIds: [string] }>("agenda.addActivity", {
    phase: "insight",
    title,
    outputType: "map",
    newBoard: { type, title, ...more },
  });
  await run("workshop.openActivity", { activityId });
  return boardIds[0];
}

/** Notes at points of the free board, alone on it. */
async function putFree(...notes: readonly { text: string; x: number; y: number; kind?: string }[]): Promise<void> {
  for (const { noteId } of (await notesOf(free)).map(({ id }) => ({ noteId: id }))) {
    await run("board.removeNote", { boardId: free, noteId });
  }
  for (const { text, x, y, kind = "note" } of notes) {
    await run("board.addNote", { boardId: free, text, kind, at: { x, y } });
  }
  await look(host, free, "Loose");
  if (notes.length > 0) await canvasOf(host).chooseAll(notes.length);
}

/** Chooses a note by its words: arrows go through all of them. Answers a point on it. */
async function choose(page: Page, text: string): Promise<{ x: number; y: number }> {
  const { board, voice } = canvasOf(page);
  await board.focus();
  await page.keyboard.press("Escape");
  const heard = () => voice.textContent();
  await expect.poll(heard, SOON).toBe("");
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"]) {
    const before = await heard();
    if (before?.includes(text)) break;
    await page.keyboard.press(`Control+${key}`);
    // At the last note in a direction nothing changes.
    const isAnother = async () => (await heard()) !== before;
    await until(isAnother, { timeoutMs: 1_500, what: "another note" }).catch(() => undefined);
  }
  await voice.getByText(text).waitFor();
  return pointAbove(page);
}

/** A point on the chosen note: the bar of what can be done with it rests below it, or above where there is no room. */
async function pointAbove(page: Page): Promise<{ x: number; y: number }> {
  const bar = page.getByRole("toolbar", { name: "What to do with the note" });
  let last = "";
  await expect
    .poll(async () => {
      const now = JSON.stringify(await bar.boundingBox());
      const rests = now === last;
      last = now;
      return rests;
    }, SOON)
    .toBe(true);
  const { x, y, height } = JSON.parse(last) as { x: number; y: number; height: number };
  const board = await page.getByRole("application").boundingBox();
  const isBelow = board !== null && y + 2 * height + 40 < board.y + board.height;
  return { x: x + 24, y: isBelow ? y - 20 : y + height + 20 };
}

beforeAll(async () => {
  server = await spawnServer();
  browser = await launchBrowser();
  room = await openWorkshop(server);
  free = await addBoard("Loose", "free");
  map = await addBoard("Way", "journeyMap");
  const seat = await server.api.request<{ link: string }>("POST", `/api/workshops/${room.workshopId}/seats`, {
    token: ORGANISER_KEY,
    body: { role: "facilitator" },
  });
  const { pathname, hash } = new URL(seat.body.link);
  link = `${server.url}${pathname}${hash}`;
  host = await openPage(browser, link, "laptop");
  await showView(host, "Board");
});
afterAll(async () => {
  expect(complaintsOf(host)).toEqual([]);
  await browser?.close();
  await server?.close();
});

describe("by mouse and keys", () => {
  it("[CV10] a note on its way is drawn into line with another; arrows push, far with Shift, a little with Alt", async () => {
    await putFree({ text: "Ash", x: 300, y: 0 }, { text: "Elm", x: 0, y: 140 });
    const spot = await choose(host, "Elm");
    // 296 to the right would leave it 4 beside the other's side.
    await canvasOf(host).drag(spot, { x: spot.x + 296, y: spot.y + 60 });
    const elm = async () => (await notesOf(free)).find(({ text }) => text === "Elm")?.at;
    await expect.poll(async () => (await elm())?.x, SOON).toBe(300);
    const y = (await elm())?.y ?? 0;
    await host.keyboard.press("ArrowRight");
    await expect.poll(async () => (await elm())?.x, SOON).toBe(308);
    await host.keyboard.press("Shift+ArrowRight");
    await expect.poll(async () => (await elm())?.x, SOON).toBe(348);
    await host.keyboard.press("Alt+ArrowDown");
    await expect.poll(async () => (await elm())?.y, SOON).toBe(y + 1);
    // One's own doings are taken back one by one.
    for (const _ of [1, 2, 3]) await host.keyboard.press("Control+z");
    await expect.poll(elm, SOON).toEqual({ x: 300, y });
    await host.keyboard.press("Control+Shift+z");
    await expect.poll(async () => (await elm())?.x, SOON).toBe(308);
  });

  it("[CV10] the bar is out of the way of whoever chooses one note after the other", async () => {
    await putFree({ text: "Ash", x: 0, y: 0 }, { text: "Elm", x: 0, y: 56 });
    const ash = await choose(host, "Ash");
    const elm = { x: ash.x, y: ash.y + 56 * ((await zoomOf(host)) / 100) };
    const bar = host.getByRole("toolbar", { name: "What to do with the note" });
    const under = await bar.boundingBox();
    expect(under && elm.y > under.y && elm.y < under.y + under.height).toBe(true);
    await host.keyboard.down("Shift");
    await host.mouse.click(elm.x, elm.y);
    await host.keyboard.up("Shift");
    await canvasOf(host).voice.getByText("2 notes chosen").waitFor();
    await host.keyboard.press("s");
    const board = await canvasOf(host).board.boundingBox();
    await expect
      .poll(async () => (await bar.boundingBox())?.y, SOON)
      .toBeGreaterThan((board?.y ?? 0) + (board?.height ?? 0) - 140);
    await host.keyboard.press("v");
  });

  it("[CV9] the board fills the window below the page's head by a key, and gives the page back to Escape and to whoever walks on", async () => {
    await putFree({ text: "Ash", x: 0, y: 0 }, { text: "Elm", x: 0, y: 80 });
    const { board } = canvasOf(host);
    const heightOf = async () => Math.round((await board.boundingBox())?.height ?? 0);
    await board.focus();
    await host.keyboard.press("Escape");
    const before = await heightOf();
    await host.keyboard.press("f");
    await expect.poll(heightOf, SOON).toBeGreaterThan(before + 150);
    expect(await axeFindings(host)).toEqual([]);
    const head = await host.locator("header").first().boundingBox();
    expect((await board.boundingBox())?.y).toBeCloseTo((head?.y ?? 0) + (head?.height ?? 0), 0);
    await host.getByRole("button", { name: "Blank the screen" }).focus();
    await board.focus();
    await expect.poll(heightOf, SOON).toBeGreaterThan(before + 150);
    await host.keyboard.press("Escape");
    await expect.poll(heightOf, SOON).toBe(before);
    await host.getByRole("button", { name: "Make the board fill the window" }).click();
    await expect.poll(heightOf, SOON).toBeGreaterThan(before + 150);
    await host.getByRole("button", { name: "Change the plan" }).focus();
    await expect.poll(heightOf, SOON).toBe(before);
  });

  it("[CV11] notes are copied to another board of the browser as what they are, and lines from elsewhere become notes", async () => {
    await putFree({ text: "Bus", x: 0, y: 0, kind: "need" }, { text: "Lift", x: 220, y: 0, kind: "idea" });
    const canvas = canvasOf(host);
    await canvas.chooseAll(2);
    await host.keyboard.press("Control+c");
    await host.getByText("2 notes copied.").waitFor();
    const other = await openIn(host.context(), link);
    await showView(other, "Board");
    await look(other, map, "Way");
    await canvasOf(other).board.focus();
    await other.keyboard.press("Control+v");
    await expect
      .poll(async () => (await notesOf(map)).map(({ text, kind }) => `${kind} ${text}`).sort(), SOON)
      .toEqual(["idea Lift", "need Bus"]);
    // One paste is one step.
    await other.keyboard.press("Control+z");
    await expect.poll(() => textsOf(map), SOON).toEqual([]);
    await other.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "- One\r\n- Two\n");
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    });
    await expect.poll(async () => (await textsOf(map)).sort(), SOON).toEqual(["One", "Two"]);
    await other.close();
    await host.keyboard.press("Control+d");
    await expect.poll(async () => (await textsOf(free)).length, SOON).toBe(4);
    await host.keyboard.press("Control+x");
    await expect.poll(async () => (await textsOf(free)).sort(), SOON).toEqual(["Bus", "Lift"]);
  });

  it("[CV9] zooms by keys, shows an overview that keys and the mouse steer, and lists every key", async () => {
    await putFree({ text: "Near", x: 0, y: 0 }, { text: "Far", x: 3000, y: 1500 });
    await canvasOf(host).board.focus();
    await host.keyboard.press("Shift+Digit1");
    await expect.poll(() => zoomOf(host), SOON).toBeLessThan(60);
    await host.keyboard.press("Control+0");
    await expect.poll(() => zoomOf(host), SOON).toBe(100);
    await host.keyboard.press("Control+=");
    await expect.poll(() => zoomOf(host), SOON).toBe(125);
    await host.keyboard.press("Control+-");
    await expect.poll(() => zoomOf(host), SOON).toBe(100);
    const overview = host.getByRole("button", { name: /^Overview of the board/ });
    const frame = async () => (await overview.locator("span").boundingBox())?.x ?? 0;
    const before = await frame();
    await overview.focus();
    await host.keyboard.press("ArrowRight");
    await expect.poll(frame, SOON).toBeGreaterThan(before);
    const box = await overview.boundingBox();
    if (!box) throw new Error("no overview");
    await host.mouse.click(box.x + box.width - 12, box.y + box.height - 12);
    await canvasOf(host).board.focus();
    await choose(host, "Far");
    await host.keyboard.press("Shift+Digit2");
    await expect.poll(() => zoomOf(host), SOON).toBe(150);
    expect(await axeFindings(host)).toEqual([]);

    await host.keyboard.press("?");
    const keys = host.getByRole("dialog", { name: "Keys you can use" });
    await keys.getByText("Copy the chosen notes").waitFor();
    await keys.getByRole("switch", { name: /^Tab starts the next note/ }).click();
    await keys.getByRole("switch", { name: /^Use keys without Ctrl/ }).click();
    expect(await axeFindings(host)).toEqual([]);
    await host.keyboard.press("Escape");
    await host.keyboard.press("h");
    expect(await host.getByRole("button", { name: "Move the view", exact: true }).getAttribute("aria-pressed")).toBe(
      "false",
    );
    await host.getByRole("button", { name: "Keys you can use" }).click();
    await keys.getByRole("switch", { name: /^Use keys without Ctrl/ }).click();
    await host.keyboard.press("Escape");
    await canvasOf(host).board.focus();
    await host.keyboard.press("k");
    const laser = host.getByRole("button", { name: /^Laser pointer/ });
    await expect.poll(() => laser.getAttribute("aria-pressed"), SOON).toBe("true");
    await host.keyboard.press("v");
  });

  it("[CV6] words are composed, with emoji and from right to left, and Tab starts the next note once that is switched on", async () => {
    await putFree();
    const { board, editor } = canvasOf(host);
    await board.focus();
    await host.keyboard.press("n");
    await editor.waitFor();
    const devtools = await host.context().newCDPSession(host);
    await devtools.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
    // While a word is composed, Escape is not the board's.
    await editor.dispatchEvent("keydown", { key: "Escape", isComposing: true, bubbles: true });
    await devtools.send("Input.insertText", { text: "日本 👩🏽‍🦽" });
    await host.keyboard.press("Tab");
    await expect.poll(() => editor.inputValue(), SOON).toBe("");
    await editor.fill("مرحبا بكم");
    expect(await editor.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    // Escape ends writing from the kinds below the field, too.
    await host.keyboard.press("Shift+Tab");
    await host.keyboard.press("Escape");
    await editor.waitFor({ state: "detached" });
    await expect.poll(async () => (await textsOf(free)).sort(), SOON).toEqual(["مرحبا بكم", "日本 👩🏽‍🦽"].sort());
  });

  it("[CV13] Alt and an arrow carry a note to the next step, and the menu key opens what can be done", async () => {
    await look(host, map, "Way");
    const { board } = canvasOf(host);
    await board.focus();
    await host.keyboard.press("n");
    await canvasOf(host).editor.fill("Carried");
    await host.keyboard.press("Escape");
    const place = async () => {
      const note = (await notesOf(map)).find(({ text }) => text === "Carried");
      return note && [note.step, note.lane].join(" ");
    };
    await expect.poll(place, SOON).toBeTruthy();
    const before = await place();
    // Past the notes of its own cell first.
    const pushedOn = async () => {
      await host.keyboard.press("Alt+ArrowUp");
      return place();
    };
    await expect.poll(pushedOn, SOON).not.toBe(before);
    await host.keyboard.press("Shift+F10");
    const menu = host.getByRole("menu", { name: "What to do with the note" });
    await menu.getByRole("menuitem", { name: "Where it comes from" }).click();
    await host.getByRole("menuitemradio", { name: "Told by someone" }).click();
    await expect
      .poll(async () => (await notesOf(map)).find(({ text }) => text === "Carried")?.status, SOON)
      .toBe("reported");
  });

  it("[CV9] every button of canvas and list stands for an action of the table", async () => {
    const nameless = () =>
      host
        .locator(".canvas-rail button, .canvas-bar button, .canvas-menu button")
        .evaluateAll(
          (buttons) =>
            buttons.filter((one) => !one.hasAttribute("data-action") && !one.hasAttribute("aria-haspopup")).length,
        );
    await choose(host, "Carried");
    expect(await nameless()).toBe(0);
    await host.keyboard.press("Shift+F10");
    await host.getByRole("menu").waitFor();
    expect(await nameless()).toBe(0);
    await host.keyboard.press("Escape");
    await host.getByRole("radio", { name: "List" }).check();
    await host.getByRole("button", { name: "More to do on this board" }).click();
    const tools = host.getByRole("dialog", { name: "More to do on this board" });
    const offered = () =>
      tools.locator("[data-action]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.action));
    await expect.poll(offered, SOON).toEqual(expect.arrayContaining(["structure", "paste", "undo", "redo"]));
    expect(await axeFindings(host)).toEqual([]);
    await host.keyboard.press("Escape");
    await host.getByRole("radio", { name: "Canvas" }).check();
  });

  it("[CV16] the page follows the device's look while it is open, unless somebody has chosen another", async () => {
    const theme = () => host.evaluate(() => document.documentElement.dataset.theme);
    const device = { colorScheme: "light", contrast: "no-preference" } as const;
    expect(await theme()).toBe("light");
    await host.emulateMedia({ ...device, colorScheme: "dark" });
    await expect.poll(theme, SOON).toBe("dark");
    await host.emulateMedia({ colorScheme: "dark", contrast: "more" });
    await expect.poll(theme, SOON).toBe("contrast");
    await host.emulateMedia(device);
    await expect.poll(theme, SOON).toBe("light");
    await host.evaluate(() => localStorage.setItem("longtable.theme", "contrast"));
    await host.emulateMedia({ ...device, colorScheme: "dark" });
    await expect.poll(theme, SOON).toBe("contrast");
    await host.evaluate(() => localStorage.removeItem("longtable.theme"));
    await host.emulateMedia(device);
    await expect.poll(theme, SOON).toBe("light");
  });

  it("[CV15] what failed to load on a bad line is asked for again: the choice is outlined after all", async () => {
    await putFree({ text: "Ash", x: 0, y: 0 }, { text: "Elm", x: 0, y: 140 });
    const page = watch(await browser.newPage());
    let isBad = true;
    await page.route(/OverlayStage/, (route) => (isBad ? route.abort() : route.continue()));
    const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("OverlayStage"));
    await page.goto(link);
    await showView(page, "Board");
    await failed;
    isBad = false;
    await look(page, free, "Loose");
    await canvasOf(page).chooseAll(2);
    const isOutlined = () =>
      page.locator(".canvas-stage canvas").evaluateAll((layers) =>
        layers.some((layer) => {
          const { width, height } = layer as HTMLCanvasElement;
          const pixels = (layer as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data;
          return pixels?.some((value) => value > 0) ?? false;
        }),
      );
    await expect.poll(isOutlined, SOON).toBe(true);
    await page.close();
  });
});

describe("by touch", () => {
  let page: Page;
  let devtools: CDPSession;
  type Finger = { x: number; y: number };
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: Finger[]) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  const tap = (at: Finger) => Promise.all([touch("touchStart", at), touch("touchEnd")]);

  beforeAll(async () => {
    const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true });
    page = watch(await context.newPage());
    await page.goto(link);
    devtools = await context.newCDPSession(page);
    await showView(page, "Board");
  });

  it("[CV9] fingers zoom and move the view, choose, drag, open the menu and add notes", async () => {
    await putFree({ text: "Ash", x: 0, y: 0 }, { text: "Elm", x: 0, y: 150 });
    await look(page, free, "Loose");
    const ash = await choose(page, "Ash");
    const ground = { x: ash.x + 320, y: ash.y + 60 };
    await page.keyboard.press("Escape");
    const before = await zoomOf(page);
    await touch("touchStart", ground, { x: ground.x + 100, y: ground.y });
    for (const step of [1, 2, 3, 4]) {
      await touch(
        "touchMove",
        { x: ground.x - 20 * step, y: ground.y },
        { x: ground.x + 100 + 20 * step, y: ground.y },
      );
    }
    await touch("touchEnd");
    await expect.poll(() => zoomOf(page), SOON).toBeGreaterThan(before * 2);
    await page.keyboard.press("Shift+Digit1");
    await page.getByRole("button", { name: "See the whole board" }).tap();

    // A finger held still for half a second opens the menu.
    const at = await choose(page, "Ash");
    await touch("touchStart", at);
    const menu = page.getByRole("menu", { name: "What to do with the note" });
    await menu.waitFor();
    await touch("touchEnd");
    await page.keyboard.press("Escape");
    // So does one on empty ground, also where the menu comes up under it: lifting it presses nothing there.
    const area = await page.getByRole("application").boundingBox();
    if (!area) throw new Error("no board");
    await touch("touchStart", { x: area.x + area.width - 240, y: area.y + area.height - 30 });
    const groundMenu = page.getByRole("menu", { name: "More to do on this board" });
    await groundMenu.waitFor();
    await touch("touchEnd");
    await groundMenu.getByRole("menuitem", { name: "Choose all notes" }).tap();
    await canvasOf(page).voice.getByText("2 notes chosen").waitFor();
    await page.keyboard.press("Escape");

    // Several: taps add to what is chosen.
    const one = await choose(page, "Ash");
    const other = { x: one.x, y: one.y + 150 * ((await zoomOf(page)) / 100) };
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Choose several notes" }).tap();
    await tap(one);
    await tap(other);
    await expect.poll(() => canvasOf(page).voice.textContent(), SOON).toBe("2 notes chosen");
    await page.getByRole("button", { name: "Choose notes", exact: true }).tap();

    // A chosen note is dragged.
    await choose(page, "Elm");
    const held = other;
    await touch("touchStart", held);
    for (const step of [1, 2, 3, 4]) await touch("touchMove", { x: held.x + 10 * step, y: held.y + 30 * step });
    await touch("touchEnd");
    await expect
      .poll(async () => (await notesOf(free)).find(({ text }) => text === "Elm")?.at?.y, SOON)
      .toBeGreaterThan(60);

    // Two taps on empty ground write a note there. Sent together: they count as one thing only when they are near in time.
    await page.keyboard.press("Escape");
    const spot = await page.getByRole("application").boundingBox();
    if (!spot) throw new Error("no board");
    const empty = { x: spot.x + spot.width * 0.6, y: spot.y + spot.height * 0.8 };
    const fingers = [touch("touchStart", empty), touch("touchEnd"), touch("touchStart", empty), touch("touchEnd")];
    await Promise.all(fingers);
    await canvasOf(page).editor.fill("Tapped");
    await page.keyboard.press("Escape");
    await expect.poll(() => textsOf(free), SOON).toContain("Tapped");
    expect(complaintsOf(page)).toEqual([]);
  });

  it("[CV9] a finger takes a note to another column, and a mouse several at once", async () => {
    const days = await addBoard("Days", "columns", { columns: ["Now", "Later"] });
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: days, token: room.facilitator });
    const columnId = content.columns[0]?.id;
    for (const text of ["Oak", "Fir"]) await run("board.addNote", { boardId: days, text, columnId });
    const standing = async () => (await notesOf(days)).map(({ text, column }) => `${text}: ${column}`).toSorted();
    await look(page, days, "Days");
    const wide = 260 * ((await zoomOf(page)) / 100);
    const oak = await choose(page, "Oak");
    await touch("touchStart", oak);
    for (const step of [1, 2, 3, 4]) await touch("touchMove", { x: oak.x + (wide / 4) * step, y: oak.y + 2 * step });
    await touch("touchEnd");
    await expect.poll(standing, SOON).toEqual(["Fir: Now", "Oak: Later"]);

    await page.keyboard.press("Control+z");
    await expect.poll(standing, SOON).toEqual(["Fir: Now", "Oak: Now"]);
    const held = await choose(page, "Fir");
    await canvasOf(page).chooseAll(2);
    await canvasOf(page).drag(held, { x: held.x + wide, y: held.y + 10 });
    await expect.poll(standing, SOON).toEqual(["Fir: Later", "Oak: Later"]);
  });
});
