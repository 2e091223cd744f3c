import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { until } from "../../support/until.ts";

/** Chooses what the console shows in its middle. */
export async function showView(page: Page, view: "Run" | "Board" | "Vote" | "Agree" | "Afterwards"): Promise<void> {
  await page.getByRole("radiogroup", { name: "What you work on" }).getByRole("radio", { name: view }).check();
}

/** Opens an activity from the run sheet. */
export async function openActivity(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `Open ${title}`, exact: true }).click();
}

/** Between a chosen note and its toolbar, in px. */
const TOOLBAR_GAP = 12;

interface Spot {
  x: number;
  y: number;
}

/** The board as a canvas: keys, hands and what it says about the chosen notes. */
export function canvasOf(page: Page) {
  const board = page.getByRole("application");
  const editor = page.getByLabel("Words of the note");

  const voice = page.getByTestId("canvas-voice");
  const tools = page.getByRole("toolbar", { name: "What to do with the note" });

  /** Writes into the open field and ends with Escape; answers a point on the new note, which is chosen now. */
  async function write(text: string): Promise<Spot> {
    await editor.waitFor();
    await editor.fill(text);
    const box = await editor.boundingBox();
    if (!box) throw new Error("the note's field is not on the page");
    await editor.press("Escape");
    await voice.getByText(text).waitFor();
    // The toolbar stands right below the chosen note, which may have settled elsewhere than its field stood.
    const below = await tools.boundingBox();
    if (!below) throw new Error("the new note has no toolbar");
    return { x: box.x + 40, y: below.y - TOOLBAR_GAP - 8 };
  }
  return {
    board,
    editor,
    /** What a screen reader hears about the chosen notes. */
    voice,
    /** A new note by the key N, behind the chosen one or in the middle. */
    async addByKey(text: string): Promise<Spot> {
      await board.focus();
      await page.keyboard.press("n");
      return write(text);
    },
    /** A new note by double-click, at a share of the board's width and height. */
    async addByDoubleClick(text: string, across: number, down: number): Promise<Spot> {
      const box = await board.boundingBox();
      if (!box) throw new Error("the board is not on the page");
      await page.mouse.dblclick(box.x + box.width * across, box.y + box.height * down);
      return write(text);
    },
    /** Chooses every note, once that many have been drawn. */
    async chooseAll(count: number): Promise<void> {
      await board.focus();
      const choose = async () => {
        await page.keyboard.press("Control+a");
        return (await voice.textContent()) === `${count} notes chosen`;
      };
      await until(choose, { timeoutMs: 15_000, what: `a choice of ${count} notes` });
    },
    async drag(from: Spot, to: Spot): Promise<void> {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.mouse.up();
    },
  };
}

/** Downloads a file of the board through the console's sheet and answers its bytes. */
export async function exportBoard(page: Page, format: RegExp): Promise<Buffer> {
  await page.getByRole("button", { name: "Export" }).click();
  const sheet = page.getByRole("dialog", { name: "Take it home" });
  await sheet.getByRole("radio", { name: "This board" }).check();
  await sheet.getByRole("group", { name: "As what" }).getByRole("radio", { name: format }).check();
  const download = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Make the file" }).click();
  const bytes = await readFile(await (await download).path());
  await page.keyboard.press("Escape");
  return bytes;
}
