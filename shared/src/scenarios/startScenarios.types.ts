import type { Scenario } from "./scenario.schema.ts";

/** Invented people plotted over a filled workshop's maps; boards are named by the keys of its blueprint. */
export type StartScenarios = (Pick<Scenario, "pseudonym" | "about" | "needs" | "visits"> & { boardKey: string })[];
