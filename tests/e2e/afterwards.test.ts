import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { axeFindings, complaintsOf, fitsWidth, launchBrowser, openPage } from "./support/browser.ts";
import { joinByCode } from "./support/phone.ts";

const LATE_IDEA = "Opening hours at the bus stop";
const PUT_IT = /^Put on the board\s*: Opening hours at the bus stop/;

/** The filled example after its day: the tests follow one another. */
describe("what comes afterwards", () => {
  let server: SpawnedServer;
  let browser: Browser;
  let host: Page;
  let wall: Page;
  let phone: Page;
  let workshopId = "";
  let code = "";
  let token = "";
  let link = "";
  const everyPage: Page[] = [];

  const open = async (...args: Parameters<typeof openPage> extends [unknown, ...infer Rest] ? Rest : never) => {
    const page = await openPage(browser, ...args);
    everyPage.push(page);
    return page;
  };
  const part = (name: string) =>
    host.getByRole("radiogroup", { name: "What comes afterwards" }).getByRole("radio", { name }).check();
  const screen = (name: string) =>
    host.getByRole("radiogroup", { name: "What the big screen shows" }).getByRole("radio", { name }).check();
  const view = (name: string) =>
    host.getByRole("radiogroup", { name: "What you work on" }).getByRole("radio", { name }).check();

  beforeAll(async () => {
    server = await spawnServer();
    browser = await launchBrowser();
    const made = await server.api.createWorkshop({ title: "The first twelve weeks", template: "sample" });
    workshopId = made.workshop.id;
    code = made.workshop.joinCode;
    token = made.tokens.facilitator;
    const activityId = made.workshop.activities[0]?.id;
    await server.api.run(token, "workshop.openActivity", { activityId });
    await server.api.run(token, "workshop.closeActivity", { activityId });
    host = await open(`${server.url}/facilitate#${token}`, "laptop");
    wall = await open(`${server.url}/screen#${made.tokens.screen}`, "wall");
    phone = await open(server.url, "phone");
    await joinByCode(phone, code, { name: "Ana" });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test("[FT3] a host is told how many ideas lack an answer, answers, and calls the workshop reported", async () => {
    await view("Afterwards");
    await part("Close and share");
    await host.getByRole("button", { name: "Call it reported" }).click();
    await host.getByRole("alert").getByText("1 idea has no answer yet. Answer it first").waitFor();
    await host.getByRole("button", { name: "Put away" }).click();
    await part("Answers");
    await host.getByRole("button", { name: /^Answer\s*: Tell my story once/ }).click();
    await host.getByRole("radio", { name: "We can’t" }).check();
    await host.getByRole("button", { name: "Save the answer" }).click();
    await host.getByText("A can’t needs a reason.").waitFor();
    await host.getByLabel("Why, in plain words").fill("The two record systems do not talk to each other yet.");
    await host.getByRole("button", { name: "Save the answer" }).click();
    await host.getByText("Every idea on the list has an answer.").waitFor();
    expect(await axeFindings(host)).toEqual([]);
    await part("Close and share");
    await host.getByRole("button", { name: "Call it reported" }).click();
    await host.getByText("Reported.").waitFor();
  });

  test("[FT9] a late idea from a phone is thanked, reaches the host's box, and a board only by the host", async () => {
    await phone.getByLabel("Your idea").fill(LATE_IDEA);
    await phone.getByRole("button", { name: "Send to the ideas box" }).click();
    await phone.getByText("Thank you. It is in the ideas box for next time.").waitFor();
    expect(await axeFindings(phone)).toEqual([]);
    expect(await fitsWidth(phone)).toBe(true);
    await part("Ideas box");
    await host.getByRole("button", { name: PUT_IT }).click();
    await host.getByRole("button", { name: PUT_IT }).waitFor({ state: "detached" });
    const state = await server.api.state(workshopId, token);
    expect(state.followThrough?.hosts?.ideaBox.find(({ text }) => text === LATE_IDEA)?.state).toBe("shown");
  });

  test("[FT9] a note that comes too late goes to the ideas box in one press", async () => {
    const words = "A lamp by the side door";
    const { activities } = await server.api.state(workshopId, token);
    const activityId = activities.find(({ boards }) => boards[0]?.type === "columns")?.id;
    // While the workshop runs a closed activity may open again: the person chooses. Once it has closed, the box takes it.
    await server.api.run(token, "workshop.setState", { state: "running" });
    await server.api.run(token, "workshop.openActivity", { activityId });
    await phone.locator(".composer textarea").fill(words);
    await phone.context().setOffline(true);
    await phone.getByRole("button", { name: "Add", exact: true }).tap();
    await phone.getByText("Not saved yet.").waitFor();
    await server.api.run(token, "workshop.closeActivity", { activityId });
    await phone.context().setOffline(false);
    const toIdeas = phone.getByRole("button", { name: "Send it to the ideas box" });
    await toIdeas.waitFor();
    expect(await phone.getByLabel("Your words").inputValue()).toBe(words);
    expect(await axeFindings(phone)).toEqual([]);
    expect(await fitsWidth(phone)).toBe(true);
    await toIdeas.tap();
    await toIdeas.waitFor({ state: "detached" });
    const box = async () => (await server.api.state(workshopId, token)).followThrough?.hosts?.ideaBox ?? [];
    await expect.poll(async () => (await box()).find(({ text }) => text === words)?.state).toBe("waiting");
    await server.api.run(token, "workshop.setState", { state: "reported" });
    // Whoever sent it may ask a host to erase it: it carries no name.
    await part("Ideas box");
    await host.getByRole("button", { name: new RegExp(`^Erase for good\\s*: ${words}`) }).click();
    const sure = host.getByRole("dialog", { name: "Erase this idea for good?" });
    expect(await axeFindings(host)).toEqual([]);
    await sure.getByRole("button", { name: "Erase for good" }).click();
    await expect.poll(async () => (await box()).some(({ text }) => text === words)).toBe(false);
    await sure.waitFor({ state: "detached" });
  });

  test("[FT10] the shared page needs no script, and is gone when the host takes the link back", async () => {
    await part("Close and share");
    await host.getByRole("button", { name: "Make a link" }).click();
    link = await host.getByRole("textbox", { name: "Link to the page" }).inputValue();
    const address = `${server.url}${new URL(link).pathname}`;
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const reader = await context.newPage();
    await reader.goto(address);
    await reader.getByRole("heading", { name: "You said, we did", level: 1 }).waitFor();
    await reader.getByText("The two record systems do not talk to each other yet.").waitFor();
    await reader.getByText("Late: To do").waitFor();
    expect(await reader.getByText(LATE_IDEA).count()).toBe(0);
    const styled = await reader.locator("h1").evaluate((heading) => getComputedStyle(heading).fontSize);
    expect(styled).toBe("32px");
    const page = await open(address, "small");
    expect(await axeFindings(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await host.getByRole("button", { name: "Take the link back" }).click();
    await host.getByText("Not shared.").waitFor();
    expect((await reader.goto(address))?.status()).toBe(404);
    await context.close();
  });

  test("[RF3] the wall shows the report and the reflection a host chooses, a phone answers in private", async () => {
    await view("Run");
    await screen("You said, we did");
    await wall.getByRole("heading", { name: /You said, we answer/ }).waitFor();
    await wall.getByText("A calm space open until two in the morning.").waitFor();
    expect(await axeFindings(wall)).toEqual([]);
    await screen("How we worked");
    await wall.getByRole("img", { name: /The wheel on .*Everyone gives: 3 of 3/ }).waitFor();
    expect(await axeFindings(wall)).toEqual([]);
    await view("Afterwards");
    await part("How we worked");
    await host.getByRole("button", { name: "Fill in a wheel" }).click();
    await host.getByRole("radiogroup", { name: "It keeps going" }).getByText("3", { exact: true }).click();
    await host.getByRole("button", { name: "Save the wheel" }).click();
    await host.getByText("Say what the scores rest on, for each or for the whole wheel.").waitFor();
    await host.getByLabel("What the whole wheel rests on").fill("Room talk");
    await host.getByRole("button", { name: "Save the wheel" }).click();
    await wall.getByRole("img", { name: /The wheel on .*It keeps going: 3 of 3/ }).waitFor();
    expect(await axeFindings(host)).toEqual([]);
  });

  test("[RF4] a private question on phones: answered, counted at close, withheld under five", async () => {
    const made = await server.api.createWorkshop({ title: "Core group", template: "you-said-we-did" });
    const page = await open(server.url, "phone");
    await joinByCode(page, made.workshop.joinCode, { name: "Ben" });
    await server.api.run(made.tokens.facilitator, "reflection.ask", { question: "rung" });
    await page.getByRole("button", { name: "With people, as equals" }).click();
    await page.getByText("Your answer is in.").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await server.api.run(made.tokens.facilitator, "reflection.close", { question: "rung" });
    await page.getByRole("button", { name: "With people, as equals" }).waitFor({ state: "detached" });
    const { reflection } = await server.api.state(made.workshop.id, made.tokens.facilitator);
    expect(reflection?.rung).toEqual({ state: "closed", answered: 1, counts: null });
  });

  test("[FT6] the desk makes the next workshop, which opens with what is late", async () => {
    const desk = await open(`${server.url}/desk#${server.api.organiserKey}`, "laptop");
    await desk.getByText("The first twelve weeks").first().click();
    await desk.getByRole("button", { name: "Make the next workshop" }).click();
    await desk.getByRole("heading", { name: "The workshop after The first twelve weeks" }).waitFor();
    expect(await axeFindings(desk)).toEqual([]);
    await desk.getByLabel("Name").fill("Core group, May");
    await desk.getByRole("button", { name: /^Make/ }).click();
    await desk.getByRole("heading", { name: "Core group, May" }).waitFor();
    const { body } = await server.api.request<{ workshops: { id: string; title: string }[] }>("GET", "/api/workshops", {
      token: server.api.organiserKey,
    });
    const id = body.workshops.find(({ title }) => title === "Core group, May")?.id ?? "";
    const state = await server.api.state(id, server.api.organiserKey);
    expect(state.followThrough?.carried?.commitments.map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
    const { body: seat } = await server.api.request<{ token: string }>("POST", `/api/workshops/${id}/seats`, {
      token: server.api.organiserKey,
      body: { role: "facilitator" },
    });
    const next = await open(`${server.url}/facilitate#${seat.token}`, "laptop");
    await next.getByRole("heading", { name: "Begin with what The first twelve weeks left" }).waitFor();
    await next.getByText("1 of them is late").waitFor();
    expect(await axeFindings(next)).toEqual([]);
    await next.getByRole("button", { name: "Look at it" }).click();
    await next.getByRole("heading", { name: "Still to do from The first twelve weeks" }).waitFor();
  });

  test("no page complained", () => {
    expect(everyPage.flatMap(complaintsOf)).toEqual([]);
  });
});
