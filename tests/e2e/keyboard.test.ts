import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { launchBrowser, openPage } from "./support/browser.ts";
import { columnOf, noteOf } from "./support/phone.ts";
import { SOON } from "./support/wall.ts";

const OPEN = "Open: we can change this";

/** What has the focus: its name as the person hears it, or "nothing" when it fell back to the page. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing";
    const label = element.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : null;
    return (
      element.getAttribute("aria-label") ??
      label ??
      element.closest("label")?.textContent ??
      element.textContent ??
      ""
    ).trim();
  });

/** Goes on with Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const names: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    const heard = await focused(page);
    names.push(heard);
    if (typeof name === "string" ? heard === name : name.test(heard)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${name}, but over ${[...new Set(names)].join(" | ")}`);
}

describe("the phone's whole path by keyboard alone", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let room: OpenWorkshop;
  let page: Page;
  let other = "";
  let theirs = "";

  const hasFocus = () => expect.poll(() => focused(page), SOON).not.toBe("nothing");
  const write = (text: string) => page.keyboard.type(text);
  const press = (key: string) => page.keyboard.press(key);

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    room = await openWorkshop(server);
    other = await room.join("Somebody");
    page = await openPage(browser, `${server.url}/`, "phone");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("joining", async () => {
    await tabTo(page, /^Code from the screen/);
    await write(room.joinCode);
    await page.locator(".join-found").waitFor();
    await tabTo(page, "Your name for today");
    await press("Control+a");
    await write("Quiet Lark");
    await tabTo(page, "Join the table");
    await press("Enter");
    await page.waitForURL("**/p/*");
    await tabTo(page, "I have them");
    await press("Enter");
    await page.locator(".words-card").waitFor({ state: "detached" });
  });

  test("adding: the focus stays in the field, also when somebody else's note comes in", async () => {
    await tabTo(page, "Add an idea");
    await tabTo(page, "Where");
    await press("Tab");
    await write("A lamp in the window");
    await press("Enter");
    await noteOf(page, "A lamp in the window").waitFor();
    expect(await focused(page)).toBe("Add an idea");
    await write("Half a thou");
    theirs = await room.addNote(other, "From across the table");
    await noteOf(page, "From across the table").waitFor();
    await write("ght");
    expect(await page.locator(".composer textarea").inputValue()).toBe("Half a thought");
    await press("Control+a");
    await press("Delete");
  });

  test("editing: the sheet gives the focus back to where it came from", async () => {
    await tabTo(page, "Edit: A lamp in the window", "Shift+Tab");
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo(page, "Your words");
    await press("Control+a");
    await write("A light in the window");
    await press("Enter");
    await noteOf(page, "A light in the window").waitFor();
    await expect.poll(() => focused(page), SOON).toBe("Edit: A light in the window");
  });

  test("moving by the menu", async () => {
    await tabTo(page, "Move to another place: A light in the window");
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo(page, "Ideas");
    await press("ArrowDown");
    await tabTo(page, "Move it here");
    await press("Enter");
    await columnOf(page, OPEN).getByText("A light in the window").waitFor();
    await hasFocus();
  });

  test("removing, and bringing it back", async () => {
    await tabTo(page, "Remove: A light in the window");
    await press("Enter");
    await noteOf(page, "A light in the window").waitFor({ state: "detached" });
    await hasFocus();
    await tabTo(page, "Bring it back");
    await press("Enter");
    await noteOf(page, "A light in the window").waitFor();
    await hasFocus();
  });

  test("voting: plus and minus keep the focus, Done leads back to the board", async () => {
    // One's own note is on its way back under a new id; the other's stands still.
    await room.openRound([theirs], { dots: 3, maxPerItem: 2 });
    await page.getByText("3 dots left").waitFor();
    await tabTo(page, "Put a dot on: From across the table");
    await press("Enter");
    await press("Enter");
    await press("Enter");
    await page.getByText("1 dot left").waitFor();
    expect(await focused(page)).toBe("Put a dot on: From across the table");
    await tabTo(page, "Take a dot back from: From across the table", "Shift+Tab");
    await press("Enter");
    await page.getByText("2 dots left").waitFor();
    await tabTo(page, "Done");
    await press("Enter");
    await page.getByText("Your dots are down").waitFor();
    await hasFocus();
  });

  test("pausing, and coming back with Escape", async () => {
    await tabTo(page, "Pause", "Shift+Tab");
    await press("Enter");
    await page.getByRole("heading", { name: "Take a break" }).waitFor();
    await tabTo(page, "Back to the table");
    await press("Escape");
    await expect.poll(() => focused(page), SOON).toBe("Pause");
  });
});
