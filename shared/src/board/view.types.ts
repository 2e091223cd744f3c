/** What notes can be put in order by; without any they stand as people put them. */
export const SORT_BY = ["votes", "kind", "table", "tag", "set"] as const;
export type SortBy = (typeof SORT_BY)[number];

/** What gives notes their colour; without any it is their kind. `group`: the stakeholder group that wants it most. */
export const COLOUR_BY = ["table", "tag", "set", "group"] as const;
export type ColourBy = (typeof COLOUR_BY)[number];
