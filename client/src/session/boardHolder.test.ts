import { expect, it } from "vitest";
import type { BoardClient } from "./boardClient.ts";
import { createBoardHolder } from "./boardHolder.ts";
import { createStore } from "./store.ts";

function rig() {
  const opened: { boardId: string; isClosed: boolean; unsaved: ReturnType<typeof createStore<boolean>> }[] = [];
  let refuse: (words: readonly string[]) => void = () => undefined;
  const holder = createBoardHolder((boardId, _token, onRefused) => {
    const part = { boardId, isClosed: false, unsaved: createStore(false) };
    opened.push(part);
    refuse = onRefused;
    const close = () => {
      part.isClosed = true;
    };
    return { boardId, unsaved: part.unsaved, close } as unknown as BoardClient;
  });
  return { holder, opened, refuse: (words: readonly string[]) => refuse(words) };
}

it("[KE1] keeps a board that is left with unsaved edits until they are on disk, then closes it", () => {
  const { holder, opened } = rig();
  const { leave } = holder.take("b1", "t");
  opened[0]?.unsaved.set(true);
  leave();
  expect(opened[0]?.isClosed).toBe(false);
  expect(holder.all.get()).toHaveLength(1);
  opened[0]?.unsaved.set(false);
  expect(opened[0]?.isClosed).toBe(true);
  expect(holder.all.get()).toEqual([]);
});

it("[KE1] gives whoever comes back the same board with its edits", () => {
  const { holder, opened } = rig();
  const first = holder.take("b1", "t");
  opened[0]?.unsaved.set(true);
  first.leave();
  const second = holder.take("b1", "t");
  opened[0]?.unsaved.set(false);
  expect(second.board).toBe(first.board);
  expect(opened[0]?.isClosed).toBe(false);
  second.leave();
  expect(opened[0]?.isClosed).toBe(true);
});

it("closes a saved board at once when the last one leaves it", () => {
  const { holder, opened } = rig();
  const [one, two] = [holder.take("b1", "t"), holder.take("b1", "t")];
  one.leave();
  expect(opened).toMatchObject([{ isClosed: false }]);
  two.leave();
  expect(opened).toMatchObject([{ isClosed: true }]);
});

it("[KE1] remembers what was refused, and its words, until it is put away", () => {
  const { holder, refuse } = rig();
  holder.take("b1", "t").leave();
  refuse(["The bus is late."]);
  const [refusal] = holder.refused.get();
  expect(refusal).toMatchObject({ boardId: "b1", words: ["The bus is late."] });
  holder.putAway(refusal?.id ?? 0);
  expect(holder.refused.get()).toEqual([]);
});
