import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { complaintsOf, launchBrowser, openPage, SIZES } from "./support/browser.ts";
import { focused, tabTo } from "./support/keys.ts";
import { findings, smallTargets, tooWide } from "./support/measure.ts";
import { SOON } from "./support/wall.ts";

const ALL_THEMES = ["light", "dark", "contrast"] as const;
const PROPOSAL = "Shall we test a calm space, open until two in the morning, for six weeks?";

/** Where pictures go when somebody wants to look at them. */
const PICTURES = process.env.PICTURES;

describe("agreement on a phone, in the console and on the wall, by keyboard alone", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let room: OpenWorkshop;
  let phone: Page;
  let host: Page;
  let wall: Page;
  const others: string[] = [];

  const picture = async (page: Page, name: string) => {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: page !== wall });
  };
  /** What anybody must be able to use: axe in three themes, targets, nothing wider than the window, also at 320 px. */
  const checkPhone = async (where: string) => {
    expect(await findings(phone, where, ALL_THEMES)).toEqual([]);
    expect(await smallTargets(phone), `touched on ${where}`).toEqual([]);
    await picture(phone, `phone-${where}`);
    await phone.setViewportSize(SIZES.small.viewport);
    expect(await tooWide(phone, where)).toEqual([]);
    await picture(phone, `small-${where}`);
    await phone.setViewportSize(SIZES.phone.viewport);
  };
  const checkScreens = async (where: string) => {
    expect(await findings(host, `console, ${where}`)).toEqual([]);
    expect(await findings(wall, `wall, ${where}`, ALL_THEMES)).toEqual([]);
    await picture(host, `console-${where}`);
    await picture(wall, `wall-${where}`);
  };
  const say = (token: string | undefined, type: string, input: Record<string, unknown>) =>
    server.api.run(token ?? "", type, input);
  const enter = async (page: Page, name: string | RegExp, key?: "Shift+Tab") => {
    await tabTo(page, name, key);
    await page.keyboard.press("Enter");
  };
  const proposal = async () => (await server.api.state(room.workshopId, room.facilitator)).agreements?.at(-1);
  const check = async () => (await server.api.state(room.workshopId, room.facilitator)).checks?.at(-1);
  const onWall = (words: string) => wall.getByText(words, { exact: false }).first().waitFor();

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    room = await openWorkshop(server);
    for (const name of ["Ann", "Bob", "Cem", "Dee"]) others.push(await room.join(name));
    const address = (place: string, token: string) => `${server.url}/${place}#${token}`;
    host = await openPage(browser, address("facilitate", room.facilitator), "laptop", { reducedMotion: "reduce" });
    wall = await openPage(browser, address("screen", room.screen), "wall", { reducedMotion: "reduce" });
    phone = await openPage(browser, `${server.url}/`, "phone", { reducedMotion: "reduce" });
    await phone.getByLabel("Code from the screen or your card").fill(room.joinCode);
    await phone.locator(".join-found").waitFor();
    await enter(phone, "Join the table");
    await phone.waitForURL("**/p/*");
    await enter(phone, "I have them");
    await host.getByRole("radiogroup", { name: "What you work on" }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[M10] the host asks, everybody answers, nobody sees how until it is shown", async () => {
    await tabTo(host, "Run");
    for (const _ of ["board", "tables", "vote", "agree"]) await host.keyboard.press("ArrowRight");
    await host.getByRole("heading", { name: "Ask for agreement" }).waitFor();
    await tabTo(host, "What do you propose?");
    await host.keyboard.type(PROPOSAL);
    await enter(host, "Ask the room");
    await phone.getByRole("heading", { name: PROPOSAL }).waitFor();
    await onWall(PROPOSAL);

    await enter(phone, "I can't go along with this");
    await expect.poll(() => focused(phone), SOON).toBe("Why not? What would help?");
    await enter(phone, "Send");
    await phone.getByText("Say in a few words why.").waitFor();
    await checkPhone("proposal-block");
    await expect.poll(() => focused(phone), SOON).toBe("Why not? What would help?");
    await phone.keyboard.type("Each nurse already has a full list. We need a plan for that first.");
    await enter(phone, "Send");
    await phone.getByRole("button", { name: "I can't go along with this", pressed: true }).waitFor();
    await expect.poll(() => focused(phone), SOON).toMatch(/^I can't go along/);

    const id = (await proposal())?.id;
    const answer = (n: number, position: string, reason?: string) =>
      say(others[n], "agreement.answer", { proposalId: id, version: 1, position, ...(reason && { reason }) });
    await answer(0, "agree");
    await answer(1, "reservation", "Carers must be welcome too.");
    await answer(2, "abstain");
    await onWall("4 of 5");
    expect(await wall.locator("body").textContent()).not.toMatch(/nurse|Carers|stand/i);
    expect(await host.locator("body").textContent()).not.toMatch(/nurse|Carers must/);
    await checkPhone("proposal-answered");
    await checkScreens("proposal-hidden");
  });

  test("[I9] shown with reasons and no names; by everyone is refused, and the screen says why", async () => {
    await enter(host, "Show the answers");
    await onWall("Each nurse already has a full list.");
    await phone.getByText("Carers must be welcome too.").waitFor();
    await tabTo(host, "Agreed by everyone");
    expect(await host.getByRole("button", { name: "Agreed by everyone" }).getAttribute("aria-disabled")).toBe("true");
    await host.keyboard.press("Enter");
    await host.getByText("has to wait: 1 person can't go along.").waitFor();
    expect((await proposal())?.state).toBe("proposed");
    await checkPhone("proposal-shown");
    await checkScreens("proposal-shown");
  });

  test("[M10] other words, the block stands until its owner lifts it, then everyone agrees", async () => {
    await enter(host, "Change the words and ask again", "Shift+Tab");
    await tabTo(host, "The new words");
    await host.keyboard.press("Control+a");
    await host.keyboard.type("Shall we test a calm space, once two more nurses are here?");
    await enter(host, "Ask again");
    await phone.getByText("What you said before still stands").waitFor();
    await phone.getByRole("heading", { name: "once two more nurses" }).waitFor();
    await checkPhone("proposal-again");
    await enter(host, "Show the answers");
    await host.getByText("has to wait: 1 person").waitFor();

    await enter(phone, "I agree", "Shift+Tab");
    await phone.getByRole("button", { name: "I agree", exact: true, pressed: true }).waitFor();
    await host.getByText("has to wait").waitFor({ state: "detached" });
    await enter(host, "Agreed by everyone");
    await host.getByRole("dialog").waitFor();
    await checkScreens("settle");
    await tabTo(host, "Agreed by everyone");
    await host.keyboard.press("Enter");
    await expect.poll(async () => (await proposal())?.method, SOON).toBe("consensus");
    await onWall("once two more nurses are here?");
    await enter(phone, /^How we decided/);
    await checkPhone("proposal-settled");
  });

  test("[M29] a quick check: one tap, and mixed views beside the middle", async () => {
    await tabTo(host, "Hand, 0 to 5");
    await host.keyboard.press("ArrowRight");
    await enter(host, "Ask it");
    await phone.getByRole("heading", { name: "How does this feel?" }).waitFor();
    await enter(phone, "Very hard", "Shift+Tab");
    const checkId = (await check())?.id;
    for (const [n, answer] of [2, 1, 2, 2].entries()) await say(others[n], "check.answer", { checkId, answer });
    await onWall("5 of 5");
    await checkPhone("check-asked");
    await checkScreens("check-asked");
    await enter(host, "Stop and show the answers");
    await onWall("Mixed views");
    await phone.getByText("Mixed views").waitFor();
    await checkPhone("check-shown");
    await checkScreens("check-shown");
  });

  test("[M10] one word: hosts look the words through before the room sees them", async () => {
    await tabTo(host, "Hand, 0 to 5", "Shift+Tab");
    await host.keyboard.press("ArrowRight");
    await host.keyboard.press("ArrowRight");
    await enter(host, "Ask it");
    await phone.getByLabel("Your word").waitFor();
    await tabTo(phone, "Your word", "Shift+Tab");
    await phone.keyboard.type("hopeful");
    await phone.keyboard.press("Enter");
    await phone.getByText("You said: hopeful").waitFor();
    const checkId = (await check())?.id;
    for (const [n, answer] of ["tired", "Hopeful", "silly-word"].entries()) {
      await say(others[n], "check.answer", { checkId, answer });
    }
    await onWall("4 of 5");
    await enter(host, "Stop taking words");
    await enter(host, "Hide “silly-word”");
    await host.getByText("· Hidden").waitFor();
    expect(await wall.locator("body").textContent()).not.toMatch(/hopeful|silly/i);
    await enter(host, "Show the words");
    await onWall("tired");
    await phone.getByText("tired").waitFor();
    expect(await wall.locator("body").textContent()).not.toMatch(/silly/);
    await checkPhone("words-shown");
    await checkScreens("words-shown");
  });

  test("[M28] what is fixed, and why, stands under the idea while people vote", async () => {
    const idea = await room.addNote(others[0] ?? "", "Two paid peer posts");
    const limit = await server.api.run<{ noteId: string }>(room.facilitator, "board.addNote", {
      boardId: room.boardId,
      text: "Money for new posts",
      kind: "constraint",
    });
    await enter(host, "Say how much can change: Money for new posts");
    await tabTo(host, /Open: we can change it/);
    await host.keyboard.press("ArrowRight");
    await host.keyboard.press("ArrowRight");
    await enter(host, "Save");
    await host.getByText("What is fixed needs a reason.").waitFor();
    await tabTo(host, "Why?", "Shift+Tab");
    await host.keyboard.type("The budget is set until March.");
    await tabTo(host, "Who says so?");
    await host.keyboard.type("Commissioners");
    await tabTo(host, "Two paid peer posts");
    await host.keyboard.press("Space");
    await checkScreens("limits");
    await enter(host, "Save");
    await expect.poll(() => focused(host), SOON).toBe("Say how much can change: Money for new posts");
    await phone.getByText("because: The budget is set until March.").waitFor();
    await room.openRound([idea, limit.noteId]);
    await phone.locator(".candidate").getByText(/Fixed/).first().waitFor();
    expect(await phone.locator(".candidate", { hasText: "Two paid peer posts" }).textContent()).toContain(
      "Fixed: Money for new posts, because: The budget is set until March.",
    );
    await checkPhone("vote-limits");
  });

  test("nothing went wrong on any page", () => {
    for (const page of [phone, host, wall]) expect(complaintsOf(page)).toEqual([]);
  });
});
