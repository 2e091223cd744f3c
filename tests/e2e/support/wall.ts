import type { Page } from "playwright-core";
import { expect } from "vitest";

/** How long a change may take to be on every screen on a busy machine, in milliseconds. */
export const SOON = { timeout: 15_000, interval: 50 };

/** Waits until words stand on the projected page; turns its pages by hand, as a host may. */
export async function expectOnWall(wall: Page, words: string): Promise<void> {
  await expect.poll(() => findOnWall(wall, words), { ...SOON, message: `"${words}" on the wall` }).toBe(true);
}

/** Waits until words stand on none of the projected pages. */
export async function expectGoneFromWall(wall: Page, words: string): Promise<void> {
  await expect.poll(() => findOnWall(wall, words), { ...SOON, message: `"${words}" off the wall` }).toBe(false);
}

/** Looks through all pages of the wall, at most as many as a board's columns make. */
async function findOnWall(wall: Page, words: string): Promise<boolean> {
  for (let turn = 0; turn < 8; turn += 1) {
    if ((await wall.locator("body").textContent())?.includes(words)) return true;
    await wall.keyboard.press("ArrowRight");
  }
  return false;
}
