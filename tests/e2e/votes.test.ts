import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { axeFindings, complaintsOf, fitsWidth, launchBrowser, openPage } from "./support/browser.ts";
import { showView } from "./support/host.ts";
import { tabTo } from "./support/keys.ts";
import { smallTargets } from "./support/measure.ts";
import { joinByCode, press, putDot, takeDot } from "./support/phone.ts";
import { SOON } from "./support/wall.ts";

const LAMP = "A lamp in the window";
const CALL = "Ring back within the hour";
const TEA = "Tea at the door";

/** One vote after the other, of every kind, on a phone, a laptop that has only its keys, a console and a wall. */
describe("votes with codes, paper, more time and tickets", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let room: OpenWorkshop;
  let notes: string[];
  let roundId = "";
  let host: Page;
  let wall: Page;
  let ana: Page;
  let keys: Page;
  const pages: Page[] = [];

  const open = async (path: string, size: Parameters<typeof openPage>[2]) => {
    const page = await openPage(browser, server.url + path, size);
    pages.push(page);
    return page;
  };
  const openRound = async (title: string, candidates: readonly string[], rules: object = {}) => {
    const input = { activityId: room.activityId, boardId: room.boardId, candidates, title, ...rules };
    return (await server.api.run<{ roundId: string }>(room.facilitator, "voting.openRound", input)).roundId;
  };
  const phoneIsWell = async (page: Page) => {
    expect(await axeFindings(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  };
  const codeOn = async (page: Page) =>
    /Your code: (\S+ ?\S*)/.exec((await page.locator(".paper-code").textContent()) ?? "")?.[1];

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    room = await openWorkshop(server);
    notes = await Promise.all([LAMP, CALL, TEA].map((text) => room.addNote(room.facilitator, text)));
    [host, wall, ana, keys] = await Promise.all([
      open(`/facilitate#${room.facilitator}`, "laptop"),
      open(`/screen#${room.screen}`, "wall"),
      open(`/#${room.joinCode}`, "phone"),
      open(`/#${room.joinCode}`, "laptop"),
    ]);
    await joinByCode(ana, room.joinCode, { name: "Ana Otter" });
    await press(ana, ana.getByRole("button", { name: "I have them" }));
    const other = await room.addNote(room.facilitator, "A warm cup at the door");
    const merge = { boardId: room.boardId, noteIds: [other], headId: notes[2] };
    await server.api.run(room.facilitator, "board.mergeNotes", merge);
    roundId = await openRound("First things", notes, { dots: 4, maxPerItem: 3 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[VO15] a phone puts its dots and gets a code, which stays when the dots move", async () => {
    await ana.getByText("4 dots left").waitFor();
    await putDot(ana, LAMP);
    await putDot(ana, TEA);
    await ana.getByText("Your ballot has a code").waitFor();
    const code = await codeOn(ana);
    expect(code).toMatch(/^[A-HJ-NP-Z]{4} [A-HJ-NP-Z]{4}$/);
    await takeDot(ana, LAMP);
    await putDot(ana, TEA);
    await ana.getByText("2 dots left").waitFor();
    expect(await codeOn(ana)).toBe(code);
    await press(ana, ana.getByText("Who can see what I chose?"));
    await ana.getByText("When the vote closes, we forget who chose what.").waitFor();
    await phoneIsWell(ana);
  });

  test("a laptop joins, votes in the list and changes its dots by keyboard alone", async () => {
    await keys.locator(".join-found").waitFor();
    await tabTo(keys, "Join the table");
    await keys.keyboard.press("Enter");
    await keys.waitForURL("**/p/*");
    await keys.getByText("4 dots left").waitFor();
    await tabTo(keys, `Put a dot on: ${CALL}`);
    for (let dot = 0; dot < 4; dot += 1) await keys.keyboard.press("Enter");
    await keys.getByText("Three is the most for one idea.").waitFor();
    await keys.getByText("1 dot left").waitFor();
    await keys.getByText("Your ballot has a code").waitFor();
    expect(await axeFindings(keys)).toEqual([]);
    await tabTo(keys, "Done");
    await keys.keyboard.press("Enter");
    await keys.getByText("1 dot is left.").waitFor();
    // The list of the board is behind the vote, and the way back stands above it.
    await keys.locator("article.note").first().waitFor();
    expect(await keys.getByRole("button", { name: "List" }).getAttribute("aria-pressed")).toBe("true");
    await tabTo(keys, "Change my dots");
    await keys.keyboard.press("Enter");
    await tabTo(keys, `Take a dot back from: ${CALL}`);
    await keys.keyboard.press("Space");
    await keys.getByText("2 dots left").waitFor();
    // A mouse with Shift takes back where it puts.
    const plus = keys.getByRole("button", { name: `Put a dot on: ${CALL}` });
    await plus.click({ modifiers: ["Shift"] });
    await keys.getByText("3 dots left").waitFor();
    await plus.click();
    await keys.getByText("2 dots left").waitFor();
  });

  test("[VO18] a host puts in a ballot from paper, and is told its code for the slip", async () => {
    await showView(host, "Vote");
    await host.getByRole("button", { name: "Put in a paper ballot" }).click();
    const sheet = host.getByRole("dialog");
    await sheet.getByRole("button", { name: "Put it in" }).click();
    await sheet.getByText("Write the number first.").waitFor();
    await sheet.getByLabel("Number on the paper or ticket").fill("7");
    await sheet.getByLabel(TEA).fill("3");
    // What voters read under an idea stands here too.
    await sheet.getByText("1 more wording").click();
    await sheet.getByText("A warm cup at the door").waitFor();
    expect(await axeFindings(host)).toEqual([]);
    await sheet.getByRole("button", { name: "Put it in" }).click();
    await sheet.getByText(/It is in\. Its code is [A-Z]{4} [A-Z]{4}\./).waitFor();
    await host.keyboard.press("Escape");
    await host.getByText("1 of them on paper").waitFor();
  });

  test("[VO14] one person gets more time: the vote is over for the others, and no screen says for whom it is not", async () => {
    await host.getByRole("button", { name: "More time for someone" }).click();
    const sheet = host.getByRole("dialog");
    await sheet.getByLabel("Ana Otter").check();
    expect(await axeFindings(host)).toEqual([]);
    await sheet.getByRole("button", { name: "End it for everyone else" }).click();
    await host.getByText("Over for all but those you gave more time.").waitFor();
    await keys.getByText("The vote has closed. The dots you had down are counted.").first().waitFor();
    expect(await keys.getByRole("button", { name: `Put a dot on: ${CALL}` }).count()).toBe(0);
    await ana.getByText("You have more time.").waitFor();
    await putDot(ana, CALL);
    await ana.getByText("1 dot left").waitFor();
    expect(await wall.locator("body").textContent()).not.toContain("Ana Otter");
    await phoneIsWell(ana);
    expect(await axeFindings(keys)).toEqual([]);
  });

  test("[VO15] after close everyone finds their own ballot in the published list", async () => {
    const code = (await codeOn(ana)) ?? "";
    await ana
      .getByRole("status")
      .filter({ hasText: /^\s*Saved/ })
      .waitFor();
    // Two more on paper, so that there are enough ballots to publish.
    await server.api.run(room.facilitator, "voting.castPaperBallot", {
      roundId,
      paper: 8,
      dots: { [notes[0] ?? ""]: 1 },
    });
    await server.api.run(room.facilitator, "voting.castPaperBallot", {
      roundId,
      paper: 9,
      dots: { [notes[0] ?? ""]: 2 },
    });
    await host.getByText("3 of them on paper").waitFor();
    await host.getByRole("button", { name: "Close the vote" }).click();
    await host.getByRole("button", { name: "Close and show the result" }).click();
    await press(ana, ana.getByText("Find my ballot"));
    await ana.getByText(`Here is your ballot: 1 on ${CALL}; 2 on ${TEA}.`).waitFor();
    const codes = await ana.locator(".paper-list b").allTextContents();
    expect(codes).toHaveLength(5);
    expect(codes).toEqual(codes.toSorted());
    expect(codes).toContain(code);
    await phoneIsWell(ana);
    await tabTo(keys, "Find my ballot");
    await keys.keyboard.press("Enter");
    await keys.getByText(`Here is your ballot: 2 on ${CALL}.`).waitFor();
    await tabTo(keys, "Your code");
    await keys.keyboard.press("Control+a");
    await keys.keyboard.type("zzzz zzzz");
    await keys.getByText("No ballot has this code. Check the eight letters.").waitFor();
    expect(await axeFindings(keys)).toEqual([]);
  });

  test("several votes are open at once: the wall turns through them, a phone has a way into each", async () => {
    const side = [await openRound("This month", notes.slice(0, 2)), await openRound("This year", notes.slice(1))];
    const heading = wall.locator(".wall-head h1");
    await wall.getByText("2 votes are open").waitFor();
    await ana.getByRole("heading", { name: "This year" }).waitFor();
    await putDot(ana, TEA);
    const seen = new Map<string, string>();
    const turn = async () => {
      seen.set((await heading.textContent()) ?? "", (await wall.locator(".wall").textContent()) ?? "");
      await wall.keyboard.press("ArrowRight");
      return seen.has("This month") && seen.get("This year")?.includes("1 of 2");
    };
    await until(turn, { timeoutMs: SOON.timeout, what: "both votes on the wall" });
    expect(seen.get("This month")).toContain(LAMP);
    expect(seen.get("This month")).not.toContain(TEA);
    expect(seen.get("This month")).toContain("0 of 2");
    expect(seen.get("This year")).not.toContain(LAMP);
    expect(await axeFindings(wall)).toEqual([]);
    expect(await axeFindings(host)).toEqual([]);
    await press(ana, ana.getByRole("button", { name: "Done" }));
    const other = ana.locator(".vote-fold").filter({ hasText: "This month" });
    await other.waitFor();
    await phoneIsWell(ana);
    await press(ana, other.getByRole("button", { name: "Put my dots" }));
    await ana.getByRole("heading", { name: "This month" }).waitFor();
    for (const id of side) await server.api.run(room.facilitator, "voting.closeRound", { roundId: id });
    await wall.locator(".wall-result").first().waitFor();
  });

  test("[VO17] a vote by ticket: made and opened in the console, used once on a phone, and then by nobody else", async () => {
    await host.getByRole("button", { name: "Vote again" }).click();
    await host.getByLabel("Who votes").selectOption({ label: "Only who has a printed ticket" });
    await host.getByLabel("How many").fill("3");
    await host.getByRole("button", { name: "Make tickets" }).click();
    const printed = host.locator(".print-tickets article");
    await printed.first().waitFor({ state: "attached" });
    const [ticket = ""] = (await printed.allTextContents()).map((text) => /, ticket ([A-Z ]+)/.exec(text)?.[1] ?? "");
    expect(ticket.replaceAll(" ", "")).toHaveLength(12);
    await host.getByLabel("Its number").fill("3");
    await host.getByRole("button", { name: "Cancel this ticket" }).click();
    const asked = host.getByRole("dialog", { name: "Cancel ticket 3?" });
    await asked.getByText("their ballot is taken out").waitFor();
    expect(await axeFindings(host)).toEqual([]);
    await asked.getByRole("button", { name: "Keep it" }).click();
    const states = async () => {
      const path = `/api/workshops/${room.workshopId}/tickets`;
      const { body } = await server.api.request<{ tickets: { state: string }[] }>("GET", path, {
        token: room.facilitator,
      });
      return body.tickets.map(({ state }) => state);
    };
    expect(await states()).toEqual(["unused", "unused", "unused"]);
    await host.getByRole("button", { name: "Cancel this ticket" }).click();
    await asked.getByRole("button", { name: "Cancel this ticket" }).click();
    await until(async () => (await states())[2] === "cancelled", { what: "the ticket is cancelled" });
    await host.getByRole("button", { name: "Choose all" }).click();
    expect(await axeFindings(host)).toEqual([]);
    await host.getByRole("button", { name: "Open the vote" }).click();

    await ana.getByText("This vote is by ticket").waitFor();
    await phoneIsWell(ana);
    await ana.getByLabel("The letters on your ticket").fill(ticket.slice(0, 5));
    await press(ana, ana.getByRole("button", { name: "Use my ticket" }));
    await ana.getByText("A ticket has twelve letters. Look again.").waitFor();
    await ana.getByLabel("The letters on your ticket").fill(ticket.toLowerCase());
    await press(ana, ana.getByRole("button", { name: "Use my ticket" }));
    await ana.getByText("5 dots left").waitFor();
    await putDot(ana, LAMP);
    await ana.getByText("Your ballot has a code").waitFor();

    await tabTo(keys, "The letters on your ticket");
    await keys.keyboard.type(ticket);
    await keys.keyboard.press("Enter");
    await keys.getByText("This ticket has been used. Each works once. Ask a host.").waitFor();
    expect(await axeFindings(keys)).toEqual([]);
    await expect.poll(() => wall.locator(".wall-voted").textContent(), SOON).toContain("1 of 2");
  });

  test("no page reported a script error or a breach of the content policy", () => {
    expect(pages.flatMap((page) => complaintsOf(page))).toEqual([]);
  });
});
