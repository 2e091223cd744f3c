import type { BoardContent } from "@longtable/shared/board/board.doc";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import type { SceneWords } from "@longtable/shared/scene/words";
import type { Box } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import { diffScenes } from "./sceneDiff.ts";
import { indexScene } from "./sceneIndex.ts";

/** While a hand moves the view, what others do is laid out this often at most, so that no frame is late. */
const MOVING_MS = 400;
/** Laying out never takes more than about a quarter of the time, however large the board. */
const REST_FACTOR = 3;

interface Clock {
  now(): number;
  /** Calls back after a while; the answer takes it back. */
  later(run: () => void, ms: number): () => void;
}

/** The page's clock. */
export const pageClock: Clock = {
  now: () => performance.now(),
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Lays a board out again as its content changes, at once while all is quiet and less often while a hand moves or the
 * board is large. `onScene` gets the boxes that must be painted anew; null means all.
 */
export function createSceneFeed(
  model: CanvasModel,
  words: SceneWords,
  onScene: (boxes: readonly Box[] | null) => void,
  clock: Clock = pageClock,
) {
  let waiting: BoardContent | null = null;
  let cancel: (() => void) | null = null;
  let builtAt = Number.NEGATIVE_INFINITY;
  let costMs = 0;
  let isFirst = true;

  const build = () => {
    cancel?.();
    cancel = null;
    const content = waiting;
    waiting = null;
    if (!content) return;
    const start = clock.now();
    const before = { content: model.content.get(), index: model.index.get() };
    const { scene, boxes } = diffScenes(before.index.scene, boardScene(content, { words }));
    const index = indexScene(scene);
    model.content.set(content);
    model.index.set(index);
    if (!isFirst) keepStill(before.index.scene, scene);
    dropGone(before);
    onScene(isFirst ? null : boxes);
    isFirst = false;
    builtAt = clock.now();
    costMs = builtAt - start;
  };
  /**
   * A free board's scene starts at its top left note, and rings lie around their middle: when either moves within the scene,
   * the view moves with it and all else stays.
   */
  const keepStill = (before: Scene, after: Scene) => {
    const [old, now] = [stillPoint(before), stillPoint(after)];
    if (!old || !now || (old.x === now.x && old.y === now.y)) return;
    const camera = model.camera.get();
    model.setCamera({ ...camera, x: camera.x + now.x - old.x, y: camera.y + now.y - old.y });
  };
  /** A note just added may be chosen before it has come: only what was here and is here no more is let go. */
  const dropGone = (before: Laid) => {
    const chosen = [...model.selection.get()];
    const left = chosen.filter((id) => {
      const key = `note:${id}`;
      return model.index.get().byKey(key) !== null || before.index.byKey(key) === null;
    });
    if (left.length < chosen.length) model.selection.set(new Set(left));
  };

  return {
    push(content: BoardContent) {
      waiting = content;
      const rest = Math.max(costMs * REST_FACTOR, model.isMoving.get() ? MOVING_MS : 0);
      const dueIn = isFirst ? 0 : builtAt + rest - clock.now();
      if (dueIn <= 0) build();
      else cancel ??= clock.later(build, dueIn);
    },
    stop: () => cancel?.(),
  };
}

/** The point of a scene that is to stay where it is on the screen. */
function stillPoint({ anchor, origin }: Scene) {
  return anchor ?? (origin ? { x: -origin.x, y: -origin.y } : null);
}

interface Laid {
  content: BoardContent;
  index: ReturnType<typeof indexScene>;
}
