import type { ClusterId } from "@longtable/shared/kernel/ids";
import { expect, it, vi } from "vitest";
import type { ActionScope } from "../actions/action.types.ts";
import { cell, mapWith, noteId } from "../canvas/canvas.testing.ts";
import { IDEA_ACTIONS } from "./idea.actions.ts";

it("[IW1] choosing a set chooses its notes as they are shown, and no wording that stands under another", () => {
  const map = mapWith(["head", "under", "alone", "other"].map((id) => [id, cell("s1", "l1")]));
  const content = {
    ...map,
    notes: map.notes.map((note) => ({
      ...note,
      clusterId: note.id === "other" ? null : ("set" as ClusterId),
      ...(note.id === "under" && { mergedInto: noteId("head") }),
    })),
  };
  const select = vi.fn();
  const scope = { content, canvas: { deeds: { select } } } as unknown as ActionScope;
  IDEA_ACTIONS.find(({ id }) => id === "selectSet")?.perform?.(scope, { noteIds: [noteId("alone")] });
  expect(select).toHaveBeenCalledWith(["head", "alone"]);
});
