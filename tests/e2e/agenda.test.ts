import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { addIdea, joinByCode, noteOf, press } from "./support/phone.ts";
import { expectOnWall, SOON } from "./support/wall.ts";

let room: FullRoom;
beforeAll(async () => {
  room = await openFullRoom();
});
afterAll(() => room.close());

const run = (type: string, input: Record<string, unknown>) => room.server.api.run(room.token, type, input);
const activityId = async (title: string): Promise<string> => {
  const { activities } = await room.server.api.state(room.workshopId, room.token);
  return activities.find((activity) => activity.title === title)?.id ?? "";
};

/** The agenda's titles in order, as the plan shows them. */
const planned = (page: Page) => page.locator(".plan-title b").allTextContents();
/** The same as the run sheet beside it shows them. */
const runSheet = (page: Page) =>
  page.locator(".run-item").evaluateAll((rows) => rows.map((row) => row.children[1]?.firstChild?.textContent ?? ""));

async function openPlan(page: Page, part?: "Question" | "Agreement"): Promise<void> {
  await page.getByRole("button", { name: "Change the plan" }).click();
  const parts = page.getByRole("radiogroup", { name: "Which part of the plan" });
  await parts.getByRole("radio", { name: part ?? "Agenda" }).check();
}

const closePlan = (page: Page) => page.getByRole("button", { name: "Back to the room" }).click();

describe("the plan", () => {
  it("[AG5] moved by keyboard, buttons and hand, even over the edge of a phase, it is the same for both hosts", async () => {
    const { hostA, hostB } = room;
    await openPlan(hostA);
    await openPlan(hostB);
    const pitch = hostA.getByRole("button", { name: "Move Pitch up" });
    await pitch.focus();
    await hostA.keyboard.press("Enter");
    await expect
      .poll(() => planned(hostB), SOON)
      .toEqual(["Question", "Think alone", "Gather", "Pitch", "What can change", "Dots", "Agree", "Late ideas"]);
    expect(await hostA.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Move Pitch up");
    await hostB.getByRole("button", { name: /^Move Question: drag/ }).focus();
    await hostB.keyboard.press("ArrowUp");
    await expect
      .poll(() => hostA.locator('[data-phase="insight"] .plan-title b').allTextContents(), SOON)
      .toEqual(["Question"]);
    const focused = () => hostB.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await expect.poll(focused, SOON).toBe("Move Question: drag, or use the arrow keys");

    await drag(hostA, "Dots", "Gather");
    await expect
      .poll(() => planned(hostB), SOON)
      .toEqual(["Question", "Think alone", "Gather", "Dots", "Pitch", "What can change", "Agree", "Late ideas"]);
    expect(await runSheet(hostB)).toEqual(await planned(hostB));
    await hostA.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => planned(hostB), SOON).toContain("Pitch");
    await expect.poll(async () => (await planned(hostB)).indexOf("Dots"), SOON).toBe(5);
    expect(await axeFindings(hostA)).toEqual([]);
  });

  it("[AG1] takes a new activity and a template's, and gives back what was taken off", async () => {
    const { hostA, hostB } = room;
    await hostA.getByRole("button", { name: "Add after Gather" }).click();
    const sheet = hostA.getByRole("dialog");
    await sheet.getByRole("button", { name: "Add it" }).click();
    await sheet.getByText("Give it a name.").waitFor();
    await sheet.getByLabel("Name", { exact: true }).fill("A walk outside");
    await sheet.getByLabel("What you ask the room").fill("Who did you meet?");
    await sheet.getByLabel("Minutes").fill("12");
    await sheet.getByLabel("Where people write").selectOption("A new idea board");
    await sheet.getByLabel("Name of the new board").fill("People we met");
    expect(await axeFindings(hostA)).toEqual([]);
    await sheet.getByRole("button", { name: "Add it" }).click();
    await sheet.waitFor({ state: "hidden" });
    const row = hostB.locator(".plan-row").filter({ hasText: "A walk outside" });
    await row.getByText("People we met").waitFor();
    await row.getByRole("button", { name: "Take off A walk outside" }).click();
    await expect.poll(() => planned(hostA), SOON).not.toContain("A walk outside");
    await hostB.getByRole("button", { name: "Bring back" }).click();
    await expect.poll(async () => (await planned(hostA)).indexOf("A walk outside"), SOON).toBe(3);

    await hostB.getByRole("button", { name: "Add from a template to Monitor" }).click();
    await hostB.getByRole("dialog").getByRole("button", { name: "Add The journey so far" }).click();
    await expect.poll(async () => (await planned(hostA)).slice(0, 2), SOON).toEqual(["Steps", "Feelings"]);
    expect(await hostA.getByRole("button", { name: "Take off Think alone" }).count()).toBe(0);
  });

  it("[AG9] says when another host changes what one is changing, and keeps the words", async () => {
    const { hostA, hostB } = room;
    await hostA.getByRole("button", { name: "Change Agree" }).click();
    const sheet = hostA.getByRole("dialog");
    await sheet.getByLabel("What you ask the room").fill("Can we all live with this?");
    await hostB.getByRole("button", { name: "Change Agree" }).click();
    const other = hostB.getByRole("dialog");
    await other.getByLabel("What you ask the room").fill("Is this fair?");
    await other.getByLabel("Minutes").fill("25");
    await other.getByRole("button", { name: "Save" }).click();
    await sheet.getByText("Another host has just changed this: question.").waitFor();
    expect(await sheet.getByLabel("What you ask the room").inputValue()).toBe("Can we all live with this?");
    expect(await sheet.getByLabel("Minutes").inputValue()).toBe("25");
    await sheet.getByRole("button", { name: "Save" }).click();
    await sheet.waitFor({ state: "hidden" });
    const { activities } = await room.server.api.state(room.workshopId, room.token);
    expect(activities.find(({ title }) => title === "Agree")).toMatchObject({
      prompt: "Can we all live with this?",
      minutes: 25,
    });
    for (const page of [hostA, hostB]) await closePlan(page);
  });
});

