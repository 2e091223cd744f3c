import type { BrowserContext, CDPSession, Page } from "playwright-core";
import type { GridNote, Room } from "./rooms.ts";

/**
 * What one phase cost: times between frames in ms, seconds the page's main thread was busy by the clock, and by the processor,
 * which leaves out what it waited for others on the same machine.
 */
interface PhaseFigures {
  p50: number;
  p95: number;
  max: number;
  mainSeconds: number;
  workSeconds: number;
}
/** What one opening of an app cost. */
export interface Figures {
  openMs: number;
  /** The page's heap at the end, as the browser had left it by then. */
  heapMiB: number;
  /** And once it was collected. */
  collectedMiB: number;
  phases: Record<string, PhaseFigures>;
}

interface Phase {
  key: string;
  title: string;
  zoom: number;
  hand: "pan" | "zoom";
  /** Notes that others move each second meanwhile. */
  moves?: number;
}
export const PHASES: readonly Phase[] = [
  { key: "pan100", title: "pan at 100 %", zoom: 1, hand: "pan" },
  { key: "pan33", title: "pan at 33 %", zoom: 0.33, hand: "pan" },
  { key: "pan11", title: "pan at 11 %, all in view", zoom: 0.11, hand: "pan" },
  { key: "zoom33", title: "zoom in and out around 33 %", zoom: 0.33, hand: "zoom" },
  { key: "moves33", title: "20 moves/s by others, pan at 33 %", zoom: 0.33, hand: "pan", moves: 20 },
];

const BEAT_MS = 16;
const MIDDLE = { x: 720, y: 450 };
const CONTROL = 2;

/** What pages of this benchmark offer, each by its app's own means. */
interface BenchPage {
  /** It holds the notes and can be steered. */
  isReady(): boolean;
  /** The notes are to be seen; reads pixels back. */
  isPainted(): boolean;
  look(zoom: number): void;
  moveTo?(id: string, x: number, y: number): void;
}
interface BenchWindow {
  bench?: BenchPage;
  frameTimes?: number[];
}

/** Opens an app and drives it through every phase. */
export async function measureApp(
  browser: { newContext(): Promise<BrowserContext> },
  room: Room,
  { notes, seconds }: { notes: readonly GridNote[]; seconds: number },
): Promise<Figures> {
  const openMs = await inPage(browser, (page) => open(page, room.url));
  // Another page: reading pixels back, as the first paint is found, makes a browser draw otherwise from then on.
  return inPage(browser, async (page) => {
    await page.addInitScript(keepFrames);
    await page.goto(room.url);
    await page.waitForFunction(() => (globalThis as unknown as BenchWindow).bench?.isReady());
    const line = await page.context().newCDPSession(page);
    await line.send("Performance.enable", { timeDomain: "timeTicks" });
    const worked = await page.context().newCDPSession(page);
    await worked.send("Performance.enable", { timeDomain: "threadTicks" });
    const phases: Figures["phases"] = {};
    for (const phase of PHASES)
      phases[phase.key] = await measurePhase(page, { line, worked }, { phase, room, notes, seconds });
    const heapMiB = await heap(line);
    await line.send("HeapProfiler.collectGarbage");
    return { openMs, heapMiB, collectedMiB: await heap(line), phases };
  });
}

async function inPage<Answer>(
  browser: { newContext(): Promise<BrowserContext> },
  work: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const context = await browser.newContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Milliseconds from asking for the page to the frame that shows its notes. */
async function open(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: "commit" });
  const painted = await page.waitForFunction(
    () => ((globalThis as unknown as BenchWindow).bench?.isPainted() ? performance.now() : null),
    null,
    { polling: "raf", timeout: 60_000 },
  );
  return Number(await painted.jsonValue());
}

/** Notes the time of each frame while `frameTimes` is a list. */
function keepFrames(): void {
  const keep = (at: number) => {
    (globalThis as unknown as BenchWindow).frameTimes?.push(at);
    requestAnimationFrame(keep);
  };
  requestAnimationFrame(keep);
}

