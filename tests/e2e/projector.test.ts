import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTcpProxy, type TcpProxy } from "../support/tcpProxy.ts";
import { ORGANISER_KEY } from "../support/testServer.ts";
import { axeFindings, SIZES, watch } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { SOON } from "./support/wall.ts";

const HOUR_MS = 60 * 60 * 1000;
const BEAMS = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
  [3840, 2160],
] as const;

/** What the wall names large: on a board, the part of it that is shown. */
const headingOf = (page: Page) => page.locator(".wall-head h1").first().textContent();
/** The notes on the page that is shown, in the small picture too. */
const notesOn = (page: Page) => page.locator(".wall-note").allTextContents();

describe("the projected page, driven from two consoles and from where it stands", () => {
  let room: FullRoom;
  let line: TcpProxy;
  let boardId = "";
  let activityId = "";
  /** A second screen, behind a line that can be cut. */
  let far: Page;

  const run = <Result>(type: string, input: Record<string, unknown>) =>
    room.server.api.run<Result>(room.token, type, input);
  const screenLink = async () => {
    const asked = { token: ORGANISER_KEY, body: { role: "observer" } };
    const path = `/api/workshops/${room.workshopId}/seats`;
    const { pathname, hash } = new URL(
      (await room.server.api.request<{ link: string }>("POST", path, asked)).body.link,
    );
    return `${pathname}${hash}`;
  };
  const tour = (host: Page) => host.getByRole("group", { name: "Pages of the big screen" });
  const sameEverywhere = async (words: string) => {
    for (const page of [room.wall, far, room.hostA, room.hostB]) {
      await expect.poll(async () => (await notesOn(page)).join("|"), SOON).toContain(words);
    }
  };

  beforeAll(async () => {
    room = await openFullRoom();
    line = await startTcpProxy(room.server.url);
    const context = await room.browser.newContext(SIZES.wall);
    far = watch(await context.newPage());
    // Its clock is three hours wrong; time goes on as usual until a test moves it.
    await far.clock.install({ time: Date.now() + 3 * HOUR_MS });
    await far.goto(`${line.url}${await screenLink()}`);
    const state = await room.server.api.state(room.workshopId, room.token);
    activityId = state.activities[0]?.id ?? "";
    boardId = state.activities[0]?.boards[0]?.id ?? "";
  });
  afterAll(async () => {
    await line?.close();
    await room?.close();
  });

  test("[PR3] while people arrive, code, picture and seats fit every beam, as large as the back row needs", async () => {
    const { wall } = room;
    await wall.getByRole("img", { name: "3 people have joined" }).waitFor();
    for (const [width, height] of BEAMS) {
      await wall.setViewportSize({ width, height });
      const sizes = await wall.evaluate(() => {
        const box = (selector: string) => {
          const { width, height, bottom, right } =
            document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          return { width, height, bottom, right };
        };
        return {
          qr: box(".wall-qr .qr"),
          table: box(".wall-table"),
          scale: Math.min(innerWidth / 1920, innerHeight / 1080),
        };
      });
      expect(sizes.qr.height / (1080 * sizes.scale)).toBeGreaterThanOrEqual(0.4);
      expect(sizes.table.bottom).toBeLessThanOrEqual(height);
      expect(sizes.qr.right).toBeLessThanOrEqual(width);
    }
    await wall.setViewportSize(SIZES.wall.viewport);
    expect(await axeFindings(wall)).toEqual([]);
  });

  test("[PR1] [PR12] a page a host turns to is on both screens and both consoles, and stays while it is held", async () => {
    const { hostA, hostB, wall } = room;
    await run("workshop.openActivity", { activityId });
    for (let number = 1; number <= 20; number += 1)
      await run("board.addNote", { boardId, text: `Idea number ${number}.` });
    await expect.poll(async () => (await notesOn(wall)).length, SOON).toBeGreaterThan(3);
    await tour(hostA).getByRole("button", { name: "Hold this page" }).click();
    await tour(hostB).getByText("Held. Every big screen stays here.").waitFor();
    await tour(hostA).getByRole("combobox", { name: "Go to a page" }).selectOption({ index: 0 });
    await sameEverywhere("Idea number 1.");
    await tour(hostB).getByRole("button", { name: "Next page" }).click();
    await sameEverywhere("Idea number 7.");
    await tour(hostA).getByRole("button", { name: "Page before" }).click();
    await sameEverywhere("Idea number 1.");
  });

  test("[PR12] a clicker at the screen's own machine turns all of them too", async () => {
    await room.wall.keyboard.press("PageDown");
    await sameEverywhere("Idea number 7.");
    await room.wall.keyboard.press("ArrowRight");
    await sameEverywhere("Idea number 13.");
    await room.wall.keyboard.press("Space");
    await tour(room.hostB).getByText("Pages turn by themselves.").waitFor();
    await room.wall.keyboard.press("Space");
    await tour(room.hostB).getByText("Held. Every big screen stays here.").waitFor();
  });

  test("[PR11] a machine whose clock is three hours wrong shows the same time as the others", async () => {
    await run("workshop.setTimer", { seconds: 3_000 });
    const timeOn = async (page: Page) => {
      const [minutes = 0, seconds = 0] = ((await page.locator(".wall-timer span[aria-hidden]").textContent()) ?? "")
        .split(":")
        .map(Number);
      return minutes * 60 + seconds;
    };
    for (const page of [room.wall, far]) await page.locator(".wall-timer").waitFor();
    const [here = 0, there = 0] = await Promise.all([room.wall, far].map(timeOn));
    expect(Math.abs(here - there)).toBeLessThanOrEqual(2);
    await run("workshop.setTimer", { seconds: 0 });
  });

  test("[PR15] reloaded in the middle, a screen shows the page that was held", async () => {
    const before = await notesOn(room.wall);
    await room.wall.reload();
    await expect.poll(() => notesOn(room.wall), SOON).toEqual(before);
  });

  test("a host shows the whole board and goes back to its parts", async () => {
    const { hostA, wall } = room;
    await tour(hostA).getByRole("button", { name: "Whole board" }).click();
    await wall.getByRole("img", { name: /the whole board, 20 notes/ }).waitFor();
    expect(await axeFindings(wall)).toEqual([]);
    await tour(hostA).getByRole("button", { name: "Whole board" }).click();
    await expect.poll(async () => (await notesOn(wall)).length, SOON).toBeGreaterThan(0);
  });

  test("[PR14] while a vote is open the screen shows how many voted; on a host's word the board, after close the result", async () => {
    const { hostA, wall } = room;
    const show = (name: string) =>
      hostA
        .getByRole("radiogroup", { name: "What the big screen shows" })
        .getByRole("radio", { name, exact: true })
        .check();
    const { noteId } = await run<{ noteId: string }>("board.addNote", { boardId, text: "A bench outside." });
    const { roundId } = await run<{ roundId: string }>("voting.openRound", {
      activityId,
      boardId,
      candidates: [noteId],
    });
    await wall.getByText("have voted. Nobody sees how.").waitFor();
    await show("Board");
    await expect.poll(async () => (await notesOn(wall)).length, SOON).toBeGreaterThan(0);
    await show("Result");
    await wall.getByRole("img", { name: "3 people have joined" }).waitFor();
    await run("voting.closeRound", { roundId });
    await wall.locator(".wall-results").getByText("A bench outside.").waitFor();
    await show("Blank");
    await wall.locator(".wall-results").waitFor({ state: "detached" });
    await show("Board");
    await expect.poll(async () => (await notesOn(far)).length, SOON).toBeGreaterThan(0);
  });

  test("[PR16] an hour without a line: it keeps its page, says so small, and comes back by itself", async () => {
    const before = await headingOf(far);
    line.set({ refuses: true });
    line.cut();
    await far.getByText("Finding the line again").waitFor();
    for (let minutes = 0; minutes < 60; minutes += 5) await far.clock.fastForward(HOUR_MS / 12);
    expect(await headingOf(far)).toBe(before);
    expect(await axeFindings(far)).toEqual([]);
    const { noteId } = await run<{ noteId: string }>("board.addNote", { boardId, text: "Written in that hour." });
    await run("screen.show", { screen: "code" });
    line.set({ refuses: false });
    await expect
      .poll(async () => {
        await far.clock.runFor(1_000);
        return far.getByRole("img", { name: "3 people have joined" }).isVisible();
      }, SOON)
      .toBe(true);
    await far.getByText("Finding the line again").waitFor({ state: "detached" });
    await run("board.removeNote", { boardId, noteId });
  });

  test("[PR16] after a restart of the server it goes on; with a newer page there, it loads that once", async () => {
    const { wall, server } = room;
    await run("screen.show", { screen: "board" });
    await expect.poll(async () => (await notesOn(wall)).length, SOON).toBeGreaterThan(0);
    let loads = 0;
    wall.on("load", () => {
      loads += 1;
    });
    await wall.route(`${server.url}/`, (route) =>
      route.fulfill({ contentType: "text/html", body: '<script type="module" src="/assets/index-newer.js"></script>' }),
    );
    await server.restart();
    await expect.poll(() => loads, SOON).toBe(1);
    await expect.poll(async () => (await notesOn(wall)).length, SOON).toBeGreaterThan(0);
    await server.restart();
    await run("screen.show", { screen: "code" });
    await wall.getByRole("img", { name: "3 people have joined" }).waitFor();
    expect(loads).toBe(1);
  });

  test("the pointer and the few buttons are gone until somebody moves it; the buttons work by keyboard", async () => {
    const { wall } = room;
    await run("screen.show", { screen: "board" });
    await expect.poll(async () => (await notesOn(wall)).length, SOON).toBeGreaterThan(0);
    const bar = wall.getByRole("navigation", { name: "This screen" });
    await wall.mouse.move(400, 400);
    await wall.mouse.move(420, 400);
    await expect.poll(() => bar.evaluate((element) => getComputedStyle(element).opacity), SOON).toBe("1");
    expect(await axeFindings(wall)).toEqual([]);
    await bar.getByRole("button", { name: "Next page" }).press("Enter");
    await wall.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await expect.poll(() => wall.locator(".screen.is-quiet").count(), SOON).toBe(1);
  });

  test("a screen whose workshop is gone says so, and nothing else complained", async () => {
    await room.server.api.request("DELETE", `/api/workshops/${room.workshopId}`, { token: ORGANISER_KEY });
    await room.wall.getByText("This screen's link has ended. A host can open a new one.").waitFor();
    expect(room.complaints()).toEqual([]);
  });
});
