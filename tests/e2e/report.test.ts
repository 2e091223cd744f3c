import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, complaintsOf, fitsWidth, launchBrowser, openPage } from "./support/browser.ts";

/** The filled example after its day, with a host at a laptop: the tests follow one another. */
describe("the report and the public page", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let host: Page;
  let workshopId = "";
  let token = "";

  const part = (name: string) =>
    host.getByRole("radiogroup", { name: "What comes afterwards" }).getByRole("radio", { name }).check();
  const row = (name: string) => host.locator(".report-row").filter({ hasText: name });
  const order = async () => (await server.api.state(workshopId, token)).report?.entries ?? [];

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    const made = await server.api.createWorkshop({ title: "The first twelve weeks", template: "sample" });
    workshopId = made.workshop.id;
    token = made.tokens.facilitator;
    host = await openPage(browser, `${server.url}/facilitate#${token}`, "laptop");
    await host.getByRole("radiogroup", { name: "What you work on" }).getByRole("radio", { name: "Afterwards" }).check();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[RP2] by keyboard a host moves a section, leaves one out, takes that back, and writes between", async () => {
    await part("Report");
    const up = row("What was decided").getByRole("button", { name: "Move up: What was decided" });
    await up.focus();
    await host.keyboard.press("Enter");
    await expect.poll(async () => (await order()).findIndex(({ id }) => id === "decisions")).toBe(7);
    await expect.poll(() => up.evaluate((button) => button === document.activeElement)).toBe(true);
    await row("Our question")
      .getByRole("button", { name: /^Leave out/ })
      .click();
    await row("Our question").getByText("Left out", { exact: true }).waitFor();
    await host.getByRole("button", { name: "Undo" }).click();
    await row("Our question").getByText("Left out", { exact: true }).waitFor({ state: "detached" });
    await row("Who took part")
      .getByRole("button", { name: /^Leave out/ })
      .click();
    await row("In short")
      .getByRole("button", { name: /^Write below/ })
      .click();
    await host.getByRole("button", { name: "Save", exact: true }).click();
    await host.getByText("Write something first.").waitFor();
    await host.getByLabel("Heading").fill("Before you read");
    await host.getByLabel("Your words").fill("Thank you to everyone.\n\nThe next date is in June.");
    expect(await axeFindings(host)).toEqual([]);
    await host.getByRole("button", { name: "Save", exact: true }).click();
    await row("Before you read").waitFor();
    expect((await order())[1]).toMatchObject({ kind: "passage", title: "Before you read", isShown: true });
    await row("Before you read")
      .getByRole("button", { name: /^Take away/ })
      .click();
    await row("Before you read").waitFor({ state: "detached" });
    await host.getByRole("button", { name: "Undo" }).click();
    await row("Before you read").waitFor();
  });

  test("[RP6] a host looks at it before taking it home, in one press", async () => {
    await host.getByRole("button", { name: "Look at it", exact: true }).click();
    const page = host.frameLocator("iframe.page-frame");
    await page.getByRole("heading", { name: "Before you read", level: 2 }).waitFor();
    await page.getByText("The next date is in June.").waitFor();
    expect(await page.getByRole("heading", { name: "Who took part" }).count()).toBe(0);
    await page.getByRole("img", { name: /^Ros: the journey so far: 16 steps in 7 stages/ }).waitFor();
    const edge = await page
      .locator("h2")
      .first()
      .evaluate((heading) => getComputedStyle(heading).borderTopStyle);
    expect(edge).toBe("solid");
    expect(await axeFindings(host)).toEqual([]);
    const [file] = await Promise.all([
      host.waitForEvent("download"),
      host.getByRole("button", { name: "Markdown" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("The-first-twelve-weeks-report.md");
    await host.getByText(/^The-first-twelve-weeks-report.md is in your downloads/).waitFor();
  });

  test("[PP4] [PP5] the public page is read at 320 px without script, and is gone when a host takes the link back", async () => {
    await part("Close and share");
    await host.getByText("Not shared.").waitFor();
    await host.getByRole("button", { name: "Make a link" }).click();
    const link = await host.getByRole("textbox", { name: "Link to the page" }).inputValue();
    await host.getByRole("img", { name: "Code to scan for the public page" }).waitFor();
    await host.getByRole("button", { name: "Look at it first" }).click();
    const preview = host.frameLocator("iframe.page-frame");
    await preview.getByRole("heading", { name: "You said, we did", level: 1 }).waitFor();
    expect(await axeFindings(host)).toEqual([]);
    // It is there for a host who comes later, too.
    await part("Answers");
    await part("Close and share");
    await expect.poll(() => host.getByRole("textbox", { name: "Link to the page" }).inputValue()).toBe(link);

    const address = `${server.url}${new URL(link).pathname}`;
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const reader = await context.newPage();
    await reader.goto(address);
    await reader.getByRole("heading", { name: "What the room chose", level: 2 }).waitFor();
    await reader.getByText("16 dots").waitFor();
    expect(await reader.getByText("Silver Owl").count()).toBe(0);
    const page = await openPage(browser, address, "small");
    expect(await axeFindings(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    const { commitments = [] } = (await server.api.state(workshopId, token)).followThrough ?? {};
    const late = commitments.find(({ isOverdue }) => isOverdue);
    await reader.getByText("Late: To do").waitFor();
    await server.api.run(token, "followThrough.changeCommitment", { commitmentId: late?.id, state: "done" });
    await reader.reload();
    expect(await reader.getByText("Late: To do").count()).toBe(0);
    await host.getByRole("button", { name: "Take the link back" }).click();
    await host.getByText("Not shared.").waitFor();
    expect((await reader.goto(address))?.status()).toBe(404);
    await reader.getByRole("heading", { name: "This page is not shared" }).waitFor();
    expect([...complaintsOf(host), ...complaintsOf(page)]).toEqual([]);
    await context.close();
  });
});
