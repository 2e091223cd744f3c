import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { runExportJob } from "@longtable/server/src/features/export/exportJob.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostileWorkshop, jobOf } from "../support/exportBoards.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, complaintsOf, fitsWidth, launchBrowser, openPage } from "./support/browser.ts";

/** A host takes files home: the tests follow one another. */
describe("taking files home", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let host: Page;
  let small: Page;

  const sheetOf = (page: Page) => page.getByRole("dialog", { name: "Take it home" });
  const open = async (page: Page) => {
    await page.getByRole("button", { name: "Export" }).click();
    return sheetOf(page);
  };
  const format = (page: Page, name: RegExp) =>
    sheetOf(page).getByRole("group", { name: "As what" }).getByRole("radio", { name }).check();

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    const made = await server.api.createWorkshop({ title: "The first twelve weeks", template: "sample" });
    host = await openPage(browser, `${server.url}/facilitate#${made.tokens.facilitator}`, "laptop");
    small = await openPage(browser, `${server.url}/facilitate#${made.tokens.facilitator}`, "small");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[EX14] says what will not be in a file and why, before it is made, for whom it is made", async () => {
    const sheet = await open(host);
    const boardLine = sheet.getByText(/\d+ notes: their board is not for these people/);
    await sheet.getByText("We are looking what has to stay here.").waitFor({ state: "detached" });
    expect(await boardLine.count()).toBe(0);
    await sheet.getByRole("radiogroup", { name: "Who is it for" }).getByRole("radio", { name: "Everyone" }).check();
    await boardLine.waitFor();
    expect(await axeFindings(host)).toEqual([]);
    await sheet.getByRole("radio", { name: "People of this workshop" }).check();
  });

  test("[EX10] shows how far a long file is, and stops it", async () => {
    const sheet = sheetOf(host);
    await sheet.getByRole("radio", { name: "The whole workshop" }).check();
    await format(host, /^ZIP/);
    await sheet.getByRole("button", { name: "Make the file" }).click();
    await sheet.getByText(/Making The-first-twelve-weeks\.zip: \d+ of \d+ parts/).waitFor();
    expect(await sheet.getByRole("progressbar").getAttribute("value")).not.toBeNull();
    await sheet.getByRole("button", { name: "Stop" }).click();
    await sheet.getByText("Stopped. No file was made.").waitFor();
  });

  test("[EX10] says what went wrong and what to do, and goes on where it was", async () => {
    const sheet = sheetOf(host);
    await format(host, /^PDF/);
    await sheet.getByRole("radio", { name: "Poster", exact: true }).check();
    const refusal = { ok: false, error: { code: "busy", messageKey: "export.busy", retryable: true } };
    await host.route("**/exports", (route) => route.fulfill({ status: 503, json: refusal }));
    await sheet.getByRole("button", { name: "Make the file" }).click();
    await sheet.getByRole("alert").getByText("Many files are being made just now.").waitFor();
    await host.unroute("**/exports");
    const download = host.waitForEvent("download");
    await sheet.getByRole("button", { name: "Try again" }).click();
    const bytes = await readFile(await (await download).path());
    expect(bytes.subarray(0, 8).toString()).toBe("%PDF-1.7");
    await sheet.getByText(/The-first-twelve-weeks\.pdf is in your downloads/).waitFor();
  });

  test("[EX14] works by keys at 320 px, and the file goes on when the sheet is closed", async () => {
    await open(small);
    expect(await fitsWidth(small)).toBe(true);
    expect(await axeFindings(small)).toEqual([]);
    const sheet = sheetOf(small);
    await sheet.getByRole("radio", { name: "This board" }).focus();
    await small.keyboard.press("ArrowRight");
    await sheet.getByRole("radio", { name: /^PDF/ }).focus();
    await small.keyboard.press("ArrowDown");
    const download = small.waitForEvent("download");
    await sheet.getByRole("button", { name: "Make the file" }).focus();
    await small.keyboard.press("Enter");
    await small.keyboard.press("Escape");
    expect((await download).suggestedFilename()).toBe("The-first-twelve-weeks.docx");
    await small.getByText("The-first-twelve-weeks.docx is in your downloads").waitFor();
  });

  test("[EX7] Mermaid's own parser reads a journey with words that would break it, and draws them as words", async () => {
    const [map] = hostileWorkshop().boards;
    if (!map) throw new Error("no map");
    const code = Buffer.from(await runExportJob(jobOf("mmd", map))).toString();
    const page = await browser.newPage();
    await page.addScriptTag({
      content: readFileSync(createRequire(import.meta.url).resolve("@mermaid-js/tiny/dist/mermaid.tiny.js"), "utf8"),
    });
    const read = await page.evaluate(async (text) => {
      const { mermaid } = globalThis as unknown as {
        mermaid: { parse(text: string): Promise<unknown>; render(id: string, text: string): Promise<{ svg: string }> };
      };
      const parsed = await mermaid.parse(text);
      const { svg } = await mermaid.render("drawn", text);
      return { parsed, drawn: new DOMParser().parseFromString(svg, "text/html").body.textContent ?? "", svg };
    }, code);
    expect(read.parsed).toMatchObject({ diagramType: "journey" });
    expect(read.svg).not.toContain("<script>alert");
    expect(read.drawn.replace(/\s+/g, "")).toContain("=1+1");
    await page.close();
  });

  test("no page complained", () => {
    // The refusal that was made up stands in the browser's own log.
    const real = [host, small].flatMap(complaintsOf).filter((complaint) => !complaint.includes("503"));
    expect(real).toEqual([]);
  });
});
