import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { axeFindings } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { focused } from "./support/keys.ts";
import { joinByCode } from "./support/phone.ts";

/** The smallest picture there is. */
const PHOTO = {
  name: "letter.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

let room: FullRoom;
/** Dee, on a small phone, who uses a keyboard. */
let dee: Page;
beforeAll(async () => {
  room = await openFullRoom();
  dee = await room.open(`${room.server.url}/#${room.code}`, "small");
  await joinByCode(dee, room.code, { name: "Dee" });
});
afterAll(async () => {
  await room.close();
});

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

const text = (page: Page) => page.getByRole("dialog");

/** Goes on with Tab until what has the focus has this name, as somebody without a pointer does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      const ids = element?.getAttribute("aria-labelledby")?.split(" ") ?? [];
      const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
      return labelled || labels?.[0]?.textContent || element?.textContent || "";
    });
    if (found.trim().startsWith(name)) return;
  }
  throw new Error(`nothing called ${name} can be reached`);
}

const fits = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("dialog[open]")].every(
      (box) => box.scrollWidth <= box.clientWidth + 1,
    ),
  );

it("[ST14] a story is told by keyboard at 320 px: nothing is on before, and it is read back before it is sent", async () => {
  await dee.getByRole("button", { name: "Tell a story" }).focus();
  await dee.keyboard.press("Enter");
  await tabTo(dee, "What happened?");
  await dee.keyboard.type("I waited eleven weeks. Then Kit rang me.");
  await tabTo(dee, "What shall we call you");
  await dee.keyboard.type("Fern");
  await shot(dee, "small-write");
  expect(await fits(dee)).toBe(true);
  await tabTo(dee, "Next: who may see it");
  await dee.keyboard.press("Enter");
  const switches = text(dee).getByRole("switch");
  expect(await switches.evaluateAll((all) => all.map((one) => one.getAttribute("aria-checked")))).toEqual(
    Array(4).fill("false"),
  );
  await shot(dee, "small-who");
  await dee.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  expect(await fits(dee)).toBe(true);
  await shot(dee, "small-who-200");
  await dee.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  expect(await axeFindings(dee)).toEqual([]);
  await tabTo(dee, "This room");
  await dee.keyboard.press("Space");
  await text(dee).getByText("takes these in too, so they are on as well: My table").waitFor();
  expect(await switches.evaluateAll((all) => all.map((one) => one.getAttribute("aria-checked")))).toEqual([
    "true",
    "true",
    "false",
    "false",
  ]);
  await tabTo(dee, "Next: other people in it");
  await dee.keyboard.press("Enter");
  expect(await text(dee).locator("mark").allTextContents()).toEqual(["Kit"]);
  await shot(dee, "small-names");
  expect(await axeFindings(dee)).toEqual([]);
  expect(await fits(dee)).toBe(true);
  await tabTo(dee, "Put this instead");
  await dee.keyboard.type("my sister");
  await tabTo(dee, "Change it");
  await dee.keyboard.press("Enter");
  await text(dee).getByText("Then my sister rang me.").waitFor();
  await tabTo(dee, "Nobody else can be known");
  await dee.keyboard.press("Space");
  await tabTo(dee, "Next: read it once more");
  await dee.keyboard.press("Enter");
  await text(dee).getByText("You are called Fern in it.").waitFor();
  await shot(dee, "small-read");
  expect(await axeFindings(dee)).toEqual([]);
  await tabTo(dee, "Send my story");
  await dee.keyboard.press("Enter");
  await text(dee).locator(".story-code").waitFor();
  await shot(dee, "small-sent");
  expect(await dee.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain("eleven weeks");
});

it("[ST7] the room reads it, and it is gone from an open sheet once it is taken back", async () => {
  const card = room.ana.getByText("There is 1 story from others to read.");
  await card.waitFor();
  await room.ana.getByRole("button", { name: "Stories", exact: true }).tap();
  await text(room.ana).getByText("Then my sister rang me.").waitFor();
  await shot(room.ana, "phone-list");
  expect(await axeFindings(room.ana)).toEqual([]);
  await tabTo(dee, "Done");
  await dee.keyboard.press("Enter");
  await tabTo(dee, "Take it back");
  await dee.keyboard.press("Enter");
  await tabTo(dee, "Take it back for good");
  await shot(dee, "small-withdraw");
  await dee.keyboard.press("Enter");
  await text(dee).getByText("Your words are gone from every screen here").waitFor();
  await text(room.ana).getByText("Then my sister rang me.").waitFor({ state: "hidden" });
  await room.ana.keyboard.press("Escape");
});

it("[ST8] a story is told with a picture from a phone, and its words, name and circle are changed there", async () => {
  const { ana } = room;
  await room.server.api.run(room.token, "image.setOpen", { isOpen: true });
  await ana.getByRole("button", { name: "Tell a story" }).tap();
  await text(ana).getByLabel("What happened?").fill("The letter came after the visit.");
  await text(ana).getByRole("button", { name: "Add a picture" }).tap();
  await text(ana).getByText("We take out where and when it was taken.").waitFor();
  await ana.route("**/images", (route) => route.abort(), { times: 1 });
  await text(ana).getByLabel("Choose a picture").setInputFiles(PHOTO);
  await text(ana).getByText("The picture did not get through.").waitFor();
  await text(ana).getByRole("button", { name: "Next: who may see it" }).tap();
  await text(ana).getByText("The picture is not there yet.").waitFor();
  await shot(ana, "phone-picture-failed");
  expect(await axeFindings(ana)).toEqual([]);
  await text(ana).getByRole("button", { name: "Send it again" }).tap();
  await text(ana).getByText("The picture is ready.").waitFor();
  await text(ana).getByRole("button", { name: "Next: who may see it" }).tap();
  await text(ana).getByText("Say in a few words what is to be seen.").waitFor();
  await text(ana).getByLabel("What is to be seen?").fill("A letter with a late date");
  await shot(ana, "phone-picture");
  await text(ana).getByRole("button", { name: "Next: who may see it" }).tap();
  await text(ana).getByRole("switch", { name: "My table" }).tap();
  await text(ana).getByText("Others see only your words.").waitFor();
  await text(ana).getByLabel("My words, and a picture of me or mine").check();
  await text(ana).getByRole("button", { name: "Next: read it once more" }).tap();
  await text(ana).getByRole("img", { name: "A letter with a late date" }).waitFor();
  await shot(ana, "phone-picture-read");
  await text(ana).getByRole("button", { name: "Send my story" }).tap();
  await text(ana).getByRole("button", { name: "Done" }).tap();
  const own = text(ana).locator("article");
  await own.getByRole("img", { name: "A letter with a late date" }).waitFor();
  await own.getByRole("button", { name: "Change who may see it" }).tap();
  await own.getByRole("switch", { name: "This room" }).tap();
  await own.getByRole("button", { name: "Save", exact: true }).tap();
  await until(async () => (await focused(ana)) === "Change who may see it");
  await own.getByRole("button", { name: "Change the words" }).tap();
  await own.getByText("you or a host look at the names in them again").waitFor();
  await own.getByLabel("What happened?").fill("The letter came a week after the visit.");
  await own.getByLabel("What shall we call you in it?").fill("Moss");
  await own.getByRole("button", { name: "Without the picture" }).tap();
  await shot(ana, "phone-edit");
  expect(await axeFindings(ana)).toEqual([]);
  await own.getByRole("button", { name: "Save the words" }).tap();
  await own.getByText("The letter came a week after the visit.").waitFor();
  await own.getByText("Told by Moss").waitFor();
  await own.getByText("It waits until somebody has looked at the names in it.").waitFor();
  expect(await own.getByRole("img").count()).toBe(0);
  await own.getByRole("button", { name: "Take it back" }).tap();
  await own.getByRole("button", { name: "Take it back for good" }).tap();
  await text(ana).getByText("You have told no story yet.").waitFor();
  await ana.keyboard.press("Escape");
});

