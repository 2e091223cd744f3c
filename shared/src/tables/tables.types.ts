/** Caps of breakout tables. */
export const TABLE_LIMITS = {
  tables: 60,
  seats: 40,
  labelChars: 40,
  messageChars: 300,
} as const;

/** How people come to their tables: shared out evenly by chance, as mixed as the room allows, or by their own choice. */
export const SEATING_WAYS = ["even", "mixed", "choice"] as const;
export type SeatingWay = (typeof SEATING_WAYS)[number];

/** What a table's copy of a board begins with: its structure, what hosts wrote on it too, or all that is on it. */
export const COPY_STARTS = ["structure", "hosts", "all"] as const;
export type CopyStart = (typeof COPY_STARTS)[number];

/** What was done last to the tables and can be taken back. */
export const TABLE_DEEDS = ["made", "added", "removed", "ended", "moved"] as const;
export type TableDeed = (typeof TABLE_DEEDS)[number];
