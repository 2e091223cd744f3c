import { POINTING } from "@longtable/shared/board/board.protocol";
import type { Point } from "@longtable/shared/board/board.types";
import type { BoardClient } from "../../session/boardClient.ts";
import { type HostPoints, NO_POINTS, readHostPoints, type SeenBox } from "../../session/hostPoints.ts";
import type { Store } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";

/** Follows what hosts point with on a board; `stop` ends it. */
export function followHostPoints(
  board: BoardClient,
  wants: "all" | "hosts",
): { points: Store<HostPoints>; stop(): void } {
  const points = createStore<HostPoints>(NO_POINTS);
  const stopHearing = board.hear((entries) => {
    const next = readHostPoints(points.get(), entries);
    if (next !== points.get()) points.set(next);
  }, wants);
  const stopLink = board.link.subscribe(() => {
    if (board.link.get() !== "online") points.set(NO_POINTS);
  });
  return {
    points,
    stop() {
      stopHearing();
      stopLink();
    },
  };
}

/** A host's laser as it is sent; null: switched off. */
export function laserMessage(at: Point | null): Uint8Array {
  const body = new DataView(new ArrayBuffer(9));
  body.setUint8(0, POINTING.laser | (at ? 0 : POINTING.gone));
  body.setFloat32(1, at?.x ?? 0, true);
  body.setFloat32(5, at?.y ?? 0, true);
  return new Uint8Array(body.buffer);
}

/** What a host looks at as it is sent; null: nobody need know any more. */
export function viewMessage(box: SeenBox | null): Uint8Array {
  const body = new DataView(new ArrayBuffer(17));
  body.setUint8(0, POINTING.view | (box ? 0 : POINTING.gone));
  [box?.x, box?.y, box?.width, box?.height].forEach((value, at) => {
    body.setFloat32(1 + 4 * at, value ?? 0, true);
  });
  return new Uint8Array(body.buffer);
}
