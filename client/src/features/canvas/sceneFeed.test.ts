import { ENGLISH_SCENE_WORDS } from "@longtable/shared/scene/words";
import { expect, it } from "vitest";
import { type Box, toScreen } from "./camera.ts";
import { createCanvasModel } from "./canvas.model.ts";
import { cell, freeWith, mapWith, noteId } from "./canvas.testing.ts";
import { createSceneFeed } from "./sceneFeed.ts";

/** A clock that stands still until it is moved. */
function createClock() {
  let now = 1_000;
  let due: { run: () => void; at: number } | null = null;
  return {
    now: () => now,
    later(run: () => void, ms: number) {
      due = { run, at: now + ms };
      return () => {
        due = null;
      };
    },
    forward(ms: number) {
      now += ms;
      if (due && due.at <= now) due.run();
    },
  };
}

function feedFor() {
  const clock = createClock();
  const model = createCanvasModel();
  model.view.set({ width: 900, height: 600 });
  const calls: (readonly Box[] | null)[] = [];
  const feed = createSceneFeed(model, ENGLISH_SCENE_WORDS, (boxes) => calls.push(boxes), clock);
  return { clock, model, feed, calls };
}

it("lays a board out at once while all is quiet", () => {
  const { model, feed, calls } = feedFor();
  feed.push(mapWith([["a", cell("s1", "l1")]]));
  expect(calls).toEqual([null]);
  feed.push(
    mapWith([
      ["a", cell("s1", "l1")],
      ["b", cell("s2", "l1")],
    ]),
  );
  expect(calls).toHaveLength(2);
  expect(model.index.get().notes).toHaveLength(2);
});

it("lays out less often while a hand moves the view, and then the newest", () => {
  const { clock, model, feed, calls } = feedFor();
  feed.push(mapWith([]));
  model.isMoving.set(true);
  feed.push(mapWith([["a", cell("s1", "l1")]]));
  feed.push(
    mapWith([
      ["a", cell("s1", "l1")],
      ["b", cell("s2", "l1")],
    ]),
  );
  expect(calls).toHaveLength(1);
  clock.forward(401);
  expect(calls).toHaveLength(2);
  expect(model.index.get().notes).toHaveLength(2);
});

it("a note that is gone is no longer chosen", () => {
  const { model, feed } = feedFor();
  feed.push(
    mapWith([
      ["a", cell("s1", "l1")],
      ["b", cell("s1", "l1")],
    ]),
  );
  model.selection.set(new Set([noteId("a"), noteId("b")]));
  feed.push(mapWith([["b", cell("s1", "l1")]]));
  expect([...model.selection.get()]).toEqual(["b"]);
});

it("a note chosen before it has come stays chosen while others come first", () => {
  const { model, feed } = feedFor();
  feed.push(mapWith([["a", cell("s1", "l1")]]));
  model.selection.set(new Set([noteId("b")]));
  feed.push(
    mapWith([
      ["a", cell("s1", "l1")],
      ["c", cell("s1", "l1")],
    ]),
  );
  feed.push(
    mapWith([
      ["a", cell("s1", "l1")],
      ["b", cell("s1", "l1")],
    ]),
  );
  expect([...model.selection.get()]).toEqual(["b"]);
});

it("on a free board a note beyond the edge moves no other on the screen", () => {
  const { model, feed } = feedFor();
  const onScreen = () => {
    const node = model.index.get().byKey("note:b");
    return node && toScreen(model.camera.get(), node);
  };
  feed.push(
    freeWith([
      ["a", { x: 0, y: 0 }],
      ["b", { x: 300, y: 200 }],
    ]),
  );
  const before = onScreen();
  feed.push(
    freeWith([
      ["a", { x: -500, y: -80 }],
      ["b", { x: 300, y: 200 }],
    ]),
  );
  expect(onScreen()).toEqual(before);
});