describe("running it", () => {
  it("[AG8] closing without an output asks why; the reason stands in the plan of both hosts", async () => {
    const { hostA, hostB, wall, ana } = room;
    await run("workshop.openActivity", { activityId: await activityId("Gather") });
    await expectOnWall(wall, "Read them all.");
    await addIdea(ana, "A calm room");
    await hostA.getByRole("button", { name: "Close Gather" }).click();
    const asked = hostA.getByRole("dialog");
    await asked.getByText("Gather has not made a shortlist yet").waitFor();
    expect(await axeFindings(hostA)).toEqual([]);
    await asked.getByRole("button", { name: "Leave it open" }).click();
    await hostA.getByRole("button", { name: "Close Gather" }).click();
    await asked.getByRole("radio", { name: "We ran out of time" }).check();
    await asked.getByRole("button", { name: "Close it" }).click();
    await asked.waitFor({ state: "hidden" });
    await openPlan(hostB);
    await hostB.getByText("Closed without a shortlist: We ran out of time").waitFor();
    await closePlan(hostB);
  });

  it("[AG7] a pause stops adding on every screen, and going on brings it back", async () => {
    const { hostA, hostB, wall, ana, laptop } = room;
    await run("workshop.openActivity", { activityId: await activityId("Gather") });
    await noteOf(ana, "A calm room").waitFor();
    await hostA.getByRole("button", { name: "Pause it" }).click();
    await ana.getByText("Gather is paused").waitFor();
    await laptop.getByText("Gather is paused").waitFor();
    await expectOnWall(wall, "A short pause");
    expect(await ana.locator(".composer").count()).toBe(0);
    await hostB.getByRole("button", { name: "Go on with Gather" }).click();
    await ana.locator(".composer").waitFor();
    await expectOnWall(wall, "A calm room");
  });
});

