/** The four phases, in their fixed order (METHODS M1). */
export const PHASES = ["monitor", "insight", "coDesign", "coDelivery"] as const;
export type PhaseKey = (typeof PHASES)[number];
