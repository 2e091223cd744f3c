import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { launchBrowser } from "./support/browser.ts";
import { canvasOf, showView } from "./support/host.ts";
import { openComparer } from "./support/pictures.ts";
import { SOON } from "./support/wall.ts";

const MOST_DIFFERENT = 0.01;
const TEXTS = [
  "Nobody picks up after six",
  "A calm voice on the phone, and somebody who calls back",
  "Ask at the pharmacy first",
  "We wait for weeks and nobody says how long",
  "Self-management at home",
];
const KINDS = ["note", "idea", "need", "pain", "question", "asset", "opportunity", "constraint"];

let server: SpawnedServer;
let browser: Browser;
let room: OpenWorkshop;
let host: Page;
let comparer: Awaited<ReturnType<typeof openComparer>>;

const run = <Answer>(type: string, input: Record<string, unknown>) =>
  server.api.run<Answer>(room.facilitator, type, input);

beforeAll(async () => {
  server = await spawnServer();
  browser = await launchBrowser();
  comparer = await openComparer(browser);
  room = await openWorkshop(server);
  const seat = await server.api.request<{ link: string }>("POST", `/api/workshops/${room.workshopId}/seats`, {
    token: ORGANISER_KEY,
    body: { role: "facilitator" },
  });
  const { pathname, hash } = new URL(seat.body.link);
  // So large that boards are seen whole at full size.
  host = await (await browser.newContext({ viewport: { width: 2400, height: 1600 } })).newPage();
  await host.goto(`${server.url}${pathname}${hash}`);
  await showView(host, "Board");
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const fetched = async (boardId: string, file: string): Promise<Buffer> => {
  const response = await fetch(`${server.url}/api/boards/${boardId}/${file}`, {
    headers: { authorization: `Bearer ${room.facilitator}` },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

/**
 * Lays the canvas over the whole page, hides what floats over the board, and has the board whole in its middle (Shift+1).
 * Answers where its corner is then, at whole pixels: half a pixel would blur every letter.
 */
async function middleOf(board: { width: number; height: number }): Promise<{ x: number; y: number }> {
  await host.locator(".canvas-corner, .tg-over, .rl-over").evaluateAll((all) => {
    for (const one of all) (one as HTMLElement).style.visibility = "hidden";
  });
  const view = await host.locator(".canvas").evaluate((canvas, { width, height }) => {
    const element = canvas as HTMLElement;
    Object.assign(element.style, { position: "fixed", inset: "0", zIndex: "99", blockSize: "auto" });
    const inner = element.querySelector<HTMLElement>(".canvas-board");
    if (!inner) throw new Error("no board");
    element.style.right = `${(inner.clientWidth - width) % 2}px`;
    element.style.bottom = `${(inner.clientHeight - height) % 2}px`;
    const { x, y } = inner.getBoundingClientRect();
    return { x, y, width: inner.clientWidth, height: inner.clientHeight };
  }, board);
  // The canvas knows its new size a frame later.
  await host.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await canvasOf(host).board.focus();
  await host.keyboard.press("Shift+Digit1");
  await canvasOf(host).board.blur();
  return { x: view.x + (view.width - board.width) / 2, y: view.y + (view.height - board.height) / 2 };
}

it.each([
  ["columns", { columns: ["Now", "Next", "Later"] }],
  ["matrix", { rows: ["Near", "Far"], columns: ["Easy", "Hard"] }],
  ["rings", { rings: ["Me", "Family", "Town"] }],
  ["journeyMap", {}],
] as const)("[EX1] the PNG of a board of %s and its canvas are one picture", async (type, parts) => {
  const { activityId, boardIds } = await run<{ activityId: string; boardIds: [string] }>("agenda.addActivity", {
    phase: "insight",
    title: type,
    outputType: "map",
    newBoard: { type, title: type, ...parts },
  });
  await run("workshop.openActivity", { activityId });
  const [boardId] = boardIds;
  const { columns, rows, rings, steps, lanes } = JSON.parse(String(await fetched(boardId, "export.json")));
  for (const [index, text] of TEXTS.entries()) {
    const pick = (list: { id: string }[]) => list[index % list.length]?.id;
    const places = {
      columns: { columnId: pick(columns ?? []) },
      matrix: { columnId: pick(columns ?? []), rowId: pick(rows ?? []) },
      rings: { ringId: pick(rings ?? []) },
      journeyMap: { stepId: pick(steps ?? []), laneId: pick(lanes ?? []) },
    };
    await run("board.addNote", { boardId, text, kind: KINDS[index % KINDS.length], ...places[type] });
  }
  await host.locator(".board-choice").selectOption(boardId);
  await host.getByRole("application", { name: `Board: ${type}` }).waitFor();
  await canvasOf(host).chooseAll(TEXTS.length);
  await host.keyboard.press("Escape");
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(String(await fetched(boardId, "export.svg"))) ?? [];
  const size = { width: Math.floor(Number(width)), height: Math.floor(Number(height)) };
  const png = await fetched(boardId, `export.png?side=${Math.round(Math.max(Number(width), Number(height)))}`);
  const clip = { ...(await middleOf({ width: Number(width), height: Number(height) })), ...size };
  expect([clip.x % 1, clip.y % 1]).toEqual([0, 0]);
  // Tiles are sharpened once the hand rests.
  await expect
    .poll(async () => comparer.difference(await host.screenshot({ clip }), png), SOON)
    .toBeLessThan(MOST_DIFFERENT);
});
