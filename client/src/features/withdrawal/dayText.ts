/** A moment as the day it is (UTC), in the page's language and the device's own variety of it. */
export function dayText(at: number): string {
  const language = document.documentElement.lang || "en";
  const locale = navigator.languages.find((one) => one.startsWith(language)) ?? language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
}
