/** How a map stands to time: as things are, or as they are to be. */
export const MAP_STATES = ["current", "future"] as const;
export type MapState = (typeof MAP_STATES)[number];

/** How far a map can be relied on (METHODS M44): people with lived experience look at it before it counts as confirmed. */
export const MAP_STATUSES = ["draft", "senseChecked", "confirmed"] as const;
export type MapStatus = (typeof MAP_STATUSES)[number];

export const VERSION_LIMITS = {
  snapshotsPerBoard: 20,
  snapshotsPerWorkshop: 60,
  nameChars: 80,
  /** Who sense-checked a map, in words, and what they said. */
  byChars: 120,
  noteChars: 500,
  /** Earlier ones go when there are more. */
  reviewsPerMap: 50,
} as const;
