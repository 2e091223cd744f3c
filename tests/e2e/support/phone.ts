import type { Locator, Page } from "playwright-core";

interface Joining {
  /** Left out: the field is emptied, so the person has no name. */
  name?: string;
  /** A group's label; left out: skipped. */
  group?: string;
}

/** Takes a seat through the join page, as a person with a thumb does. */
export async function joinByCode(page: Page, code: string, { name = "", group }: Joining = {}): Promise<void> {
  await page.getByLabel("Code from the screen or your card").fill(code.toLowerCase());
  await page.locator(".join-found").waitFor();
  await page.getByLabel("Your name for today").fill(name);
  if (group !== undefined) await page.getByLabel("You come as").selectOption({ label: group });
  await press(page, page.getByRole("button", { name: "Join the table" }));
  await page.waitForURL("**/p/*");
  await page.locator(".seat-main").waitFor();
}

/** Comes back to a seat with its name and three words. */
export async function comeBack(page: Page, code: string, name: string, words: string): Promise<void> {
  await press(page, page.getByRole("button", { name: "I was here before" }));
  await page.getByLabel("Code from the screen or your card").fill(code);
  await page.locator(".join-found").waitFor();
  await page.getByLabel("The name you had").fill(name);
  await page.getByLabel("Your words to come back").fill(words);
  await press(page, page.getByRole("button", { name: "Take my seat again" }));
  await page.waitForURL("**/p/*");
  await page.locator(".seat-main").waitFor();
}

/** The code, the name and the three words from the Pause sheet, which is closed again. */
export async function readWayBack(page: Page): Promise<Record<string, string>> {
  await press(page, page.getByRole("button", { name: "Pause", exact: true }));
  const dialog = page.getByRole("dialog");
  const lines = dialog.locator("dl > div");
  await lines.first().waitFor();
  const pairs = await lines.evaluateAll((elements) =>
    elements.map((element) => [
      element.querySelector("dt")?.textContent ?? "",
      element.querySelector("dd")?.textContent ?? "",
    ]),
  );
  await press(page, dialog.getByRole("button", { name: "Back to the table" }));
  await dialog.waitFor({ state: "hidden" });
  return Object.fromEntries(pairs);
}

/** Touches on a touch screen, else clicks. */
export async function press(page: Page, target: Locator): Promise<void> {
  const isTouch = await page.evaluate(() => navigator.maxTouchPoints > 0);
  await (isTouch ? target.tap() : target.click());
}

/** A note of the list by its words. */
export const noteOf = (page: Page, text: string): Locator =>
  page.locator("article.note").filter({ has: page.locator(".note-body").getByText(text, { exact: true }) });

/** The part of the list that stands for one column. */
export const columnOf = (page: Page, label: string): Locator => page.getByRole("region", { name: label, exact: true });

/** Writes an idea in the bar at the foot and sends it. */
export async function addIdea(page: Page, text: string, column?: string): Promise<void> {
  const bar = page.locator(".composer");
  if (column !== undefined) await bar.getByLabel("Where").selectOption({ label: column });
  await bar.locator("textarea").fill(text);
  await press(page, bar.getByRole("button", { name: "Add", exact: true }));
}

/** Changes the words of one's own note. */
export async function editNote(page: Page, text: string, next: string): Promise<void> {
  await press(page, page.getByRole("button", { name: `Edit: ${text}` }));
  const dialog = page.getByRole("dialog");
  await dialog.locator("textarea").fill(next);
  await press(page, dialog.getByRole("button", { name: "Save the change" }));
}

/** Moves one's own note by its menu. */
export async function moveNote(page: Page, text: string, column: string): Promise<void> {
  await press(page, page.getByRole("button", { name: `Move to another place: ${text}` }));
  const dialog = page.getByRole("dialog");
  await press(page, dialog.getByText(column, { exact: true }));
  await press(page, dialog.getByRole("button", { name: "Move it here" }));
}

/** Takes one's own note off the board. */
export const removeNote = (page: Page, text: string): Promise<void> =>
  press(page, page.getByRole("button", { name: `Remove: ${text}` }));

/** Puts one more dot on a candidate. */
export const putDot = (page: Page, text: string): Promise<void> =>
  press(page, page.getByRole("button", { name: `Put a dot on: ${text}` }));

/** Takes a dot back from a candidate. */
export const takeDot = (page: Page, text: string): Promise<void> =>
  press(page, page.getByRole("button", { name: `Take a dot back from: ${text}` }));

/** Ends writing, as closing the phone's keyboard does: a vote does not push in on somebody who writes. */
export const endWriting = (page: Page): Promise<void> => page.locator(".composer textarea").blur();
