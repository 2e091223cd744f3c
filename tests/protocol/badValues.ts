import { LIMITS } from "@longtable/shared/kernel/limits";

/** Values that no field of a kind takes; `null` among the required: left out. */
export const long = (length: number) => "x".repeat(length);
export const NOT_AN_ID = ["", "a b", "ä", "__proto__", "constructor", "prototype", long(41), 5, true, {}, [], ["id"]];
export const ID = [...NOT_AN_ID, null];
export const TEXT = ["", "   ", long(LIMITS.noteChars + 1), 5, null, {}, ["text"]];
export const KIND = ["bomb", "", 5, null, {}];
export const COUNT = [0, -1, 1.5, LIMITS.dotsPerRound + 1, "5", null, {}, []];
export const TARGET = { stepId: ID, laneId: ID, columnId: ID };
