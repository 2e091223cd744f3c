import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings, fitsWidth } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { canvasOf, openActivity, showView } from "./support/host.ts";
import { addIdea, editNote, noteOf, press } from "./support/phone.ts";
import { expectGoneFromWall, expectOnWall, SOON } from "./support/wall.ts";

const PRIVATE = "Only you can see this.";
/** Somebody's phone is away for so long, in milliseconds, by the clock of its page. */
const AWAY_MS = 10 * 60_000;

const writing = (host: Page) => host.getByRole("region", { name: "How people write" });
const write = (host: Page, way: "Alone" | "Together") => writing(host).getByRole("radio", { name: way }).check();
const reveal = (host: Page) => writing(host).getByRole("button", { name: "Show everyone's notes" });
const takeBack = (host: Page) => writing(host).getByRole("button", { name: "Take them back" });
const bodyOf = async (page: Page) => (await page.locator("body").textContent()) ?? "";

/** Pictures for a person to look at, where the environment names a directory for them. */
async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env.PICTURES;
  if (directory) await page.screenshot({ path: `${directory}/${name}.png` });
}

describe("thinking alone, then showing it: two hosts, a wall, a laptop and two phones", () => {
  let room: FullRoom;
  beforeAll(async () => {
    room = await openFullRoom();
  });
  afterAll(async () => {
    await room?.close();
  });

  test("[TH1] what people write alone is on nobody else's screen, and the wall says so with the time", async () => {
    const { hostA, hostB, wall, laptop, ana, ben } = room;
    await openActivity(hostA, "Think alone");
    await wall.getByText("Everyone writes alone for now").waitFor();
    await writing(hostB).getByText("3 people are here.").waitFor();
    await addIdea(ana, "A bell at the side door");
    await addIdea(laptop, "Someone who calls back");
    for (const page of [ana, laptop]) await page.getByText(PRIVATE).waitFor();
    await addIdea(ben, "A light that stays on");
    await ben.getByText(PRIVATE).waitFor();
    for (const page of [hostA, hostB, wall, laptop, ben])
      expect(await bodyOf(page)).not.toContain("A bell at the side");
    for (const page of [hostA, hostB, wall, laptop, ana])
      expect(await bodyOf(page)).not.toContain("A light that stays");
    for (const page of [ana, ben, laptop, hostA, wall]) expect(await axeFindings(page)).toEqual([]);
    for (const [page, name] of [
      [ana, "phone"],
      [hostA, "console"],
      [wall, "wall"],
      [laptop, "laptop"],
    ] as const) {
      await picture(page, `alone-${name}`);
    }
  });

  test("[TH2] one's own can be changed, and kept out of the reveal, by keyboard alone", async () => {
    const { laptop, ana } = room;
    await editNote(ana, "A bell at the side door", "A bell at both doors");
    await noteOf(ana, "A bell at both doors").waitFor();
    const field = laptop.locator(".composer textarea");
    await field.focus();
    await laptop.keyboard.type("Mine to keep");
    await laptop.keyboard.press("Enter");
    const keep = noteOf(laptop, "Mine to keep").getByRole("button", { name: "Keep this to myself" });
    await keep.focus();
    await laptop.keyboard.press("Space");
    await noteOf(laptop, "Mine to keep").getByText("Only you can see this, and it stays so.").waitFor();
    await picture(laptop, "alone-kept");
  });

  test("[TH4] [TH6] one press shows all at once, also by keyboard; a phone that was away sends into the room", async () => {
    const { hostB, wall, ana, ben, laptop } = room;
    await ben.context().setOffline(true);
    for (const words of ["Late one", "Late two", "Late three"]) await addIdea(ben, words);
    await ben.getByText("3 not saved yet").first().waitFor();
    await ben.evaluate((ms) => {
      const { now } = Date;
      Date.now = () => now() + ms;
    }, AWAY_MS);
    await reveal(hostB).focus();
    await hostB.keyboard.press("Enter");
    for (const words of ["A bell at both doors", "Someone who calls back", "A light that stays on"]) {
      await expectOnWall(wall, words);
      await noteOf(ana, words).waitFor();
    }
    await picture(wall, "shown-wall");
    await ben.context().setOffline(false);
    for (const words of ["Late one", "Late two", "Late three"]) {
      await noteOf(ana, words).waitFor();
      await expect.poll(() => noteOf(laptop, words).count(), SOON).toBe(1);
    }
    expect(await bodyOf(ana)).not.toContain("Mine to keep");
    await expect.poll(() => ana.getByText(PRIVATE).count(), SOON).toBe(0);
    await noteOf(laptop, "Mine to keep").getByRole("button", { name: "Share it with the room" }).waitFor();
    await picture(laptop, "shown-laptop");
  });

  test("[TH5] the other host takes it back: it leaves every screen, and everyone has theirs and writes on", async () => {
    const { hostA, hostB, wall, ana, ben, laptop } = room;
    await takeBack(hostA).waitFor();
    await picture(hostA, "shown-console");
    await press(hostA, takeBack(hostA));
    await wall.getByText("Everyone writes alone for now").waitFor();
    await noteOf(ana, "A bell at both doors").getByText(PRIVATE).waitFor();
    await expect.poll(() => noteOf(ana, "A light that stays on").count(), SOON).toBe(0);
    await expect.poll(() => noteOf(ben, "A bell at both doors").count(), SOON).toBe(0);
    // What came after the reveal was written for the room to see.
    await noteOf(laptop, "Late one").waitFor();
    await expectGoneFromWall(wall, "A bell at both doors");
    await press(hostB, reveal(hostB));
    await expectOnWall(wall, "A bell at both doors");
    expect(room.complaints()).toEqual([]);
  });

  test("[TH3] what a host is writing on the canvas when all begin to write alone becomes their own note, and is not lost", async () => {
    const { hostA, hostB, wall } = room;
    await openActivity(hostB, "Gather");
    await showView(hostA, "Board");
    const canvas = canvasOf(hostA);
    await canvas.board.focus();
    await hostA.keyboard.press("n");
    await canvas.editor.waitFor();
    await canvas.editor.fill("Half a thought");
    await write(hostB, "Alone");
    await hostA.getByText("Only you can see what you write now.").waitFor();
    await expect.poll(() => canvas.editor.inputValue(), SOON).toBe("Half a thought");
    await canvas.editor.press("Escape");
    await canvas.voice.getByText("Half a thought").waitFor();
    await picture(hostA, "alone-canvas");
    expect(await bodyOf(hostB)).not.toContain("Half a thought");
    await reveal(hostB).click();
    await expectOnWall(wall, "Half a thought");
    // And back: the canvas is the board itself again.
    await hostA.getByText("Only you can see what you write now.").waitFor({ state: "hidden" });
    await canvas.addByKey("Written for all");
    await expectOnWall(wall, "Written for all");
  });

  test("[MO1] [MO2] [MO4] notes wait for a host, are given back with a reason, and come off the wall", async () => {
    const { hostA, hostB, wall, ana, ben } = room;
    await showView(hostA, "Run");
    await hostA.getByLabel("Notes wait for a host").check();
    await ana.getByText("A host reads each note first.").waitFor();
    await addIdea(ana, "Dr Grey never calls");
    await noteOf(ana, "Dr Grey never calls").getByText("A host reads it first.").waitFor();
    const waiting = hostB.locator(".held-list .note", { hasText: "Dr Grey never calls" });
    await waiting.waitFor();
    for (const page of [ben, wall]) expect(await bodyOf(page)).not.toContain("Dr Grey");
    expect(await axeFindings(hostB)).toEqual([]);
    await picture(hostB, "waiting-console");
    await waiting.getByRole("button", { name: "Give it back" }).click();
    await hostB.getByLabel("Why? You can leave this empty.").fill("it names someone");
    await picture(hostB, "waiting-giveBack");
    await hostB.getByRole("dialog").getByRole("button", { name: "Give it back" }).click();
    await noteOf(ana, "Dr Grey never calls").getByText("it names someone").waitFor();
    await picture(ana, "givenBack-phone");
    await editNote(ana, "Dr Grey never calls", "The doctor never calls");
    await hostA.getByRole("button", { name: "Show it: The doctor never calls" }).click();
    await expectOnWall(wall, "The doctor never calls");
    await noteOf(ben, "The doctor never calls").waitFor();
    await hostA.getByRole("button", { name: "Take off the screens: The doctor never calls" }).click();
    await expectGoneFromWall(wall, "The doctor never calls");
    await noteOf(ana, "The doctor never calls").getByText("A host took this note off the screens.").waitFor();
    await expect.poll(() => noteOf(ben, "The doctor never calls").count(), SOON).toBe(0);
    await picture(ana, "takenOff-phone");
    await hostA.getByRole("button", { name: "Show it: The doctor never calls" }).click();
    await expectOnWall(wall, "The doctor never calls");
    for (const page of [ana, ben]) {
      expect(await fitsWidth(page)).toBe(true);
      expect(await axeFindings(page)).toEqual([]);
    }
    expect(room.complaints()).toEqual([]);
  });
});