it("[ST15] a host adds somebody's testimony, looks at its names, prints its slip also when the line fails once, and the slip takes it back with the focus kept", async () => {
  const { hostA, ana } = room;
  await hostA
    .getByRole("radio", { name: "Stories" })
    .or(hostA.getByRole("button", { name: "Stories", exact: true }))
    .first()
    .click();
  await hostA.getByText("Nothing here yet.").waitFor();
  await shot(hostA, "laptop-empty");
  await hostA.getByRole("button", { name: "Add evidence" }).click();
  const form = text(hostA);
  await form.getByLabel("What it says").fill("Dev never knew which day she was coming home, and Dev waited.");
  await form.getByLabel("What the teller is called in it").fill("Carer");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Fill in who collected it").waitFor();
  await form.getByLabel("Who collected it").fill("Visit team");
  await form.getByRole("switch", { name: "Everyone" }).click();
  await shot(hostA, "laptop-form");
  expect(await axeFindings(hostA)).toEqual([]);
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "hidden" });
  const item = hostA.locator(".evidence-item");
  await item.getByText("Now only for the table").waitFor();
  expect(await item.locator("mark").allTextContents()).toEqual(["Dev", "Dev"]);
  await shot(hostA, "laptop-library");
  expect(await axeFindings(hostA)).toEqual([]);
  await item.getByRole("button", { name: "Look at names" }).click();
  await text(hostA).getByLabel("Put this instead").fill("her husband");
  await text(hostA).getByRole("button", { name: "Change it" }).click();
  await text(hostA).getByText("her husband never knew").waitFor();
  await shot(hostA, "laptop-names");
  await text(hostA).getByRole("checkbox").click();
  await text(hostA).waitFor({ state: "hidden" });
  await ana.getByText("There is 1 story from others to read.").waitFor();
  // A line that fails once is said, and asked again.
  await hostA.route("**/slip", (route) => route.abort(), { times: 1 });
  await item.getByRole("button", { name: "Slip for its teller" }).click();
  await text(hostA).getByText("The slip did not come.").waitFor();
  await text(hostA).getByRole("button", { name: "Try again" }).click();
  await text(hostA).locator(".story-code").waitFor();
  await shot(hostA, "laptop-slip");
  expect(await axeFindings(hostA)).toEqual([]);
  const [slip] = await Promise.all([
    hostA.context().waitForEvent("page"),
    text(hostA).getByRole("link", { name: "Print the slip" }).click(),
  ]);
  await hostA.keyboard.press("Escape");
  const code = (await slip.locator(".story-code").textContent()) ?? "";
  expect(slip.url()).toMatch(/\/slip$/);
  await shot(slip, "slip-paper");
  const stranger = await room.open(`${room.server.url}/slip`, "phone");
  await stranger.getByLabel("Code on the slip").fill("AAAA AAAA AAAA");
  await stranger.getByRole("button", { name: "Look it up" }).tap();
  await stranger.getByText("No story with that code").waitFor();
  await stranger.getByLabel("Code on the slip").fill(code.toLowerCase());
  await stranger.keyboard.press("Enter");
  await stranger.getByText("The teller is called Carer.").waitFor();
  await until(async () => (await focused(stranger)).startsWith("This is a story from"));
  await stranger.getByRole("button", { name: "Leave it as it is" }).tap();
  await stranger.getByRole("status").getByText("Nothing has changed.").waitFor();
  await until(() => stranger.getByLabel("Code on the slip").evaluate((field) => field === document.activeElement));
  await stranger.getByRole("button", { name: "Look it up" }).tap();
  await stranger.getByText("The teller is called Carer.").waitFor();
  await shot(stranger, "phone-slip");
  expect(await axeFindings(stranger)).toEqual([]);
  await stranger.getByRole("button", { name: "Take it back for good" }).tap();
  await stranger.getByText("This story is taken back.").waitFor();
  await until(async () => (await focused(stranger)) === "This story is taken back.");
  await item.waitFor({ state: "hidden" });
  expect(room.complaints()).toEqual([]);
});

it("[ST9] a host lets somebody collect, who then adds another's story from a phone", async () => {
  const { hostA, ben } = room;
  await hostA.getByLabel("Person", { exact: true }).selectOption({ label: "Ben" });
  await hostA.getByRole("button", { name: "Let them collect" }).click();
  await ben.getByRole("button", { name: "Stories", exact: true }).tap();
  await text(ben).getByRole("button", { name: "Add somebody’s story" }).tap();
  const form = ben.getByRole("dialog", { name: "Add evidence" });
  await form.getByLabel("What it says").fill("The queue was out of the door.");
  await form.getByLabel("Who collected it").fill("Ben");
  await form.getByRole("switch", { name: "Hosts" }).tap();
  await shot(ben, "phone-collect");
  expect(await axeFindings(ben)).toEqual([]);
  await form.getByRole("button", { name: "Save" }).tap();
  await hostA.locator(".evidence-item").getByText("The queue was out of the door.").waitFor();
});
