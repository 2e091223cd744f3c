import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { emptyBoard } from "@longtable/shared/scene/sceneBoards.testing";
import { expect, it } from "vitest";
import type { ActionScope } from "./action.types.ts";
import { ACTIONS } from "./registry.ts";

const note = (id: string, kind: "idea" | "pain", status: "observed" | null): BoardContent["notes"][number] => ({
  ...{ id: id as NoteId, text: id, kind, status, place: null, at: null, order: id, clusterId: null, lang: null },
});
const notes = [note("a", "idea", "observed"), note("b", "idea", null), note("c", "pain", null)];
const scope = { content: { ...emptyBoard("journeyMap"), notes }, edits: null, canvas: null } as unknown as ActionScope;

const chosen = (action: string, ...ids: string[]) =>
  ACTIONS.find(({ id }) => id === action)
    ?.choices?.(scope, { noteIds: ids as NoteId[] } as never)
    .filter(({ isChosen }) => isChosen)
    .map(({ key }) => key);

it("[CV9] several notes have a kind and a source only where all have the same", () => {
  expect(chosen("kind", "a", "b")).toEqual(["idea"]);
  expect(chosen("kind", "a", "c")).toEqual([]);
  expect(chosen("status", "a")).toEqual(["observed"]);
  expect(chosen("status", "a", "b")).toEqual([]);
  expect(chosen("status", "b", "c")).toEqual([]);
});