interface PhaseWork {
  phase: Phase;
  room: Room;
  notes: readonly GridNote[];
  seconds: number;
}

interface Lines {
  line: CDPSession;
  /** Counts the processor's seconds. */
  worked: CDPSession;
}

async function measurePhase(page: Page, { line, worked }: Lines, work: PhaseWork): Promise<PhaseFigures> {
  const { phase, seconds } = work;
  await page.evaluate((zoom) => (globalThis as unknown as BenchWindow).bench?.look(zoom), phase.zoom);
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  await quiet(page);
  const before = { main: await metric(line, "TaskDuration"), work: await metric(worked, "TaskDuration") };
  await page.evaluate(() => {
    (globalThis as unknown as BenchWindow).frameTimes = [];
  });
  const stopMoves = phase.moves ? startMoves(page, work, phase.moves) : () => undefined;
  await turnWheel(line, phase.hand, (seconds * 1000) / BEAT_MS);
  stopMoves();
  const at = await page.evaluate(() => {
    const seen = (globalThis as unknown as BenchWindow).frameTimes ?? [];
    delete (globalThis as unknown as BenchWindow).frameTimes;
    return seen;
  });
  const mainSeconds = (await metric(line, "TaskDuration")) - before.main;
  const workSeconds = (await metric(worked, "TaskDuration")) - before.work;
  const gaps = at
    .slice(1)
    .map((time, index) => time - (at[index] ?? 0))
    .toSorted((a, b) => a - b);
  const share = (part: number) => gaps[Math.min(gaps.length - 1, Math.ceil(gaps.length * part) - 1)] ?? Number.NaN;
  return { p50: share(0.5), p95: share(0.95), max: share(1), mainSeconds, workSeconds };
}

/** Waits until the page has had a second of frames without a late one: what an app does ahead of the hand is done. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let [last, since] = [performance.now(), performance.now()];
        const beginning = last;
        const look = (now: number) => {
          if (now - last > 25) since = now;
          last = now;
          if (now - since > 1000 || now - beginning > 8000) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** Turns the wheel each 16 ms: half the way there, half the way back. */
async function turnWheel(line: CDPSession, hand: Phase["hand"], beats: number): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const start = performance.now();
  for (let beat = 0; beat < beats; beat += 1) {
    const direction = hand === "zoom" ? (Math.floor((beat + 10) / 20) % 2 === 0 ? -1 : 1) : beat < beats / 2 ? 1 : -1;
    const turn =
      hand === "zoom" ? { deltaX: 0, deltaY: direction * 10 } : { deltaX: direction * 14, deltaY: direction * 9 };
    const modifiers = hand === "zoom" ? CONTROL : 0;
    sent.push(line.send("Input.dispatchMouseEvent", { type: "mouseWheel", ...MIDDLE, ...turn, modifiers }));
    const due = start + (beat + 1) * BEAT_MS - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
  }
  await Promise.all(sent);
}

/** Moves one note after the other by a few units, from outside where the app has a line for it. */
function startMoves(page: Page, { room, notes }: PhaseWork, perSecond: number): () => void {
  let turn = 0;
  const timer = setInterval(() => {
    turn += 1;
    const note = notes[(turn * 37) % notes.length];
    if (!note) return;
    const at = { x: note.x + (turn % 15), y: note.y + (turn % 11) };
    if (room.move) room.move(note.id, at.x, at.y);
    else
      page
        .evaluate(({ id, x, y }) => (globalThis as unknown as BenchWindow).bench?.moveTo?.(id, x, y), {
          id: note.id,
          ...at,
        })
        .catch(() => undefined);
  }, 1000 / perSecond);
  return () => clearInterval(timer);
}

const heap = async (line: CDPSession) => (await metric(line, "JSHeapUsedSize")) / 2 ** 20;

async function metric(line: CDPSession, name: string): Promise<number> {
  const { metrics } = await line.send("Performance.getMetrics");
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
}
