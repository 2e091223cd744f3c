import type { Page } from "playwright-core";
import { axeFindings, fitsWidth } from "./browser.ts";

/** The least height and width of what is touched, in px (LOOK section 4). */
const LEAST_TARGET = 44;

/** What a thumb could miss: visible controls smaller than they should be, one line each. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const open = document.querySelector("dialog[open]");
    const all = [...(open ?? document).querySelectorAll("button, a[href], input, select, textarea, summary")];
    return all.flatMap((element) => {
      // What is pressed is the label around a radio button, and the frame around a list.
      const pressed = element.closest("label, .picker") ?? element;
      const { width, height } = pressed.getBoundingClientRect();
      const isShown = element.checkVisibility({ visibilityProperty: true }) && width > 0;
      if (!isShown || (width >= least - 0.5 && height >= least - 0.5)) return [];
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return [`${element.tagName.toLowerCase()} "${name.trim()}" is ${Math.round(width)} by ${Math.round(height)}`];
    });
  }, LEAST_TARGET);
}

type Theme = "light" | "dark" | "contrast";

/** Puts a theme on a page, as the Pause sheet does. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
}

/** What axe finds on a page in each theme, one line each, with the place it was found at. */
export async function findings(page: Page, where: string, themes: readonly Theme[] = ["light"]): Promise<string[]> {
  const found: string[] = [];
  for (const theme of themes) {
    await setTheme(page, theme);
    found.push(...(await axeFindings(page)).map((line) => `${where}, ${theme}: ${line}`));
  }
  await setTheme(page, "light");
  return found;
}

/** Says where a page is wider than its window: at 320 px, and with letters twice as large at 390 px or the widths given. */
export async function tooWide(page: Page, where: string, doubled: readonly number[] = [390]): Promise<string[]> {
  const wide: string[] = [];
  await page.setViewportSize({ width: 320, height: 640 });
  if (!(await fitsWidth(page))) wide.push(`${where} at 320 px: ${await widest(page)}`);
  await page.setViewportSize({ width: doubled[0] ?? 390, height: 844 });
  await page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = `${Number.parseFloat(getComputedStyle(root).fontSize) * 2}px`;
  });
  for (const width of doubled) {
    await page.setViewportSize({ width, height: 844 });
    if (!(await fitsWidth(page))) wide.push(`${where} at ${width} px and 200 % text: ${await widest(page)}`);
  }
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  return wide;
}

/** The elements that stick out of the window, for whoever has to mend it. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 4)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
      .join(", "),
  );
}
