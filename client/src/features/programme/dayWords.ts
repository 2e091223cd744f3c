import { dayText } from "../../ui/dayText.ts";

/** A day, `YYYY-MM-DD`, as a table has room for. */
export const dayWords = (day: string): string => dayText(day, "medium");

/** A figure with its unit. */
export function figureWords(value: number, unit: string): string {
  const number = new Intl.NumberFormat(document.documentElement.lang || "en").format(value);
  return unit === "" ? number : `${number} ${unit}`;
}
