import type { Page } from "playwright-core";
import { canvasOf, showView } from "../e2e/support/host.ts";
import { joinByCode, press } from "../e2e/support/phone.ts";
import { readBoard } from "../support/boardPeer.ts";
import { type LivelyRoom, makeLivelyRoom } from "../support/livelyRoom.ts";
import type { RunningServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

type Theme = "light" | "dark" | "contrast";

interface Where {
  server: RunningServer;
  open(address: string, size: "phone" | "laptop" | "wall"): Promise<Page>;
  take(page: Page, name: string, theme?: Theme): Promise<void>;
}

/** The sample's activities, and what their pictures are called. */
const BOARDS = [
  { activity: "Read and rate the journey", name: "journey" },
  { activity: "Look behind the pathway", name: "pathway" },
  { activity: "Would it work for them?", name: "lives" },
  { activity: "Ideas and five dots", name: "ideas" },
] as const;

/** What stands on the page of a map that the wall's pictures show. */
const WALL_PAGE: Readonly<Record<string, string>> = {
  journey: "worn out",
  pathway: "Waits and",
  lives: "One team for",
};

const THEMES = ["light", "contrast"] as const;
const RATINGS = [-2, -1, -1, -2, 0, 1, 2, -1] as const;
const WORDS = ["ignored", "tired", "hopeful", "scared", "seen", "lost"] as const;

/** Every board of the sample workshop on a host's canvas and in the list, on the wall and on a phone; with pins and feelings, compared, and on one page. */
export async function takeSample({ server, open, take }: Where): Promise<void> {
  const room = await makeLivelyRoom(server, { template: "sample" });
  const host = await open(`/facilitate#${room.facilitator}`, "laptop");
  const wall = await open(`/screen${new URL(room.links.screen).hash}`, "wall");
  const phone = await open(`/#${room.joinCode}`, "phone");
  await joinByCode(phone, room.joinCode, { name: "Amber Kestrel" });
  await press(phone, phone.getByRole("button", { name: "I have them" }));
  await showView(host, "Board");
  for (const { activity, name } of BOARDS) {
    const board = room.activityOf(activity).boards[0];
    if (!board) throw new Error(`"${activity}" has no board`);
    await room.open(activity);
    if (name === "journey") await feelAndPin(server, room, board.id);
    await host.locator(".board-choice").selectOption(board.id);
    await host.getByRole("application", { name: `Board: ${board.title}` }).waitFor();
    const isMap = name !== "ideas";
    // The board itself: an open question stands above it on a phone.
    const first = phone.locator(isMap ? ".walk-title" : "article.note").first();
    await first.waitFor();
    await first.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await phone.evaluate(() => scrollBy(0, -140));
    const onWall = WALL_PAGE[name];
    if (onWall) await turnTo(wall, onWall);
    for (const theme of THEMES) {
      const suffix = theme === "light" ? "" : "-contrast";
      await take(host, `sample-${name}${suffix}`, theme);
      await take(wall, `wall-sample-${name}${suffix}`, theme);
      await take(phone, `phone-sample-${name}${suffix}`, theme);
    }
    if (isMap) await takeLargeMap(host, take, name);
    await host.getByRole("radio", { name: "List" }).check();
    await host
      .locator(isMap ? ".walk-title" : "article.note")
      .first()
      .waitFor();
    await take(host, `sample-${name}-list`);
    await host.getByRole("radio", { name: "Canvas" }).check();
    if (name === "lives") await takeCompared(host, wall, take);
    if (name === "ideas") await takeOnePage(host, take);
    await room.close(activity);
  }
  await takeTemplates(host, take);
  room.leave();
}

/** Turns the wall's pages by hand until one shows these words; a map's other words are there too, but out of the frame. */
async function turnTo(wall: Page, words: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const isShown = await wall.evaluate((sought) => {
      const map = document.querySelector(".wall-map");
      if (!map) return false;
      const frame = map.getBoundingClientRect();
      return [...map.querySelectorAll("text")].some((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const isInside = left > frame.left && right < frame.right && top > frame.top && bottom < frame.bottom;
        return text.textContent === sought && isInside;
      });
    }, words);
    if (isShown) return;
    // Each page is drawn anew: what is not marked is the next one.
    await wall.locator(".wall-map-room > *").evaluateAll((all) => {
      for (const one of all) one.setAttribute("data-turned", "");
    });
    await wall.keyboard.press("ArrowRight");
    await wall.locator(".wall-map-room > :not([data-turned])").first().waitFor();
  }
  throw new Error(`the wall has no page with "${words}"`);
}

