import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** The sizes people meet Longtable at. */
export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  small: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  laptop: { viewport: { width: 1440, height: 900 } },
  wall: { viewport: { width: 1920, height: 1080 } },
} as const;
export type Size = keyof typeof SIZES;

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the system's Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

interface OpenOptions {
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
}

/** What a page said that it should not have: script errors, and what the content policy had to stop. */
const complaints = new WeakMap<Page, string[]>();

/** A page of its own person: nothing is shared with other pages' storage. */
export async function openPage(browser: Browser, url: string, size: Size, options: OpenOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...SIZES[size], baseURL: new URL(url).origin, ...options });
  return openIn(context, url);
}

/** A page of somebody who has taken a seat on this device before, as the join page keeps it. */
export async function openSeat(
  browser: Browser,
  origin: string,
  size: Size,
  seat: Readonly<Record<string, unknown>> & { workshopId: string },
): Promise<Page> {
  const kept = { name: `longtable.seat.participant.${seat.workshopId}`, value: JSON.stringify(seat) };
  const storageState = { cookies: [], origins: [{ origin, localStorage: [kept] }] };
  const context = await browser.newContext({ ...SIZES[size], baseURL: origin, storageState });
  return openIn(context, `${origin}/p/${seat.workshopId}`);
}

/** One more tab in a person's browser. */
export async function openIn(context: BrowserContext, url: string): Promise<Page> {
  const page = watch(await context.newPage());
  await page.goto(url);
  return page;
}

/** Listens to what a page complains about from now on, and gives it time on a busy machine. */
export function watch(page: Page): Page {
  const said: string[] = [];
  complaints.set(page, said);
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Uncaught/.test(message.text()))
      said.push(message.text());
  });
  page.setDefaultTimeout(15_000);
  page.setDefaultNavigationTimeout(60_000);
  return page;
}

/** Script errors and content-policy reports of a page so far. */
export const complaintsOf = (page: Page): readonly string[] => complaints.get(page) ?? [];

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[];
}
interface WithAxe {
  axe?: { run(options: { resultTypes: string[] }): Promise<AxeResult> };
}

/** What axe finds wrong on a page, one line each; WCAG 2.2 A and AA and axe's best practices. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's own policy lets no foreign script in; this goes in through the debugger, once for each document.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // What is still fading in has not the contrast it will have.
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { axe } = globalThis as WithAxe;
    if (!axe) throw new Error("axe is not on the page");
    // Only what is wrong leaves the page: the list of all that is right is long, and slow to hand over.
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")} (${failureSummary})`),
    );
  });
}

/** True when nothing on the page is wider than the window. */
export function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
}
