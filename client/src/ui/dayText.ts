/**
 * A day in the page's language and the device's own variety of it, as people say it.
 *
 * @param day - `YYYY-MM-DD`, or a moment in milliseconds since 1970; a moment is the day it is in UTC.
 */
export function dayText(day: string | number, dateStyle: "long" | "medium" = "long"): string {
  const language = document.documentElement.lang || "en";
  const locale = navigator.languages.find((one) => one.startsWith(language)) ?? language;
  const at = typeof day === "number" ? day : new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(at);
}
