import type { HeldNote } from "@longtable/shared/held/held.schema";
import { expect, it } from "vitest";
import type { ShownNote } from "../boardList/shownNotes.ts";
import { markHeld } from "./heldOnCanvas.ts";

const standing = { id: "n1", text: "On the board" } as ShownNote;
const held = (stage: HeldNote["stage"]) => ({ id: "n2", text: "Not yet", held: { stage } }) as ShownNote;

it("[TH13] on a canvas a note that is on no board says who sees it, and others stay the same object", () => {
  const words = (["private", "waiting", "back"] as const).map((stage) => markHeld([held(stage)])[0]?.by);
  expect(words).toEqual(["Only you", "A host reads it first", "Given back to you"]);
  expect(markHeld([standing])[0]).toBe(standing);
});
