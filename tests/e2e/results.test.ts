import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { axeFindings, fitsWidth, launchBrowser, openPage } from "./support/browser.ts";
import { showView } from "./support/host.ts";
import { SOON } from "./support/wall.ts";

const IDEAS = ["A calm space at night", "A call in the first two days", "One number to call"];

/** Dots on the three ideas, by person, by group: carers want what nobody else does. */
const ROOM: Record<string, readonly (readonly number[])[]> = {
  "g-lived": Array.from({ length: 9 }, (_, person) => (person % 3 === 0 ? [2, 1, 0] : [3, 0, 0])),
  "g-carer": Array.from({ length: 5 }, (_, person) => (person === 0 ? [0, 1, 2] : [0, 0, 3])),
  "g-clin": [
    [1, 2, 0],
    [0, 3, 0],
    [0, 2, 1],
  ],
  "g-vol": [
    [0, 0, 3],
    [1, 1, 1],
  ],
};

describe("a result by group on the wall, in the console and on a phone", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let room: OpenWorkshop;
  let host: Page;
  let wall: Page;
  let phone: Page;

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    room = await openWorkshop(server);
    const notes = await Promise.all(IDEAS.map((text) => room.addNote(room.facilitator, text)));
    const roundId = await room.openRound(notes, { dots: 3, maxPerItem: 3 });
    for (const [group, people] of Object.entries(ROOM)) {
      for (const dots of people) {
        const { token } = await server.api.join(room.joinCode, { group });
        const ballot = Object.fromEntries(notes.map((note, index) => [note, dots[index] ?? 0]));
        await server.api.run(token, "voting.castBallot", { roundId, dots: ballot });
      }
    }
    await server.api.join(room.joinCode, { group: "g-peer" });
    host = await openPage(browser, `${server.url}/facilitate#${room.facilitator}`, "laptop");
    wall = await openPage(browser, `${server.url}/screen#${room.screen}`, "wall");
    phone = await openPage(browser, `${server.url}/#${room.joinCode}`, "phone");
    await phone
      .getByRole("button", { name: /Join|Sit|Come|Start|table/i })
      .first()
      .click();
    await phone.getByRole("button", { name: `Put a dot on: ${IDEAS[2]}` }).click();
    const voted = async () => (await server.api.state(room.workshopId, room.facilitator)).rounds[0]?.voted;
    await until(async () => (await voted()) === 20, { what: "all ballots" });
    for (const page of [host, wall]) expect(await page.locator("body").textContent()).not.toContain("Family carers,");
    await server.api.run(room.facilitator, "voting.closeRound", { roundId });
    await showView(host, "Vote");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[RS1] the console says that the groups disagree, and has every figure in one table", async () => {
    await host.getByText("The groups put different ideas first").waitFor();
    const row = host.getByRole("row", { name: new RegExp(IDEAS[2] ?? "") });
    await expect.poll(() => row.textContent(), SOON).toMatch(/14 from 5/);
    expect(await host.getByText("Peer supporters (1 person)").count()).toBe(1);
    expect(await axeFindings(host)).toEqual([]);
  });

  test("[RS4] the host turns the wall to each group the same, and to group by group", async () => {
    const choose = (name: string) =>
      host.getByRole("radiogroup", { name: "On the big screen, show" }).getByRole("radio", { name }).check();
    await wall.getByText("Everyone").waitFor();
    await choose("Each group counts the same");
    await wall.getByText("Each group counts the same").waitFor();
    expect(await wall.locator("li.is-first").textContent()).toContain(IDEAS[2]);
    expect(await axeFindings(wall)).toEqual([]);
    await choose("Group by group");
    await wall.getByRole("columnheader", { name: /Family carers/ }).waitFor();
    const hidden = wall.getByRole("complementary", { name: "Not shown on their own" });
    expect(await hidden.textContent()).toMatch(/Mental health clinicians.*Fewer than five voters/);
    expect(await wall.locator("table").textContent()).not.toContain("Mental health clinicians");
    expect(await axeFindings(wall)).toEqual([]);
  });

  test("[AC4] a phone shows places, its own dots and the groups that are shown, and fits", async () => {
    await phone.getByText("Yours: 1").waitFor();
    await phone.getByText("See it group by group").click();
    await phone.getByRole("heading", { name: "Family carers" }).waitFor();
    const said = await phone.locator(".result").textContent();
    expect(said).toContain("Groups under five are not shown on their own.");
    expect(said).not.toContain("Mental health clinicians");
    expect(await fitsWidth(phone)).toBe(true);
    expect(await axeFindings(phone)).toEqual([]);
  });

  test("[EX9] the table can be taken home as CSV", async () => {
    const file = host.waitForEvent("download");
    await host.getByRole("button", { name: "Table as CSV" }).click();
    expect((await file).suggestedFilename()).toMatch(/\.csv$/);
  });
});
