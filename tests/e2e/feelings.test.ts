import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, launchBrowser, openPage } from "./support/browser.ts";
import { showView } from "./support/host.ts";
import { joinByCode, press } from "./support/phone.ts";
import { SOON } from "./support/wall.ts";

let server: SpawnedServer;
let browser: Browser;

beforeAll(async () => {
  server = await spawnServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("[FE6] a small phone rates a step by keyboard, also without a line; once shown, phone and wall say how the room felt; a pin is asked there and answered by a host", async () => {
  const room = await openWorkshop(server, "journey-so-far", "One person's way");
  const { api } = server;
  const [phone, wall, host] = await Promise.all([
    openPage(browser, `${server.url}/#${room.joinCode}`, "small"),
    openPage(browser, `${server.url}/screen#${room.screen}`, "wall"),
    openPage(browser, `${server.url}/facilitate#${room.facilitator}`, "laptop"),
  ]);
  await joinByCode(phone, room.joinCode, { name: "Ana" });
  await showView(host, "Board");
  await host.getByRole("button", { name: "Ask how it felt" }).click();
  await host.getByText("Nobody has rated a step yet.").waitFor();

  const card = phone.getByRole("region", { name: "How did this step feel to you?" });
  await card.getByRole("radio", { name: "Hard", exact: true }).focus();
  await phone.keyboard.press("Space");
  await card.getByText("Your rating: Hard.").waitFor();
  await host.getByText("1 person has rated a step.").waitFor();
  await phone.context().setOffline(true);
  await card.getByRole("radio", { name: "Hard", exact: true }).focus();
  await phone.keyboard.press("ArrowLeft");
  await card.getByLabel("A word for it, if you like").fill("worn out");
  await phone.keyboard.press("Enter");
  await card.getByText("Your rating: Very hard.").waitFor();
  await phone.context().setOffline(false);
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  const stepId = content.steps[0]?.id ?? "";
  await expect.poll(() => phone.locator(".pill").first().textContent(), SOON).toBe(" Saved");
  expect(await axeFindings(phone)).toEqual([]);

  for (const value of [-1, 1, 1, 2]) {
    const { token } = await api.join(room.joinCode, { alias: "" });
    await api.run(token, "feeling.rate", { boardId: room.boardId, stepId, value, words: ["hopeful"] });
  }
  await host.getByText("5 people have rated steps.").waitFor();
  await host.getByRole("button", { name: "Stop and count" }).click();
  await host.getByText("Look through what was said").click();
  await host.getByRole("button", { name: "Hide: worn out" }).waitFor();
  expect(await phone.getByText("How the room felt").count()).toBe(0);
  await host.getByRole("button", { name: "Show the room" }).click();
  await phone.getByRole("region", { name: "How the room felt" }).getByText("Mixed views").waitFor();
  const label = async () => {
    await wall.keyboard.press("ArrowRight");
    return wall.locator(".wall-map").getAttribute("aria-label");
  };
  const felt = "First signs: +1 in the middle, from −2 to +2, 5 people, mixed views";
  await expect.poll(label, SOON).toContain(felt);

  await press(phone, phone.getByRole("button", { name: "Ask or pin something" }));
  await phone.getByLabel("In your words").fill("Who could I have called?");
  await press(phone, phone.getByRole("button", { name: "Pin it" }));
  await phone.locator(".pin").getByText("Who could I have called?").waitFor();
  expect(await axeFindings(phone)).toEqual([]);
  await host.getByRole("radio", { name: "List" }).check();
  await host.getByRole("button", { name: "Answer: Who could I have called?" }).click();
  await host.getByLabel("Your answer").fill("The helpline, day and night.");
  await host.getByRole("button", { name: "Save the answer" }).click();
  await phone.getByText("Answer: The helpline, day and night.").waitFor();
  await expect.poll(label, SOON).toContain("answered: The helpline");

  // [PI5] What is pinned to the last step of a page is whole there, large enough for the back row, and says live that it is answered.
  const lanes = content.lanes.map(({ id }) => id);
  for (const step of content.steps) {
    const at = { boardId: room.boardId, stepId: step.id, laneId: lanes[0] };
    const { noteId } = await api.run<{ noteId: string }>(room.facilitator, "board.addNote", {
      ...at,
      text: step.label,
    });
    const ask = { boardId: room.boardId, noteId, kind: "concern", text: `About ${step.label}` };
    await api.run(room.facilitator, "pin.ask", ask);
  }
  const pins = wall.locator(".wall-map-pins g");
  const sizes = () =>
    pins.evaluateAll((all) =>
      all.map((pin) => {
        const { right, height } = pin.getBoundingClientRect();
        // What reaches over the window that it is drawn in is cut off, and counts in no rectangle of the page.
        const [own, window] = [(pin as SVGGElement).getBBox(), (pin as SVGGElement).ownerSVGElement?.viewBox.baseVal];
        const isWhole =
          window !== undefined &&
          own.x >= window.x &&
          own.y >= window.y &&
          own.x + own.width <= window.x + window.width &&
          own.y + own.height <= window.y + window.height;
        return isWhole && right <= innerWidth && height >= 44;
      }),
    );
  const turned = async () => {
    await wall.keyboard.press("ArrowRight");
    return sizes();
  };
  await expect.poll(async () => (await turned()).length, SOON).toBeGreaterThan(1);
  expect(await sizes()).not.toContain(false);
  const ticked = () => pins.evaluateAll((all) => all.filter((pin) => pin.querySelector("[stroke-width='1.9']")).length);
  const plain = await ticked();
  for (const { id } of (await api.state(room.workshopId, room.facilitator)).pins ?? []) {
    await api.run(room.facilitator, "pin.answer", { pinId: id, answer: "Yes." });
  }
  await expect.poll(ticked, SOON).toBeGreaterThan(plain);
  const states = await pins.locator("rect[stroke]").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  expect(Math.min(...states.map(({ height }) => height))).toBeGreaterThanOrEqual(34);
  expect(await axeFindings(host)).toEqual([]);
});