describe("the question and the agreement", () => {
  it("[PU1] the room's question changes by a suggestion from a phone, and its old words stay", async () => {
    const { hostA, hostB, wall, ana, ben } = room;
    await openPlan(hostA, "Question");
    await hostA.getByLabel("The question", { exact: true }).fill("How do we cut the wait?");
    await hostA.getByRole("button", { name: "Set the question" }).click();
    await press(ana, ana.getByText("Our question"));
    await press(ana, ana.getByRole("button", { name: "Suggest other words" }));
    await ana.getByLabel("How would you put the question?").fill("What should the first weeks feel like?");
    await press(ana, ana.getByRole("button", { name: "Send to the hosts" }));
    await ana.getByText("Thank you. The hosts have it.").waitFor();
    await hostB.getByText("1 new suggestion").waitFor();
    expect((await ben.locator("body").textContent())?.includes("first weeks")).toBe(false);
    await hostA.getByRole("button", { name: /^Use these words/ }).click();
    await hostA.getByRole("button", { name: "Ask this from now on" }).click();
    await ben.getByText("What should the first weeks feel like?").first().waitFor();
    await run("workshop.setScreen", { screen: "code" });
    await expectOnWall(wall, "What should the first weeks feel like?");
    await press(ben, ben.locator(".purpose-card > summary"));
    await press(ben, ben.getByText("Earlier words"));
    await ben.getByText("How do we cut the wait?").waitFor();
    expect(await axeFindings(ben)).toEqual([]);
  });

  it("[PU3] who comes late reads the agreement first; who is here is told beside their work", async () => {
    const { hostA, wall, ben, server, code } = room;
    await openPlan(hostA, "Agreement");
    await hostA.getByRole("button", { name: "Start with lines that often help" }).click();
    await hostA.getByRole("button", { name: "Save the agreement" }).click();
    await ben.locator(".notice").getByText("We have a working agreement now.").waitFor();
    const late = await room.open(`${server.url}/#${code}`, "phone");
    await joinByCode(late, code, { name: "Late Lee" });
    await late.getByRole("heading", { name: "Before you join in" }).waitFor();
    await late.getByText("One person talks at a time. You can pass.").waitFor();
    expect(await late.locator(".composer").count()).toBe(0);
    expect(await axeFindings(late)).toEqual([]);
    await press(late, late.getByRole("button", { name: "I have read it" }));
    await late.locator(".composer").waitFor();
    await late.reload();
    await late.locator(".composer").waitFor();

    await hostA.getByLabel("Line 1: What we ask of each other").fill("Any name you like.");
    await hostA.getByRole("button", { name: "Save the agreement" }).click();
    await late.locator(".notice").getByText("Our working agreement has changed.").waitFor();
    expect(await late.locator(".composer").count()).toBe(1);
    await press(late, late.getByRole("button", { name: "Read it", exact: true }));
    await press(late, late.getByRole("dialog").getByRole("button", { name: "I have read it" }));
    await late.locator(".notice").getByText("Our working agreement has changed.").waitFor({ state: "hidden" });
    await hostA.getByRole("button", { name: "Show it on the big screen" }).click();
    await expectOnWall(wall, "Any name you like.");
    await closePlan(hostA);
  });
});

describe("before and after", () => {
  it("[AG10] pre-work is there for who comes early; hosts are told what came in, and nobody's screen moves on", async () => {
    const { workshop, links } = await room.server.api.createWorkshop({ template: "ideas-dots-decision" });
    const host = await room.open(
      `${room.server.url}${new URL(links.facilitate).pathname}${new URL(links.facilitate).hash}`,
      "laptop",
    );
    await openPlan(host);
    await host.getByRole("button", { name: "Change Gather" }).click();
    await host.getByRole("checkbox", { name: /People can do it before we start/ }).check();
    await host.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await host.getByRole("button", { name: "Open Gather", exact: true }).click();
    const early = await room.open(`${room.server.url}/#${workshop.joinCode}`, "phone");
    await joinByCode(early, workshop.joinCode, { name: "Early Eve" });
    await early.getByText("Something to do when you like.").waitFor();
    await addIdea(early, "Thought of it last night");
    await host.getByText("1 note came in before we start.").waitFor();
    await host.getByRole("button", { name: "Look at Gather" }).click();
    await host.getByText("1 note came in before we start.").waitFor({ state: "hidden" });
    await host.getByRole("heading", { name: "Nothing is open" }).waitFor();
    expect(await axeFindings(early)).toEqual([]);
  });

  it("[AG11] a note written without signal, sent when the workshop has closed, is thanked and in the ideas box", async () => {
    const { ana, hostA } = room;
    await ana.locator(".composer").waitFor();
    await ana.context().setOffline(true);
    await addIdea(ana, "Ask the bus company");
    await run("workshop.setState", { state: "closed" });
    await ana.context().setOffline(false);
    await ana.getByText("Thank you. It is in the ideas box for next time.").waitFor();
    const state = await room.server.api.state(room.workshopId, room.token);
    expect(state.followThrough?.hosts?.ideaBox.map(({ text }) => text)).toContain("Ask the bus company");
    await hostA.locator(".console-top").waitFor();
    expect(room.complaints()).toEqual([]);
  });
});

/** Drags an activity by its handle to right below another one. */
async function drag(page: Page, title: string, below: string): Promise<void> {
  const handle = page.getByRole("button", { name: new RegExp(`^Move ${title}: drag`) });
  await handle.scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  const to = await page.locator(".plan-row").filter({ hasText: below }).first().boundingBox();
  if (!from || !to) throw new Error("a row is not on the page");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 4, from.y - 10, { steps: 3 });
  await page.mouse.move(to.x + 40, to.y + to.height - 6, { steps: 6 });
  await page.locator(".plan-gap").waitFor();
  await page.mouse.up();
}
