/** What people often ask for; anything else they say in their own words. */
export const ADJUSTMENTS = ["biggerText", "moreTime", "quietCorner", "interpreter", "readAloud", "seat"] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];
