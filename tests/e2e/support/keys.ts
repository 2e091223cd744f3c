import type { Page } from "playwright-core";

/** What has the focus: its name as the person hears it, or "nothing" when it fell back to the page. */
export const focused = (page: Page): Promise<string> =>
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
export async function tabTo(page: Page, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const names: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    const heard = await focused(page);
    names.push(heard);
    if (typeof name === "string" ? heard === name : name.test(heard)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab does not lead to ${name}, but over ${[...new Set(names)].join(" | ")}`);
}
