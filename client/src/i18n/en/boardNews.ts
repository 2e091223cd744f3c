/** What a screen reader hears of other people's doings on a board. */
export const boardNews = {
  added_one: "{{count}} new note.",
  added_other: "{{count}} new notes.",
  changed_one: "{{count}} note reworded.",
  changed_other: "{{count}} notes reworded.",
  moved_one: "{{count}} note moved.",
  moved_other: "{{count}} notes moved.",
  removed_one: "{{count}} note taken off.",
  removed_other: "{{count}} notes taken off.",
} as const;
