/** How a person and a service meet at a step, or at a note (METHODS, lane type `channel`). */
export const CHANNELS = ["phone", "text", "letter", "email", "online", "video", "visit", "group"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What sort of thing people have (METHODS M19). */
export const ASSET_KINDS = ["skill", "knowledge", "connection", "resource"] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];
