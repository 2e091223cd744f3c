import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/until.ts";
import { axeFindings, fitsWidth } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { canvasOf, openActivity, showView } from "./support/host.ts";
import { addIdea, endWriting, noteOf, press, putDot } from "./support/phone.ts";

/** A picture of a page, for looking at, where a folder for them is named. */
const shoot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

const dialog = (page: Page) => page.getByRole("dialog", { name: "Who hosts" });
async function openHosts(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Hosts: / }).click();
  await dialog(page).waitFor();
}
async function sayName(page: Page, name: string): Promise<void> {
  await openHosts(page);
  await dialog(page).getByLabel("Your name in this room").fill(name);
  await dialog(page).getByRole("button", { name: "Save my name" }).click();
  await dialog(page).getByText(`Saved. People see ${name}.`).waitFor();
}
const closeSheet = async (page: Page) => {
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
};

describe("hosting together: two facilitators, the wall, a laptop and two phones", () => {
  let room: FullRoom;
  let title = "";
  const state = () => room.server.api.state(room.workshopId, room.token);

  beforeAll(async () => {
    room = await openFullRoom("ideas-dots-decision", "Getting help after hours", { HOST_GRACE_SECONDS: "3" });
    title = (await state()).activities[0]?.title ?? "";
  });
  afterAll(async () => {
    expect(room?.complaints()).toEqual([]);
    await room?.close();
  });

  test("[HO6] each says a name once; who is here and who leads is seen at a glance", async () => {
    const { hostA, hostB } = room;
    await sayName(hostA, "Ada");
    await closeSheet(hostA);
    await sayName(hostB, "Sam");
    const list = dialog(hostB).getByRole("list", { name: "Hosts of this workshop" });
    await list.getByText("Ada", { exact: true }).waitFor();
    await dialog(hostB).getByRole("button", { name: "I lead now" }).click();
    await list.getByText("Leads now").waitFor();
    expect(await axeFindings(hostB)).toEqual([]);
    await shoot(hostB, "hosts-sheet");
    await closeSheet(hostB);
    await hostA.getByRole("button", { name: /Hosts: 2 here.*Sam.*Leads now/ }).waitFor();
  });

  test("[HO1] a host invites another by a link that only hosts see, and takes a lost laptop's seat back", async () => {
    const { hostA } = room;
    await openHosts(hostA);
    await dialog(hostA).getByRole("button", { name: "Make a host's link" }).click();
    const link = await dialog(hostA).getByLabel("The link").inputValue();
    expect(link).toMatch(/\/facilitate#/);
    await shoot(hostA, "hosts-invite");
    const { pathname, hash } = new URL(link);
    const third = await room.open(`${room.server.url}${pathname}${hash}`, "laptop");
    await third.locator(".console-top h1").waitFor();
    await hostA.getByRole("button", { name: /^Hosts: 3 here/, includeHidden: true }).waitFor({ state: "attached" });
    const lost = dialog(hostA).locator(".hosts-item.is-here").filter({ hasText: "A host without a name" });
    await lost.getByRole("button", { name: "Take the seat back from A host without a name" }).click();
    await shoot(hostA, "hosts-withdraw");
    await dialog(hostA).getByRole("button", { name: "Yes, take it back" }).click();
    await third.getByText("ended", { exact: false }).first().waitFor();
    await closeSheet(hostA);
  });

  test("[HO6] what one host opens the other is told, on every screen it is open", async () => {
    const { hostA, hostB, ana } = room;
    await openActivity(hostA, title);
    await hostB.locator(".toast").getByText(`Ada opened ${title}.`).waitFor();
    await shoot(hostB, "hosts-toast");
    await ana.locator(".composer").waitFor();
  });

  test("[PS2] on the board everyone sees where others point, what they have chosen and where they write", async () => {
    const { hostA, laptop, ana, ben } = room;
    await addIdea(ben, "A quiet room");
    await endWriting(ben);
    await addIdea(ana, "Somebody who calls back");
    await endWriting(ana);
    await noteOf(ben, "Somebody who calls back").waitFor();
    await laptop.getByRole("button", { name: "Canvas" }).click();
    await laptop.getByRole("application").waitFor();
    await showView(hostA, "Board");
    const canvas = canvasOf(hostA);
    await canvas.board.waitFor();
    const box = await canvas.board.boundingBox();
    await hostA.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
    await hostA.mouse.move((box?.x ?? 0) + 320, (box?.y ?? 0) + 320, { steps: 4 });
    await laptop.locator(".tg-label").getByText("Facilitator").waitFor();
    await canvas.chooseAll(2);
    await until(async () => (await laptop.locator(".tg-mark").count()) === 2, { what: "two marks" });
    await shoot(laptop, "presence-chosen");
    // One note alone: the one whose writer is about to open it as well.
    const isChosen = async (key: string) => {
      await hostA.keyboard.press(key);
      return (await canvas.voice.textContent())?.includes("Somebody who calls back");
    };
    await until(async () => (await isChosen("ArrowDown")) || (await isChosen("ArrowUp")), { what: "Ana's note" });
    await hostA.keyboard.press("Enter");
    await canvas.editor.waitFor();
    await laptop.getByText("Facilitator is writing here").first().waitFor();
    await shoot(laptop, "presence-laptop");
    // The writer of the note opens it too, on the phone.
    await press(ana, ana.getByRole("button", { name: "Edit: Somebody who calls back" }));
    await ana.getByText("Someone else has this note open", { exact: false }).waitFor();
    await shoot(ana, "presence-phone");
    expect(await axeFindings(ana)).toEqual([]);
    await press(ana, ana.getByRole("dialog").getByRole("button", { name: "Leave it" }));
    await hostA.keyboard.press("Escape");
    await until(async () => (await laptop.locator(".tg-mark.is-writing").count()) === 0, { what: "the mark to go" });
    await laptop.getByRole("button", { name: "Hide others' pointers" }).click();
    await until(async () => (await laptop.locator(".tg-label").count()) === 0);
    await laptop.getByRole("button", { name: "Show others' pointers" }).click();
    await laptop.locator(".tg-label").waitFor();
  });

  test("[LN2] a host whose page is gone leaves no pointer and no mark behind", async () => {
    const { hostA, laptop } = room;
    const address = hostA.url();
    await hostA.goto("about:blank");
    await until(async () => (await laptop.locator(".tg-label, .tg-mark").count()) === 0, { what: "no ghosts" });
    await hostA.goto(address);
    await hostA.locator(".console-top h1").waitFor();
  });

  test("[HO3] a facilitator's laptop sleeps in the middle of a vote, and the other goes on at once", async () => {
    const { hostA, hostB, ana, ben, wall } = room;
    const { activities } = await state();
    const board = activities[0]?.boards[0];
    const note = await room.server.api.run<{ noteId: string }>(room.token, "board.addNote", {
      boardId: board?.id,
      text: "A night line",
    });
    await room.server.api.run(room.token, "voting.openRound", {
      activityId: activities[0]?.id,
      boardId: board?.id,
      candidates: [note.noteId],
    });
    await putDot(ana, "A night line");
    const sleep = await hostA.context().newCDPSession(hostA);
    await sleep.send("Page.setWebLifecycleState", { state: "frozen" });
    await putDot(ben, "A night line");
    await showView(hostB, "Vote");
    await hostB.getByRole("button", { name: "Close the vote", exact: true }).click();
    await hostB.getByRole("button", { name: "Close and show the result" }).click();
    await until(async () => (await state()).rounds.at(-1)?.state === "closed", { what: "the vote to close" });
    // Nobody was waited for: the one who sleeps still counts as here.
    expect((await state()).hosts?.list.filter(({ isHere }) => isHere).length).toBe(2);
    expect((await state()).hosts?.pause).toBeUndefined();
    await until(async () => (await wall.textContent("body"))?.includes("A night line"));
    await sleep.send("Page.setWebLifecycleState", { state: "active" });
    await until(async () => (await state()).hosts?.list.filter(({ isHere }) => isHere).length === 2, {
      timeoutMs: 60_000,
    });
  });

  test("[HO3] none is left: the room waits, says so on every screen, and one press goes on", async () => {
    const { hostA, hostB, ana, ben, laptop, wall } = room;
    const addresses = [hostA.url(), hostB.url()];
    await room.server.api.run(room.token, "workshop.setTimer", { seconds: 600 });
    await Promise.all([hostA.goto("about:blank"), hostB.goto("about:blank")]);
    for (const page of [ana, ben, laptop, wall]) await page.getByText("We wait for a host", { exact: false }).waitFor();
    await shoot(ana, "away-phone");
    await shoot(wall, "away-wall");
    await shoot(laptop, "away-laptop");
    expect(await axeFindings(ana)).toEqual([]);
    expect(await axeFindings(wall)).toEqual([]);
    await hostB.goto(addresses[1] ?? "");
    await hostB.getByText("because no host was here", { exact: false }).waitFor();
    await shoot(hostB, "away-console");
    expect(await axeFindings(hostB)).toEqual([]);
    await hostB.getByRole("alert").getByRole("button", { name: "Go on", exact: true }).click();
    for (const page of [ana, ben, laptop, wall])
      await page.getByText("We wait for a host", { exact: false }).waitFor({ state: "hidden" });
    await ana.locator(".composer").waitFor();
    expect((await state()).timer?.leftMs).toBeUndefined();
    await hostA.goto(addresses[0] ?? "");
    await hostA.locator(".console-top h1").waitFor();
  });

  test("[EV1] hosts see who has been heard by group, in counts; the list fits a small window", async () => {
    const { hostA, server, code } = room;
    // Those who did not say are three: with them the first group of the next smallest is hidden.
    const groups = ["Family carers", "Mental health clinicians", "Peer supporters"];
    const tokens: string[] = [];
    for (const group of groups) {
      for (let n = 0; n < 5; n += 1) tokens.push((await server.api.join(code, { group })).token);
    }
    // Whoever comes without a line moves no figure: hosts are told anew when somebody writes.
    const boardId = (await state()).activities[0]?.boards[0]?.id;
    for (const [n, token] of tokens.slice(5, 8).entries()) {
      await server.api.run(token, "board.addNote", { boardId, text: `Idea ${n}` });
    }
    const voice = hostA.locator(".voice");
    await voice.getByText("3 of 5 wrote", { exact: false }).waitFor();
    await voice.getByText("0 of 5 wrote", { exact: false }).waitFor();
    await shoot(hostA, "voice");
    expect(await axeFindings(hostA)).toEqual([]);
    await hostA.setViewportSize({ width: 320, height: 640 });
    expect(await fitsWidth(hostA)).toBe(true);
    await openHosts(hostA);
    expect(await fitsWidth(hostA)).toBe(true);
    await shoot(hostA, "hosts-small");
  });
});
