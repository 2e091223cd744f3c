/** A day, `YYYY-MM-DD`, as people write it. */
export function dayWords(day: string): string {
  const language = document.documentElement.lang || "en";
  const locale = navigator.languages.find((known) => known.startsWith(language)) ?? language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** A figure with its unit. */
export function figureWords(value: number, unit: string): string {
  const number = new Intl.NumberFormat(document.documentElement.lang || "en").format(value);
  return unit === "" ? number : `${number} ${unit}`;
}
