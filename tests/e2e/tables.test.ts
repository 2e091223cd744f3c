import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings, fitsWidth } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { openActivity } from "./support/host.ts";
import { tooWide } from "./support/measure.ts";
import { addIdea, noteOf, press } from "./support/phone.ts";
import { expectOnWall, SOON } from "./support/wall.ts";

/** Tables from beginning to end: made, worked at, hosted, visited, brought together; by two hosts and the room. */
describe("breakout tables with a whole room", () => {
  let room: FullRoom;
  let boardId = "";

  const goTo = (host: Page, view: string) =>
    host.getByRole("radiogroup", { name: "What you work on" }).getByRole("radio", { name: view, exact: true }).check();
  const ownTable = async (page: Page) => (await page.locator(".table-where b").textContent()) ?? "";
  const state = () => room.server.api.state(room.workshopId, room.token);
  const seated = () => [room.laptop, room.ana, room.ben];

  beforeAll(async () => {
    room = await openFullRoom();
  });
  afterAll(() => room?.close());

  test("a host looks at the tables before they are made, and takes them back", async () => {
    const { hostA } = room;
    await goTo(hostA, "Tables");
    await hostA.getByText("Number of tables", { exact: true }).first().click();
    for (let more = 0; more < 2; more += 1)
      await hostA
        .getByRole("button", { name: "Fewer" })
        .or(hostA.getByRole("button", { name: "One less" }))
        .first()
        .click();
    await hostA.getByRole("button", { name: "Look at it first" }).click();
    await hostA.locator(".tables-preview").getByText("2 tables", { exact: true }).waitFor();
    expect((await state()).tables).toBeUndefined();
    await hostA.getByRole("button", { name: "Make these tables" }).click();
    await expect.poll(() => hostA.locator(".table-card").count(), SOON).toBe(2);
    await hostA.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(async () => (await state()).tables?.list.every(({ isEnded }) => isEnded), SOON).toBe(true);
  });

  test("people choose a table on their phones; of two who want the last place one gets it", async () => {
    const { api } = room.server;
    await api.run(room.token, "tables.make", { way: "choice", size: 1, count: undefined });
    const { ana, ben, laptop } = room;
    await press(ana, ana.getByRole("button", { name: /^Sit at Table 1: 1 place left/ }));
    await expect.poll(() => ownTable(ana), SOON).toBe("Table 1");
    await expect
      .poll(() => ben.getByRole("button", { name: "Sit at Table 1: Full" }).getAttribute("aria-disabled"), SOON)
      .toBe("true");
    await press(ben, ben.getByRole("button", { name: /^Sit at Table 2/ }));
    await press(laptop, laptop.getByRole("button", { name: /^Sit at Table 3/ }));
    await expect.poll(() => ownTable(laptop), SOON).toBe("Table 3");
    await ana.reload();
    await expect.poll(() => ownTable(ana), SOON).toBe("Table 1");
    await expectOnWall(room.wall, "Find your table");
  });

  test("both hosts see the same tables, and a person moved by one is told", async () => {
    const { hostB, ben } = room;
    await goTo(hostB, "Tables");
    await expect.poll(() => hostB.locator(".table-card").count(), SOON).toBe(3);
    await hostB.getByRole("button", { name: "People at Table 2" }).click();
    await hostB.getByLabel("Table of Ben").selectOption({ label: "Table 1" });
    await hostB.getByRole("dialog").getByText("Nobody.").waitFor();
    await hostB.keyboard.press("Escape");
    await ben.locator(".notice").getByText("You sit at Table 1 now.").waitFor();
    await press(ben, ben.getByRole("button", { name: "All right" }));
  });

  test("at the tables each writes on its own board, and the wall shows how far they are", async () => {
    const { hostA, ana, ben, laptop, wall } = room;
    await openActivity(hostA, "Question");
    await goTo(hostA, "Tables");
    // The room moves while somebody writes: the words stay in the field, and so does the writing.
    const bar = ana.locator(".composer");
    await bar.locator("textarea").tap();
    await bar.locator("textarea").pressSequentially("Open");
    await bar.evaluate((form) => form.setAttribute("data-of-room", ""));
    await hostA
      .getByRole("radiogroup", { name: "Where this happens" })
      .getByRole("radio", { name: "At the tables" })
      .check();
    await ana.locator(".composer:not([data-of-room])").waitFor();
    boardId = (await state()).boards.find(({ tableId }) => !tableId)?.id ?? "";
    await ana.keyboard.type(" until eight");
    await press(ana, bar.getByRole("button", { name: "Add", exact: true }));
    await noteOf(ben, "Open until eight").waitFor();
    await addIdea(laptop, "A bench outside");
    await expectOnWall(wall, "1 note");
    expect(await noteOf(laptop, "Open until eight").count()).toBe(0);
    expect(await wall.getByText("Open until eight").count()).toBe(0);
    await hostA.getByText("1 note, just now").first().waitFor();
  });

  test("a table host keeps turns, writes for somebody, and edits the board on a laptop's canvas", async () => {
    const { ana, laptop, ben } = room;
    await press(ana, ana.locator("summary", { hasText: "I can host this table" }));
    await press(ana, ana.getByRole("button", { name: "I can host this table" }));
    await press(ana, ana.getByRole("button", { name: "Somebody has had a turn" }));
    await ana.getByText("1 of 2 have had a turn.").waitFor();
    await ana.getByLabel("Write down what somebody says").fill("Said by a neighbour");
    await press(ana, ana.getByRole("button", { name: "Put it on the board" }));
    await noteOf(ben, "Said by a neighbour").waitFor();
    await laptop.locator("summary", { hasText: "I can host this table" }).click();
    await laptop.getByRole("button", { name: "I can host this table" }).click();
    await laptop.locator(".table-host").waitFor();
    await laptop.getByRole("button", { name: "Canvas" }).click();
    await laptop.getByRole("application").focus();
    await laptop.keyboard.press("n");
    await laptop.getByLabel("Words of the note").fill("Drawn by the table host");
    await laptop.keyboard.press("Escape");
    const own = (await state()).boards.find(({ tableId, title }) => tableId && title)?.id;
    expect(own).toBeTruthy();
    const { hostA } = room;
    await hostA.getByText("2 notes, just now").first().waitFor();
  });

  test("a host visits a table and comes back, and a word reaches every phone", async () => {
    const { hostA, hostB, ana, ben } = room;
    await hostA.getByRole("button", { name: "Visit the board of Table 1" }).click();
    await hostA.getByText("You are visiting Table 1.").waitFor();
    await hostA.getByRole("button", { name: "Back to all tables" }).click();
    await hostA.locator(".table-card").first().waitFor();
    await hostB.getByLabel("What do you want to say?").fill("Ten minutes left");
    await hostB.getByRole("button", { name: "Say it to all tables" }).click();
    for (const phone of [ana, ben]) await phone.locator(".tables").getByText("Ten minutes left").waitFor();
    await press(ana, ana.getByRole("button", { name: "I have read it" }));
    await ana.reload();
    await ana.locator(".table-where").waitFor();
    expect(await ana.locator(".tables .notice").count()).toBe(0);
  });

  test("brought together, every note is in the room once and says its table", async () => {
    const { hostB, hostA, ana, laptop } = room;
    await hostB.getByRole("button", { name: "Look at what comes" }).click();
    await hostB.getByText("4 new notes").waitFor();
    await hostB.getByRole("button", { name: "Bring it together" }).click();
    await hostB.getByText("4 notes came to the room’s board.").waitFor();
    await hostB.getByRole("button", { name: "Look at what comes" }).click();
    await hostB.getByText("There is nothing new at the tables.").waitFor();
    await hostA
      .getByRole("radiogroup", { name: "Where this happens" })
      .getByRole("radio", { name: "All in one room" })
      .check();
    await expect.poll(() => noteOf(ana, "A bench outside").textContent(), SOON).toContain("Table 3");
    await noteOf(laptop, "Open until eight").or(laptop.getByRole("application")).first().waitFor();
    await ana.getByLabel("From which table?").selectOption({ label: "Table 3" });
    await expect.poll(() => noteOf(ana, "Open until eight").count(), SOON).toBe(0);
    await expectOnWall(room.wall, "Table 3");
    const csv = await room.server.api.request<string>("GET", `/api/boards/${boardId}/export.csv`, {
      token: room.token,
    });
    expect(csv.body).toContain("Table 3");
  });

  test("every view of the console fits a phone and letters twice as large, and its middle stays wide enough", async () => {
    const { hostA, ana, server, token } = room;
    const run = (type: string, input: Record<string, unknown> = {}) => server.api.run(token, type, input);
    // What a day brings: the last minute, a hand, a call, a dark wall, and a code of the widest letters.
    await run("workshop.setTimer", { seconds: 50 });
    await run("room.call", { boardId });
    await run("room.blank", { isBlank: true });
    const hand = ana.getByRole("button", { name: "Hand up" });
    if ((await hand.getAttribute("aria-pressed")) !== "true") await press(ana, hand);
    await hostA.locator(".console-code .code").evaluate(({ children }) => {
      for (const half of children) half.textContent = (half.textContent ?? "").replace(/./g, "W");
    });
    await hostA.locator(".rh-blank-now").waitFor();
    await hostA.locator(".rh-hold").first().waitFor();
    const views = ["Run", "Board", "Tables", "Vote", "Agree", "People", "Afterwards", "plan"];
    const wide: string[] = [];
    for (const view of views) {
      await hostA.setViewportSize({ width: 1440, height: 900 });
      if (view === "plan") await hostA.getByRole("button", { name: "Change the plan" }).click();
      else await goTo(hostA, view);
      await hostA.locator(`.console-main :is(h2, .board-panel)`).nth(1).waitFor();
      wide.push(...(await tooWide(hostA, view, [320, 390, 640, 1024, 1440])));
      await hostA.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      const middle = await hostA.locator(".console-main").evaluate(({ clientWidth }) => clientWidth);
      if (middle <= 700) wide.push(`the middle of ${view} is only ${middle} px wide`);
      await hostA.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    }
    expect(wide.join("\n")).toBe("");
    await run("workshop.setTimer", { seconds: 0 });
    await run("room.endCall");
    await run("room.blank", { isBlank: false });
  });

  test("who may see nothing of the boards is told so on the phone, below the question", async () => {
    const { hostA, ana } = room;
    const { activities } = await state();
    const open = activities.find(({ state: at }) => at === "open");
    const access = { participant: "none", tableHost: "none", observer: "read" };
    await room.server.api.run(room.token, "agenda.editActivity", { activityId: open?.id, access });
    await ana.getByRole("heading", { name: "Nothing to do here just now" }).waitFor();
    expect(await ana.getByRole("heading", { level: 1 }).textContent()).toBe(open?.prompt);
    expect(await axeFindings(ana)).toEqual([]);
    for (const page of seated()) expect(await tooWide(page, "nothing to do")).toEqual([]);
    expect(await hostA.locator(".console-top h1").isVisible()).toBe(true);
  });

  test("everything fits, axe finds nothing, and no page complains", async () => {
    const { hostA, ana, ben, wall } = room;
    for (const page of [hostA, ana, ben, wall]) expect(await axeFindings(page)).toEqual([]);
    for (const page of seated()) expect(await fitsWidth(page)).toBe(true);
    expect(room.complaints()).toEqual([]);
  });
});
