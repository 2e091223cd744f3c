import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import { followNotes } from "@longtable/shared/board/noteReading";
import type * as Y from "yjs";
import type { Store } from "./session.types.ts";
import { shareUnchanged } from "./sharedContent.ts";
import type { ValueStore } from "./store.ts";

/** After others' edits a reading rests so many times as long as the last one took: large boards, slow phones. */
const REST_FACTOR = 40;
/** But never longer than this, in milliseconds. */
const MOST_REST_MS = 150;
/** And so long, in milliseconds, while a hand moves the view. */
const MOVING_REST_MS = 400;

/**
 * Reads the document at most once a frame, and only once there is something to read; less often after edits of the origin
 * `others`, least while a hand moves the view.
 */
export function readEachFrame(
  doc: Y.Doc,
  isReady: () => boolean,
  content: ValueStore<BoardContent | null>,
  { others, moving }: { others: unknown; moving: Store<boolean> },
) {
  const board = openBoard(doc);
  const notes = followNotes(doc);
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let restMs = 0;
  const read = () => {
    frame = null;
    clearTimeout(timer);
    timer = undefined;
    const start = performance.now();
    if (isReady()) content.set(shareUnchanged(content.get(), board.content(notes.read())));
    readAt = performance.now();
    restMs = Math.min((readAt - start) * REST_FACTOR, MOST_REST_MS);
  };
  const ask = () => {
    frame ??= requestAnimationFrame(read);
  };
  const plan = (_update: Uint8Array, origin: unknown) => {
    const atLeast = moving.get() ? MOVING_REST_MS : restMs;
    const rest = origin === others ? readAt + atLeast - performance.now() : 0;
    // A hidden page gets no frames, and a screen reader's page may be one.
    if (document.visibilityState === "hidden") read();
    else if (rest > 0) timer ??= setTimeout(ask, rest);
    else ask();
  };
  doc.on("update", plan);
  const stopMoving = moving.subscribe(() => {
    if (timer !== undefined && !moving.get()) ask();
  });
  return {
    read,
    stop() {
      doc.off("update", plan);
      stopMoving();
      notes.stop();
      clearTimeout(timer);
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
