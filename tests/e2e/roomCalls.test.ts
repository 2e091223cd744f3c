import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SIZES } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { openActivity, showView } from "./support/host.ts";
import { findings, smallTargets, tooWide } from "./support/measure.ts";
import { press } from "./support/phone.ts";
import { SOON } from "./support/wall.ts";

const ALL_THEMES = ["light", "dark", "contrast"] as const;
const WORRIES = "Worries";
const GAINS = "Who gains";
const LIGHT = "A calm space near the station, open until two";

/** Where pictures go when somebody wants to look at them. */
const PICTURES = process.env.PICTURES;

/** One workshop with two hosts, a wall, a laptop and two phones; the tests follow one another as its hours do. */
describe("bringing the room together", () => {
  let room: FullRoom;
  let boardId = "";
  const columns = new Map<string, string>();
  const noteIds = new Map<string, string>();

  const run = <Result>(type: string, input: Record<string, unknown> = {}) =>
    room.server.api.run<Result>(room.token, type, input);
  const state = () => room.server.api.state(room.workshopId, room.token);
  const add = async (text: string, column: string) => {
    const { noteId } = await run<{ noteId: string }>("board.addNote", { boardId, text, columnId: columns.get(column) });
    noteIds.set(text, noteId);
  };
  const picture = async (page: Page, name: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  };
  /** Its first line can be read: it is within the window, and nothing that sticks to the page lies over it. */
  const isInView = (found: Locator) =>
    found.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      const shown = document.elementFromPoint(left + 6, top + Math.min(height / 2, 16));
      return shown !== null && element.contains(shown);
    });
  const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
  const bar = (page: Page) => page.locator(".rc-bar");
  const places = async (host: Page, button: string) => {
    await host.getByRole("button", { name: "Places and locks" }).click();
    await host.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  };
  const lock = async (host: Page, place: string, isLocked: boolean) => {
    await host.getByRole("button", { name: "Places and locks" }).click();
    await host
      .getByRole("dialog")
      .getByRole("checkbox", { name: `Lock ${place}`, exact: true })
      .setChecked(isLocked);
    await host.keyboard.press("Escape");
  };
  const laserOn = (page: Page) => page.locator(".rl-laser:not(.is-gone), .rw-laser:not(.is-gone)");

  beforeAll(async () => {
    room = await openFullRoom();
    const { body } = await room.server.api.request<{ columns: { id: string; label: string }[] }>(
      "GET",
      `/api/boards/${(await state()).boards[0]?.id}/export.json`,
      { token: room.token },
    );
    boardId = (await state()).boards[0]?.id ?? "";
    for (const { id, label } of body.columns) columns.set(label, id);
    await openActivity(room.hostA, "Gather");
    for (const name of columns.keys()) {
      for (const number of [1, 2, 3, 4]) await add(`${name}: thought ${number}`, name);
    }
    await add(LIGHT, GAINS);
    for (const page of [room.ana, room.ben]) {
      await column(page, WORRIES).waitFor();
      await press(page, page.getByRole("button", { name: "I have them" }));
      await page.getByRole("button", { name: "Hand up" }).waitFor();
    }
    await showView(room.hostA, "Board");
    await room.hostA.getByRole("button", { name: "Bring everyone here" }).waitFor();
    await room.laptop.getByRole("button", { name: "Canvas" }).click();
    await room.laptop.getByRole("application").waitFor();
  });
  afterAll(() => room?.close());

  test("[RC1] a call scrolls phones to a column, turns the wall's page, and asks whoever is writing first", async () => {
    const { hostA, ana, ben, wall, laptop } = room;
    const field = ben.locator(".composer textarea");
    await field.fill("Half a thought that is not done");
    await field.focus();
    await places(hostA, `Bring everyone to ${WORRIES}`);

    await expect.poll(() => isInView(column(ana, WORRIES).getByRole("heading").first()), SOON).toBe(true);
    await bar(ana).getByText("A host called everyone here").waitFor();
    await wall.getByRole("heading", { name: WORRIES }).waitFor();
    await bar(laptop).getByText("A host called everyone here").waitFor();
    await picture(ana, "phone-called");
    await picture(hostA, "console-called");
    await picture(wall, "wall-called");

    await bar(ben).getByText(`A host calls everyone to: ${WORRIES}`).waitFor();
    await picture(ben, "phone-called-writing");
    expect(await field.inputValue()).toBe("Half a thought that is not done");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await isInView(column(ben, WORRIES).getByRole("heading").first())).toBe(false);
    await press(ben, bar(ben).getByRole("button", { name: "Go there" }));
    await expect.poll(() => isInView(column(ben, WORRIES).getByRole("heading").first()), SOON).toBe(true);
    expect(await ben.locator(".composer textarea").inputValue()).toBe("Half a thought that is not done");
    await hostA.getByRole("button", { name: /^End: Everyone is called to/ }).click();
    await hostA.getByText("Everyone is called to").waitFor({ state: "detached" });
  });

  test("[RC4] a spotlight is large on the wall, at the top of phones and ringed on canvases; a reload of the wall keeps it", async () => {
    const { hostA, hostB, ana, wall, laptop } = room;
    await run("room.spotlight", { boardId, place: { noteId: noteIds.get(LIGHT) } });
    await wall.getByRole("heading", { name: LIGHT }).waitFor();
    await wall.reload();
    await wall.getByRole("heading", { name: LIGHT }).waitFor();
    const card = ana.getByRole("region", { name: "In the spotlight" });
    await card.getByText(LIGHT).waitFor();
    await expect.poll(() => isInView(card), SOON).toBe(true);
    await laptop.locator(".rl-light").waitFor();
    await hostA.locator(".rl-light").waitFor();
    await picture(wall, "wall-spotlight");
    await picture(ana, "phone-spotlight");
    await picture(laptop, "laptop-spotlight");
    expect(await findings(wall, "wall, spotlight", ALL_THEMES)).toEqual([]);
    expect(await findings(ana, "phone, spotlight", ALL_THEMES)).toEqual([]);
    await run("room.spotlight", { boardId, place: { columnId: columns.get(GAINS) } });
    await wall.getByRole("heading", { name: GAINS }).waitFor();
    await picture(wall, "wall-spotlight-column");
    await hostB.getByRole("button", { name: /^End: In the spotlight/ }).click();
    await ana.getByRole("region", { name: "In the spotlight" }).waitFor({ state: "detached" });
    // What the wall's own pages show next may be this very column.
    await wall.locator(".rw-spotlight").waitFor({ state: "detached" });
  });

  test("[RC3] a laptop keeps to the leader's view until it pans, and any host lets everyone go", async () => {
    const { hostA, hostB, ana, laptop, wall } = room;
    await run("room.spotlight", { boardId, place: { noteId: noteIds.get(LIGHT) } });
    await laptop.locator(".rl-light").waitFor();
    await run("room.endSpotlight");
    await run("room.call", { boardId });
    for (const page of [laptop, ana])
      await bar(page).getByText("You are at Our ideas. A host called everyone here.").waitFor();
    await run("room.endCall");
    await hostA.getByRole("button", { name: "Follow me" }).click();
    await bar(laptop).getByText("You follow the host").waitFor();
    await bar(ana).getByText("You follow the host").waitFor();
    await hostA.getByText("The room follows you").waitFor();
    // The ring stands where the view is: it tells how far a screen has gone along.
    await run("room.spotlight", { boardId, place: { noteId: noteIds.get(`${WORRIES}: thought 1`) } });
    const ringAt = async (page: Page) => (await page.locator(".rl-light").boundingBox())?.x ?? Number.NaN;
    const board = hostA.getByRole("application");
    await board.hover();
    const before = await ringAt(laptop);
    await hostA.mouse.wheel(500, 0);
    await expect.poll(async () => Math.abs((await ringAt(laptop)) - before) > 100, SOON).toBe(true);
    await run("room.endSpotlight");
    await wall.getByRole("img", { name: /as the host sees it/ }).waitFor();
    await picture(wall, "wall-follow");
    await picture(laptop, "laptop-follow");
    await picture(hostA, "console-follow");

    await laptop.getByRole("application").hover();
    await laptop.mouse.wheel(-200, 0);
    await bar(laptop).getByText("You look around by yourself.").waitFor();
    await bar(ana).getByText("You follow the host").waitFor();
    await bar(laptop).getByRole("button", { name: "Follow the host" }).click();
    await bar(laptop).getByText("You follow the host").waitFor();
    await hostB.getByRole("button", { name: /^End: The room follows another host/ }).click();
    for (const page of [laptop, ana]) {
      await bar(page).getByText("You follow the host").waitFor({ state: "detached" });
      expect(await bar(page).count(), "what was said before it").toBe(0);
    }
    await wall.getByRole("img", { name: /as the host sees it/ }).waitFor({ state: "detached" });
  });

  test("[RC13] a host's laser is seen on the wall and on canvases while it is on, and goes with its key", async () => {
    const { hostA, laptop, wall } = room;
    const board = hostA.getByRole("application");
    await board.focus();
    await board.hover();
    await hostA.keyboard.press("k");
    const box = await board.boundingBox();
    if (!box) throw new Error("the board is not on the page");
    const point = async (share: number) => hostA.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    for (const share of [0.3, 0.4, 0.5]) await point(share);
    for (const page of [wall, laptop]) {
      await expect
        .poll(async () => {
          await point(0.5 + Math.random() / 20);
          return laserOn(page).count();
        }, SOON)
        .toBe(1);
    }
    await picture(wall, "wall-laser");
    await picture(laptop, "laptop-laser");
    await hostA.keyboard.press("k");
    for (const page of [wall, laptop]) await expect.poll(() => laserOn(page).count(), SOON).toBe(0);
  });

  test("[RC6] a locked column says so everywhere, and words that came too late are kept", async () => {
    const { hostA, ana, ben, laptop, wall } = room;
    const field = ana.locator(".composer textarea");
    await ana.getByLabel("Where", { exact: true }).selectOption({ label: GAINS });
    await field.fill("Carers gain an hour of sleep");
    // The lock falls between the writing and the sending.
    await ana.context().setOffline(true);
    await press(ana, ana.locator(".composer").getByRole("button", { name: "Add" }));
    await lock(hostA, GAINS, true);
    await column(ben, GAINS).getByText("Locked by a host").waitFor();
    await ana.context().setOffline(false);
    await ana.getByText("was locked while you wrote. Your text is copied below.").waitFor();
    expect(await ana.getByLabel("Your words", { exact: true }).inputValue()).toBe("Carers gain an hour of sleep");
    await picture(ana, "phone-locked");
    await laptop.locator(".rl-lock").waitFor();
    await picture(laptop, "laptop-locked");
    await wall.getByText(`Locked by a host: ${GAINS}`).waitFor();
    await picture(wall, "wall-locked");
    await lock(hostA, GAINS, false);
    await press(ana, ana.getByRole("button", { name: "Try again" }));
    await expect.poll(async () => (await ana.getByText("was locked while you wrote").count()) === 0, SOON).toBe(true);
    await column(ben, GAINS).getByText("Carers gain an hour of sleep").waitFor();
  });

  test("[RC6] words on a canvas that is locked while they are written are kept, and typing on presses nothing", async () => {
    const { laptop, server, token, workshopId } = room;
    const { activities } = await server.api.state(workshopId, token);
    const open = activities.find(({ state }) => state === "open");
    const [activityId, boardId] = [open?.id, open?.boards[0]?.id];
    const access = { participant: "edit", tableHost: "edit", observer: "read" };
    await server.api.run(token, "agenda.editActivity", { activityId, access });
    const board = laptop.getByRole("application");
    await laptop.getByRole("button", { name: "Change the parts of the board" }).waitFor();
    await board.focus();
    await laptop.keyboard.press("n");
    await laptop.getByLabel("Words of the note").waitFor();
    await laptop.keyboard.type("Half a thought");
    await server.api.run(token, "room.lock", { boardId, isLocked: true });
    await laptop.getByText("Your text is copied below.").waitFor();
    await laptop.keyboard.type(" and more");
    expect(await laptop.locator("textarea[readonly]").inputValue()).toContain("Half a thought");
    expect(await laptop.getByText("Your hand is up").count()).toBe(0);
    await laptop.getByRole("button", { name: "Put away" }).click();
    await server.api.run(token, "room.lock", { boardId, isLocked: false });
    await server.api.run(token, "agenda.editActivity", { activityId, access: null });
    await board.waitFor();
  });

  test("[RC7] a hand reaches the hosts with its name, gets its turn, and 'I'm ready' is counted", async () => {
    const { hostA, hostB, ana, ben, wall } = room;
    await press(ana, ana.getByRole("button", { name: "Hand up" }));
    const turn = hostB.getByRole("button", { name: "Your turn: Ana Otter" });
    await turn.waitFor();
    await turn.click();
    await ana.getByText("It is your turn to speak.").waitFor();
    await press(ben, ben.getByRole("button", { name: "I'm ready" }));
    await showView(hostA, "Run");
    await hostA.getByText("1 of 3").waitFor();
    await hostA.getByLabel("Show it on the big screen").check();
    await wall.getByText("1 person is ready").waitFor();
    await picture(hostA, "console-hands");
    await picture(ana, "phone-hand");
    await picture(wall, "wall-ready");
    await hostA.getByLabel("Show it on the big screen").uncheck();
    await press(ana, ana.getByRole("button", { name: "Hand up" }));
    await turn.waitFor({ state: "detached" });
    expect(await smallTargets(ana), "touched in the room").toEqual([]);
    await ana.setViewportSize(SIZES.small.viewport);
    expect(await tooWide(ana, "the room")).toEqual([]);
    await ana.setViewportSize(SIZES.phone.viewport);
  });

  test("[RC9] a timer pauses and goes on alike everywhere, and one person takes their time", async () => {
    const { hostA, ana, ben, wall } = room;
    await run("workshop.setTimer", { seconds: 50 });
    await ben
      .getByText(/0:\d\d left/)
      .first()
      .waitFor();
    await hostA.getByRole("button", { name: "Pause", exact: true }).click();
    await ben.getByText(/paused/).waitFor();
    const readings = await Promise.all([
      ben.locator(".timer").textContent(),
      wall.getByRole("timer").textContent(),
      hostA.locator(".now-clock b").textContent(),
    ]);
    const seconds = readings.map((text) => Number(/0:(\d\d)/.exec(text ?? "")?.[1]));
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeLessThanOrEqual(1);
    await hostA.getByRole("button", { name: "Go on", exact: true }).click();
    await ben.getByText(/paused/).waitFor({ state: "detached" });
    await hostA.getByRole("button", { name: "More time for one person" }).click();
    const dialog = hostA.getByRole("dialog");
    await dialog.getByLabel("Who").selectOption({ label: "Ana Otter" });
    await dialog.getByRole("button", { name: "Give the time" }).click();
    await ana.getByText("Take your time").waitFor();
    await ana
      .getByText(/5:\d\d left/)
      .first()
      .waitFor();
    expect(await ben.getByText("Take your time").count()).toBe(0);
    await picture(ana, "phone-extra-time");
    await picture(hostA, "console-extra-time");
    await run("workshop.setTimer", { seconds: 0 });
  });

  test("[RC11] 'I need a pause' is seen by the hosts alone, and their answer by the one who asked", async () => {
    const { hostA, hostB, ana, ben, wall } = room;
    await press(ana, ana.getByRole("button", { name: "Pause", exact: true }));
    const dialog = ana.getByRole("dialog");
    await dialog.getByLabel(/Anything they should know/).fill("It is very loud here");
    await picture(ana, "phone-pause");
    await press(ana, dialog.getByRole("button", { name: "Tell a host" }));
    await hostA.getByText("Ana Otter needs a pause.").first().waitFor();
    await hostB.getByText("It is very loud here").waitFor();
    await picture(hostB, "console-pause");
    for (const page of [ben, wall]) expect(await page.getByText("needs a pause").count()).toBe(0);
    await hostB.getByRole("button", { name: "I am coming to you" }).click();
    await dialog.getByText("A host is coming to you.").waitFor();
    await hostA.getByText("It is very loud here").waitFor({ state: "detached" });
    await press(ana, dialog.getByRole("button", { name: "Thank you" }));
    await ana.keyboard.press("Escape");
  });

  test("[RC12] one key blanks the wall, the console says so, and the same key brings it back", async () => {
    const { hostA, hostB, wall } = room;
    const [blank, said] = [wall.locator(".wall-blank"), hostB.getByText("The big screen is blank.")];
    await hostA.keyboard.press("b");
    await blank.waitFor();
    await said.waitFor();
    await picture(hostB, "console-blank");
    await hostB.getByRole("button", { name: "Show it again" }).click();
    await blank.waitFor({ state: "detached" });
    await said.waitFor({ state: "detached" });
    await hostA.getByText("The big screen is blank.").waitFor({ state: "detached" });
    for (const state of ["visible", "detached"] as const) {
      await hostA.keyboard.press("b");
      await blank.waitFor({ state });
      await hostA.getByText("The big screen is blank.").waitFor({ state });
    }
    expect(await findings(hostB, "console, led")).toEqual([]);
  });

  test("[RC14] something asked comes into view by itself, but not under somebody who writes", async () => {
    const { ana, ben } = room;
    const field = ben.locator(".composer textarea");
    await field.focus();
    for (const page of [ana, ben]) await page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
    const text = "Shall we open the calm space in March?";
    await run("agreement.propose", { text });
    await expect.poll(() => isInView(ana.getByRole("heading", { name: text })), SOON).toBe(true);
    await picture(ana, "phone-proposal-in-view");
    await ben.getByText("The room is asked something.").waitFor();
    await picture(ben, "phone-proposal-away");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await isInView(ben.getByRole("heading", { name: text }))).toBe(false);
    await press(ben, ben.getByRole("button", { name: "Show me" }));
    await expect.poll(() => isInView(ben.getByRole("heading", { name: text })), SOON).toBe(true);
    await expect.poll(() => ben.getByText("The room is asked something.").count(), SOON).toBe(0);
  });

  test("no page complained", () => {
    expect(room.complaints()).toEqual([]);
  });
});
