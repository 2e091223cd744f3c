import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../support/until.ts";
import { axeFindings } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { openActivity } from "./support/host.ts";
import { addIdea, endWriting } from "./support/phone.ts";

/** A picture of a page, for looking at, where a folder for them is named. */
const shoot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

let room: FullRoom;
beforeAll(async () => {
  room = await openFullRoom("ideas-dots-decision", "Getting help after hours", { HOST_GRACE_SECONDS: "2" });
});
afterAll(async () => {
  expect(room?.complaints()).toEqual([]);
  await room?.close();
});

const state = () => room.server.api.state(room.workshopId, room.token);
const stateOf = async (...titles: string[]) => {
  const { activities } = await state();
  return titles.map((title) => activities.find((one) => one.title === title)?.state);
};
const main = (page: Page) => page.locator(".now-go .btn").first();
const words = (page: Page) => page.locator(".seat-main").textContent();

/** All that a screen reader is told from now on. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const spoken: string[] = [];
    const region = document.querySelector(".sr[aria-live=polite]");
    if (region) {
      new MutationObserver(() => spoken.push(region.textContent ?? "")).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
    Object.assign(window, { spoken });
  });
  return () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken.join(" | "));
}

test("[TH18] a pause is said to be a pause, and asks for nothing", async () => {
  const { hostA, ana } = room;
  await openActivity(hostA, "Think alone");
  await ana.getByText("Only you can see what you write now.").waitFor();
  await addIdea(ana, "A quiet room");
  await endWriting(ana);
  const heard = await listen(ana);
  await hostA.getByRole("button", { name: "Pause it" }).click();
  await ana.getByText("Think alone is paused").waitFor();
  await until(async () => (await heard()).includes("Nobody else sees it"), {
    what: "the pause to be said",
    timeoutMs: 25_000,
  });
  expect(await heard()).toContain("Think alone is paused.");
  expect(await heard()).not.toMatch(/closed|is here now/);
  expect(await words(ana)).not.toMatch(/Did you think of it later|not open for notes/);
  await shoot(ana, "pause-phone");
  await shoot(hostA, "pause-console");
  expect(await hostA.getByText("is not shown yet").count()).toBe(0);
  expect(await hostA.getByRole("button", { name: /^Go on/ }).count()).toBe(1);
});

test("[AG12] a press at the moment the button becomes another one moves nothing", async () => {
  const { hostA, hostB } = room;
  const pressed = hostB.evaluate(
    () =>
      new Promise<string>((done) => {
        const button = document.querySelector<HTMLElement>(".now-go .btn");
        new MutationObserver((_, observer) => {
          const now = document.querySelector<HTMLElement>(".now-go .btn");
          if (!now?.textContent?.includes("Go on to")) return;
          observer.disconnect();
          now.click();
          done(now.textContent);
        }).observe(button?.closest("section") ?? document.body, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }),
  );
  await main(hostA).click();
  expect(await pressed).toContain("Go on to");
  await room.server.api.run(room.token, "workshop.setTimer", { seconds: 300 });
  await hostB.locator(".now-go .btn").first().and(hostB.locator(":not([aria-disabled=true])")).waitFor();
  expect(await stateOf("Think alone", "Gather")).toEqual(["open", "queued"]);
});

test("[AG12] it is asked why before the next opens; leaving it open leaves all as it was", async () => {
  const { hostA, hostB, ana } = room;
  await main(hostA).click();
  const why = hostA.getByRole("dialog");
  await why.getByRole("button", { name: "Leave it open" }).click();
  await why.waitFor({ state: "hidden" });
  expect(await stateOf("Think alone", "Gather")).toEqual(["open", "queued"]);
  expect((await state()).timer).not.toBeNull();
  await main(hostA).click();
  await why.getByRole("button", { name: "Close it" }).click();
  await hostA.getByText(/The timer went, with \d:\d\d left on it/).waitFor();
  await shoot(hostA, "gone-on-console");
  expect(await stateOf("Think alone", "Gather")).toEqual(["closed", "open"]);
  await hostB.getByText("What people wrote alone in “Think alone” is not shown yet.").waitFor();
  await hostA.getByRole("button", { name: "Bring it back" }).click();
  await ana.locator(".timer").waitFor();
});

test("[TH17] the wall, the console and the phones say one thing of a board that two activities share", async () => {
  const { hostA, hostB, wall, ana } = room;
  await hostA.getByRole("button", { name: "Open it again to show it" }).click();
  await wall.getByText("Everyone writes alone for now").waitFor();
  await ana.getByText("Only you can see what you write now.").waitFor();
  await hostB.getByText("Nobody sees what others write or how much", { exact: false }).waitFor();
  expect(await stateOf("Think alone", "Gather")).toEqual(["open", "paused"]);
  await shoot(hostB, "alone-again-console");
  await hostB.getByRole("button", { name: "Go on Gather" }).click();
  await ana.getByText("Only you can see what you write now.").waitFor({ state: "hidden" });
  await wall.getByText("Everyone writes alone for now").waitFor({ state: "hidden" });
  expect(await stateOf("Think alone", "Gather")).toEqual(["paused", "open"]);
  await shoot(ana, "gather-phone");
  await shoot(wall, "gather-wall");
});

test("[HO3] a host who comes back has one way to go on, and says what is old while the line is away", async () => {
  const { hostA, hostB, ana } = room;
  const address = hostB.url();
  await room.server.api.run(room.token, "workshop.setTimer", { seconds: 300 });
  await hostA.context().setOffline(true);
  await hostA.getByRole("button", { name: /^Hosts: \d when last known/ }).waitFor();
  await shoot(hostA, "offline-console");
  await hostB.goto("about:blank");
  await ana.getByText("We wait for a host", { exact: false }).waitFor();
  expect(await words(ana)).not.toMatch(/Did you think of it later|not open for notes/);
  await shoot(ana, "away-phone");
  await hostB.goto(address);
  await hostB.getByText("because no host was here", { exact: false }).waitFor();
  await shoot(hostB, "back-console");
  const ways = hostB.getByRole("button", { name: /^Go on/ });
  const names = await ways.allInnerTexts();
  expect(names.filter((name) => !name.includes("Think alone"))).toHaveLength(1);
  expect(await axeFindings(hostB)).toEqual([]);
  await hostA.context().setOffline(false);
  await hostB.getByRole("alert").getByRole("button", { name: "Go on", exact: true }).click();
  await until(async () => (await stateOf("Gather"))[0] === "open", { what: "the room to go on" });
});
