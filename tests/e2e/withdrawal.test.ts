import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { until } from "../support/until.ts";
import { axeFindings, fitsWidth } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { remembers } from "./support/heap.ts";
import { canvasOf, showView } from "./support/host.ts";
import { focused, tabTo } from "./support/keys.ts";
import { addIdea, joinByCode, noteOf, press } from "./support/phone.ts";

/** Changes a note's words on a host's canvas, one change after the other: each could be undone there. */
async function rewordOnCanvas(host: Page, text: string, changes: readonly string[]): Promise<void> {
  await showView(host, "Board");
  const canvas = canvasOf(host);
  await canvas.board.waitFor();
  let now = text;
  for (const next of changes) {
    await until(
      async () => {
        await canvas.board.focus();
        await host.keyboard.press("ArrowDown");
        return (await canvas.voice.textContent())?.includes(now);
      },
      { what: `the note "${now}"` },
    );
    await host.keyboard.press("Enter");
    await canvas.editor.waitFor();
    await canvas.editor.fill(next);
    await canvas.editor.press("Escape");
    await until(async () => (await canvas.voice.textContent())?.includes(next));
    now = next;
  }
}

/** A phone by keyboard at 320 px, two more phones, two hosts, a wall: the tests follow one another. */
describe("taking back what one gave", () => {
  let room: FullRoom;
  let dee: Page;
  const state = () => room.server.api.state(room.workshopId, room.token);
  const shot = async (page: Page, name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: false });
  };
  const noteGone = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor({ state: "detached" });

  beforeAll(async () => {
    room = await openFullRoom();
    const [first] = (await state()).activities;
    await room.server.api.run(room.token, "workshop.openActivity", { activityId: first?.id });
    await room.server.api.run(room.token, "workshop.setScreen", { screen: "board" });
    dee = await room.open(`${room.server.url}/#${room.code}`, "small");
    await dee.getByText("All of it is deleted 90 days after the workshop.").waitFor();
    await shot(dee, "small-join-kept");
    await joinByCode(dee, room.code, { name: "Dee" });
  });
  afterAll(() => room?.close());

  test("[WD1] a phone takes its note back by keyboard at 320 px: it leaves the wall, another phone and a host's board", async () => {
    await addIdea(dee, "Told in trust");
    await noteOf(room.ben, "Told in trust").waitFor();
    await rewordOnCanvas(room.hostA, "Told in trust", ["In a host's words", "Told in trust"]);
    await addIdea(dee, "This one stays");
    await addIdea(room.ben, "Ben's own");
    await noteOf(room.ben, "Told in trust").waitFor();
    await until(async () => (await room.wall.locator("main").textContent())?.includes("Told in trust"));
    await tabTo(dee, "What I gave");
    await dee.keyboard.press("Enter");
    const sheet = dee.getByRole("dialog", { name: "What I gave" });
    await sheet.getByRole("list", { name: "2 things" }).waitFor();
    await shot(dee, "small-given");
    expect(await fitsWidth(dee)).toBe(true);
    expect(await axeFindings(dee)).toEqual([]);
    await tabTo(dee, "Take back: Told in trust");
    await dee.keyboard.press("Enter");
    await dee.getByRole("dialog", { name: "Take this back?" }).waitFor();
    // The safe way has the focus, so that one press too many takes nothing back.
    expect(await focused(dee)).toBe("Keep it");
    await shot(dee, "small-take-back");
    expect(await axeFindings(dee)).toEqual([]);
    await tabTo(dee, "Take it back");
    await dee.keyboard.press("Enter");
    await noteGone(room.ben, "Told in trust");
    await until(async () => !(await room.wall.locator("main").textContent())?.includes("Told in trust"));
    await until(async () => (await focused(dee)) === "Taken back. It is off every screen.");
    await sheet.getByRole("list", { name: "1 thing" }).waitFor();
    await dee.keyboard.press("Escape");
    await noteOf(dee, "This one stays").waitFor();
    await noteOf(room.ben, "Ben's own").waitFor();
  });

  test("[ER1] no other page remembers a word of it, and a host can undo nothing that they did to it", async () => {
    // A page draws from what it had and what it has: after two more changes it has neither.
    for (const text of ["The room goes on", "And on", "And further"]) {
      await addIdea(room.ana, text);
      await noteOf(room.ben, text).waitFor();
    }
    const forgets = (page: Page, words: string, what: string) =>
      until(async () => !(await remembers(page, words)), { timeoutMs: 60_000, what });
    await Promise.all([
      ...[room.ben, room.ana, room.wall, room.hostB].map((page) => forgets(page, "Told in trust", "forgetting")),
      forgets(room.hostA, "In a host's words", "no undo"),
    ]);
  });

  test("[WD6] what one gave is saved as a page and as data", async () => {
    await press(room.ben, room.ben.getByRole("button", { name: "What I gave" }));
    const sheet = room.ben.getByRole("dialog", { name: "What I gave" });
    for (const [name, words] of [
      ["As a page to read", "<h1>What I gave</h1>"],
      ["As data (JSON)", '"text":"Ben\'s own"'],
    ] as const) {
      const coming = room.ben.waitForEvent("download");
      await press(room.ben, sheet.getByRole("button", { name }));
      const file = await (await coming).path();
      expect(readFileSync(file, "utf8").replaceAll("&#39;", "'")).toContain(words);
    }
    await shot(room.ben, "phone-given");
    await room.ben.keyboard.press("Escape");
  });

  test("[ER4] a phone that was away keeps what it could not send, and not the note that was taken back meanwhile", async () => {
    const { ben } = room;
    await addIdea(ben, "Soon erased");
    await noteOf(dee, "Soon erased").waitFor();
    await ben.context().setOffline(true);
    await addIdea(ben, "Written offline");
    const boardId = (await state()).boards[0]?.id ?? "";
    const { content } = await readBoard({ wsUrl: room.server.wsUrl, boardId, token: room.token });
    const id = content.notes.find(({ text }) => text === "Soon erased")?.id;
    await room.server.api.run(room.token, "withdrawal.withdraw", { items: [{ kind: "note", id }] });
    await ben.context().setOffline(false);
    await noteOf(dee, "Written offline").waitFor();
    await noteGone(ben, "Soon erased");
    const kept = await ben.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain("Soon erased");
  });

  test("[WD14] once everything of somebody is erased, their late phone lets go of what it never sent, and says so", async () => {
    const { ana, ben } = room;
    await ana.context().setOffline(true);
    await addIdea(ana, "Never sent");
    await ana.locator(".composer textarea").fill("Half written");
    const whose = (await state()).people?.list.find(({ alias }) => alias === "Ana Otter");
    await room.server.api.run(room.token, "withdrawal.withdrawAll", { participantId: whose?.participantId });
    await ana.context().setOffline(false);
    const word = ana.getByRole("dialog", { name: "What you gave was taken back" });
    await word.waitFor();
    await shot(ana, "phone-erased");
    expect(await axeFindings(ana)).toEqual([]);
    await press(ana, word.getByRole("button", { name: "Go on" }));
    expect(await ana.locator(".composer textarea").inputValue()).toBe("");
    await addIdea(ana, "Something new");
    await noteOf(ben, "Something new").waitFor();
    expect(await noteOf(ben, "Never sent").count()).toBe(0);
    const kept = await ana.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const words of ["Never sent", "Half written"]) expect(kept).not.toContain(words);
  });

  test("[WD2] a host finds a note somebody asks about and erases it; and everything of one person, with the name", async () => {
    const { hostA } = room;
    await hostA.getByRole("radiogroup", { name: "What you work on" }).getByRole("radio", { name: "People" }).check();
    await hostA.getByLabel("Words of the note").fill("written OFF");
    await hostA.getByRole("button", { name: "Erase for good: Written offline" }).waitFor();
    await hostA.getByLabel("Words of the note").scrollIntoViewIfNeeded();
    await shot(hostA, "console-erase");
    expect(await axeFindings(hostA)).toEqual([]);
    await hostA.getByRole("button", { name: "Erase for good: Written offline" }).click();
    await hostA.getByRole("dialog").getByRole("button", { name: "Erase", exact: true }).click();
    await noteGone(dee, "Written offline");
    await room.ben.context().setOffline(true);
    await addIdea(room.ben, "Never sent either");
    await hostA.getByRole("button", { name: "More about Ben", exact: true }).click();
    await hostA.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
    const ask = hostA.getByRole("dialog", { name: "Erase everything they gave?" });
    await ask.getByLabel("Also forget their name. They leave the workshop.").check();
    await shot(hostA, "console-erase-person");
    expect(await axeFindings(hostA)).toEqual([]);
    await ask.getByRole("button", { name: "Erase everything" }).click();
    await noteGone(dee, "Ben's own");
    await room.ben.context().setOffline(false);
    await room.ben.getByText("Your name is forgotten, here and on this phone.").waitFor();
    const kept = await room.ben.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const words of ["Never sent either", room.code]) expect(kept).not.toContain(words);
    expect(JSON.stringify(await state())).not.toContain("Ben");
  });

  test("[WD3] who takes back everything and leaves has nothing left on the phone", async () => {
    await tabTo(dee, "What I gave");
    await dee.keyboard.press("Enter");
    await press(dee, dee.getByRole("dialog").getByRole("button", { name: "Take back everything" }));
    const ask = dee.getByRole("dialog", { name: "Take back everything?" });
    await press(dee, ask.getByLabel("Also forget my name, and leave the workshop"));
    await shot(dee, "small-take-back-all");
    expect(await axeFindings(dee)).toEqual([]);
    await press(dee, ask.getByRole("button", { name: "Take back everything" }));
    await dee.getByRole("heading", { name: "You have left" }).waitFor();
    await shot(dee, "small-left");
    await noteGone(room.ana, "This one stays");
    const kept = await dee.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const words of ["This one stays", "Dee", room.code]) expect(kept).not.toContain(words);
    expect(room.complaints()).toEqual([]);
  });

  test("[RT4] the desk says until when a workshop is kept, takes other days, and tells what ends soon", async () => {
    const desk = await room.open(`${room.server.url}/desk#${room.server.api.organiserKey}`, "laptop");
    await desk.getByRole("button", { name: /Getting help after hours/ }).click();
    await desk.getByLabel("Days after it was last used").fill("400");
    await desk.getByRole("button", { name: "Set the days" }).click();
    await desk.getByText("Give a number from 1 to 365.").waitFor();
    await desk.getByLabel("Days after it was last used").fill("10");
    await desk.getByRole("button", { name: "Set the days" }).click();
    await desk.getByText("Soon deleted").waitFor();
    await shot(desk, "desk-kept");
    expect(await axeFindings(desk)).toEqual([]);
    await desk.getByRole("button", { name: "New programme" }).click();
    await until(async () => (await focused(desk)) === "Name of the programme");
    await desk.getByRole("button", { name: "Not now" }).click();
    await desk.getByRole("button", { name: "Make the next workshop" }).click();
    await until(async () => (await focused(desk)).startsWith("The workshop after"));
    await desk.getByRole("button", { name: "Not now" }).click();
    // With letters twice as large, on the smallest phone.
    await desk.setViewportSize({ width: 320, height: 640 });
    await desk.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await desk.getByRole("button", { name: "Delete this workshop" }).waitFor();
    expect(await fitsWidth(desk)).toBe(true);
  });
});
