/** A day `YYYY-MM-DD` in the page's language, as people say it; no time zone moves it. */
export function dayText(day: string): string {
  const language = document.documentElement.lang || "en";
  const locale = navigator.languages.find((one) => one.startsWith(language)) ?? language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
