/** How well a step met what somebody needed there, well first. */
export const FITS = ["met", "partly", "unmet"] as const;
export type Fit = (typeof FITS)[number];

/** Why a need counts as a gap: no visit is about it, every visit left it unmet, or the best of them met it only in part. */
export const GAP_KINDS = ["noVisit", "unmet", "partly"] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/** Lengths in UTF-16 code units. */
export const SCENARIO_LIMITS = {
  pseudonymChars: 40,
  aboutChars: 300,
  needChars: 160,
  noteChars: 300,
  needsPerScenario: 12,
  visitsPerScenario: 30,
  scenariosPerBoard: 12,
} as const;
