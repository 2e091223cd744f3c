import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Transformer } from "@napi-rs/image";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/until.ts";
import { axeFindings, fitsWidth } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { canvasOf, openActivity, showView } from "./support/host.ts";
import { addIdea, noteOf, press } from "./support/phone.ts";

const TEXT = "The ramp behind the clinic is too steep";
const ALT = "A steep ramp with a rail on one side";

/** Pictures for a person to look at, where the environment names a directory for them. */
async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env.PICTURES;
  if (directory) await page.screenshot({ path: `${directory}/${name}.png` });
}

/** A photograph of a hill, as large as phones take them. */
async function photo(): Promise<Buffer> {
  const [width, height] = [1600, 1200];
  const pixels = Buffer.alloc(width * height * 4, 0xff);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isHill = y > height - x / 2 - 100;
      pixels.set(isHill ? [90, 110 + (x % 40), 70, 255] : [150, 190, 230 - (y % 30), 255], (y * width + x) * 4);
    }
  }
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(85);
}

/** Opens what can be done with the note, once it has come. */
async function more(page: Page): Promise<void> {
  await press(page, noteOf(page, TEXT).getByRole("button", { name: /^More/ }));
  await page.getByRole("dialog").locator("[data-action=cut]").waitFor();
}
async function closeMore(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}
const dialog = (page: Page) => page.getByRole("dialog", { name: "A picture on this note" });
const shown = (page: Page) => page.getByRole("img", { name: ALT });

describe("a picture on a note: a host, a wall, a laptop and two phones", () => {
  let room: FullRoom;
  const folder = mkdtempSync(path.join(tmpdir(), "longtable-photo-"));
  const file = path.join(folder, "ramp.jpg");
  beforeAll(async () => {
    writeFileSync(file, await photo());
    room = await openFullRoom();
    await openActivity(room.hostA, "Gather");
  });
  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  test("[IG4] nobody is offered one until a host lets people; then by keyboard and at 320 pixels, with its words asked for", async () => {
    const { hostA, ana } = room;
    await addIdea(ana, TEXT);
    await more(ana);
    expect(await ana.getByRole("button", { name: "Picture" }).count()).toBe(0);
    await closeMore(ana);
    await showView(hostA, "Run");
    await hostA.getByRole("checkbox", { name: "People may add pictures" }).check();
    await picture(hostA, "images-switch");
    const offered = ana.getByRole("button", { name: "Picture", exact: true });
    await until(
      async () => {
        await more(ana);
        if ((await offered.count()) > 0) return true;
        await closeMore(ana);
        return false;
      },
      { timeoutMs: 15_000, what: "pictures to be offered" },
    );
    await press(ana, offered);
    await dialog(ana).waitFor();
    await ana.setViewportSize({ width: 320, height: 640 });
    expect(await fitsWidth(ana)).toBe(true);
    expect(await axeFindings(ana)).toEqual([]);
    await picture(ana, "images-dialog-320");
    await dialog(ana).getByLabel("Choose a picture").setInputFiles(file);
    await dialog(ana).getByText("The picture is ready.").waitFor();
    await press(ana, dialog(ana).getByRole("button", { name: "Put it on the note" }));
    await dialog(ana).getByText("Say in a few words what is to be seen.").waitFor();
    await dialog(ana).getByLabel("What is to be seen?").fill(ALT);
    await picture(ana, "images-dialog-filled");
    await dialog(ana).getByLabel("What is to be seen?").press("Enter");
    await dialog(ana).waitFor({ state: "detached" });
    await ana.setViewportSize({ width: 390, height: 844 });
    await shown(ana).waitFor();
    expect(await axeFindings(ana)).toEqual([]);
    await picture(ana, "images-phone");
  });

  test("[IG3] the room sees it: another phone, the wall, and a host's canvas", async () => {
    const { hostA, wall, ben } = room;
    await noteOf(ben, TEXT).scrollIntoViewIfNeeded();
    await shown(ben).waitFor();
    await shown(wall).waitFor();
    await picture(wall, "images-wall");
    await showView(hostA, "Board");
    const { board, voice } = canvasOf(hostA);
    const isChosen = async () => {
      await board.focus();
      await hostA.keyboard.press("Control+a");
      return ((await voice.textContent()) ?? "").includes(TEXT);
    };
    await until(isChosen, { timeoutMs: 15_000, what: "the note on the canvas" });
    await picture(hostA, "images-canvas");
    expect(await axeFindings(wall)).toEqual([]);
  });

  test("[IG6] taken off, it leaves every page", async () => {
    const { wall, ana, ben } = room;
    await more(ana);
    await press(ana, ana.getByRole("button", { name: "Picture", exact: true }));
    await press(ana, dialog(ana).getByRole("button", { name: "Take the picture off" }));
    // For a moment the dialog shows it beside the list.
    for (const page of [ana, ben, wall]) {
      await expect.poll(() => shown(page).count(), { timeout: 15_000, interval: 100 }).toBe(0);
    }
    expect(room.complaints()).toEqual([]);
  });
});
