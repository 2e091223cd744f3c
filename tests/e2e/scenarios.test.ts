import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, complaintsOf, fitsWidth, launchBrowser, openPage } from "./support/browser.ts";
import { showView } from "./support/host.ts";
import { joinByCode, press } from "./support/phone.ts";
import { expectGoneFromWall, expectOnWall, SOON } from "./support/wall.ts";

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

test("[SC8] on a small phone somebody plots a life by keyboard alone, also without a line; others read it live; a host changes it over the canvas and chooses it for the wall", async () => {
  const room = await openWorkshop(server, "would-it-work", "Would it work");
  const [phone, other, wall, host] = await Promise.all([
    openPage(browser, `${server.url}/#${room.joinCode}`, "small"),
    openPage(browser, `${server.url}/#${room.joinCode}`, "phone"),
    openPage(browser, `${server.url}/screen#${room.screen}`, "wall"),
    openPage(browser, `${server.url}/facilitate#${room.facilitator}`, "laptop"),
  ]);
  await joinByCode(phone, room.joinCode, { name: "Ana" });
  await joinByCode(other, room.joinCode, { name: "Ben" });

  await phone.getByRole("button", { name: "Would it work for…?" }).focus();
  await phone.keyboard.press("Enter");
  const sheet = phone.getByRole("dialog");
  await sheet.getByRole("button", { name: "Add a person" }).focus();
  await phone.keyboard.press("Enter");
  await sheet.getByRole("button", { name: "Add this person" }).click();
  await sheet.getByText("Give this person a name first.").waitFor();
  await phone.keyboard.type("Kit");
  await phone.keyboard.press("Tab");
  await phone.keyboard.type("19, in a hostel.");
  await sheet.getByRole("button", { name: "Add this person" }).focus();
  await phone.keyboard.press("Enter");
  await sheet.getByRole("heading", { name: "Would it work for Kit?" }).waitFor();
  await sheet.getByRole("button", { name: "Add a need" }).focus();
  await phone.keyboard.press("Enter");
  await phone.keyboard.type("Help with no phone credit");
  await sheet.getByRole("button", { name: "Save the need" }).focus();
  await phone.keyboard.press("Enter");
  await sheet.getByText("No visit yet").waitFor();
  await sheet.getByRole("button", { name: "Add a visit" }).focus();
  await phone.keyboard.press("Enter");
  await sheet.getByLabel("Help with no phone credit").focus();
  await phone.keyboard.press("Space");
  await sheet.getByRole("radio", { name: "Not met" }).focus();
  await phone.keyboard.press("Space");
  await sheet.getByLabel("Why? A few words").fill("The number is not free.");
  expect(await axeFindings(phone)).toEqual([]);
  expect(await fitsWidth(phone)).toBe(true);
  await phone.context().setOffline(true);
  await sheet.getByRole("button", { name: "Save this visit" }).focus();
  await phone.keyboard.press("Enter");
  await phone.context().setOffline(false);
  await sheet.getByText("Never met").waitFor();
  expect(await axeFindings(phone)).toEqual([]);

  const said = /Kit, visit 1 of 1: .+ – not met: The number is not free\./;
  await other.getByRole("button", { name: said }).waitFor();
  await press(other, other.getByRole("button", { name: said }));
  await other.getByRole("dialog").getByText(said).waitFor({ state: "attached" });
  expect(
    await other
      .getByRole("dialog")
      .getByRole("button", { name: /^Change/ })
      .count(),
  ).toBe(0);

  expect(await wall.getByText("Would it work for Kit?").count()).toBe(0);
  await showView(host, "Board");
  await host.getByRole("application").waitFor();
  await host.getByRole("button", { name: "Would it work for…?" }).focus();
  await host.keyboard.press("Enter");
  const over = host.getByRole("dialog");
  await over.getByRole("button", { name: /^Kit/ }).click();
  await over.getByRole("button", { name: "Show on the big screen" }).click();
  expect(await axeFindings(host)).toEqual([]);
  await over.getByRole("button", { name: "Take Kit off" }).click();
  await over.getByText("Somebody else made this person.", { exact: false }).waitFor();
  await over.getByRole("button", { name: "Keep Kit" }).click();
  await over.getByRole("button", { name: "Take Kit off" }).waitFor();
  await expectOnWall(wall, "1. Not met");
  await over.getByRole("button", { name: /^Take out visit 1/ }).click();
  await over.getByText("No visits yet.", { exact: false }).waitFor();
  await over.getByRole("button", { name: "Close" }).click();
  await host.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect
    .poll(async () => (await server.api.state(room.workshopId, room.facilitator)).scenarios?.[0]?.visits.length, SOON)
    .toBe(1);
  await sheet.getByRole("button", { name: "Take Kit off" }).click();
  await other.getByText("Somebody took this person off the map.").waitFor();
  await expectGoneFromWall(wall, "Would it work for Kit?");
  for (const page of [phone, other, wall, host]) expect(complaintsOf(page)).toEqual([]);
});