/** People say how the steps felt, hosts show it, and some notes carry questions with and without an answer. */
async function feelAndPin({ api, wsUrl }: RunningServer, room: LivelyRoom, boardId: string): Promise<void> {
  const run = <Answer>(type: string, input: Record<string, unknown>) => api.run<Answer>(room.facilitator, type, input);
  const { content } = await readBoard({ wsUrl, boardId, token: room.facilitator });
  await run("feeling.open", { boardId });
  for (const [person, value] of RATINGS.entries()) {
    const { token } = await api.join(room.joinCode, { alias: "" });
    for (const [index, step] of content.steps.slice(0, 6).entries()) {
      const felt = Math.max(-2, Math.min(2, value + (index % 3) - 1));
      const words = [WORDS[(person + index) % WORDS.length]];
      await api.run(token, "feeling.rate", { boardId, stepId: step.id, value: felt, words });
    }
  }
  await run("feeling.close", { boardId });
  await run("feeling.show", { boardId });
  const [first, second, third] = content.notes.filter(({ kind }) => kind !== "note");
  await run("pin.ask", { boardId, noteId: first?.id, kind: "question", text: "Who picks up at night?" });
  await run("pin.ask", { boardId, noteId: second?.id, kind: "concern", text: "This may frighten people away." });
  const asked = { boardId, noteId: third?.id, kind: "gap", text: "Nobody asks about money." };
  const { pinId } = await run<{ pinId: string }>("pin.ask", asked);
  await run("pin.answer", { pinId, answer: "The advice centre does, on Tuesdays." });
}

/** The same map at full size in the whole window: with its heads pinned, the overview in the corner and a note chosen. */
async function takeLargeMap(host: Page, take: Where["take"], name: string): Promise<void> {
  const { board, voice } = canvasOf(host);
  await board.focus();
  await host.keyboard.press("Control+0");
  await host.keyboard.press("ArrowRight");
  await voice.filter({ hasText: /\S/ }).waitFor({ state: "attached" });
  await host.keyboard.press("f");
  await host.getByRole("toolbar", { name: "What to do with the note" }).waitFor();
  for (const theme of THEMES) await take(host, `sample-${name}-large${theme === "light" ? "" : "-contrast"}`, theme);
  await host.keyboard.press("Escape");
  await host.keyboard.press("Escape");
  await host.keyboard.press("Shift+Digit1");
}

async function takeCompared(host: Page, wall: Page, take: Where["take"]): Promise<void> {
  await host.getByRole("radio", { name: "Compare" }).check();
  await host.locator(".compare-box").first().waitFor();
  await take(host, "sample-compared");
  await take(host, "sample-compared-contrast", "contrast");
  await host.getByRole("button", { name: "Show both on the screen" }).click();
  await wall.locator(".wall-compare").waitFor();
  await take(wall, "wall-sample-compared");
  await host.getByRole("button", { name: "Show both on the screen" }).click();
  await host.getByRole("radio", { name: "What differs" }).check();
  await take(host, "sample-differences");
  await host.getByRole("radio", { name: "Canvas" }).check();
}

async function takeOnePage(host: Page, take: Where["take"]): Promise<void> {
  await host.getByRole("button", { name: "More to do on this board" }).click();
  await host.locator(".canvas-menu [data-action=overview]").click();
  await host.getByRole("dialog").waitFor();
  await take(host, "sample-one-page");
  await host.keyboard.press("Escape");
}

async function takeTemplates(host: Page, take: Where["take"]): Promise<void> {
  await host.getByRole("button", { name: "Change the plan" }).click();
  await host.getByRole("button", { name: "Add from a template to Insight" }).click();
  const offers = host.getByRole("dialog", { name: "Add from a template" });
  const pictures = offers.locator("img");
  for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
  const areDrawn = () => pictures.evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0));
  await until(areDrawn, { timeoutMs: 20_000, what: "the pictures of all templates" });
  await take(host, "templates-end");
  await pictures.first().scrollIntoViewIfNeeded();
  for (const theme of THEMES) await take(host, `templates${theme === "light" ? "" : "-contrast"}`, theme);
  await host.keyboard.press("Escape");
}
