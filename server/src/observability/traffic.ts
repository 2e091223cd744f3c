import { Counter, type Registry } from "prom-client";

export const FRAME_KINDS = ["sync", "update", "saved", "presence", "refused"] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];
export type Direction = "in" | "out";

/**
 * Counts board frames and their bytes. There are thousands a second, and a labelled counter costs more than reading the
 * frame; so these are plain numbers until somebody asks for `/metrics`.
 */
export function createTraffic(registry: Registry) {
  const tally = () => Object.fromEntries(FRAME_KINDS.map((kind) => [kind, { frames: 0, bytes: 0 }]));
  const counted = { in: tally(), out: tally() } as Record<
    Direction,
    Record<FrameKind, { frames: number; bytes: number }>
  >;
  const show = (name: string, help: string, unit: "frames" | "bytes") =>
    new Counter({
      name,
      help,
      labelNames: ["direction", "kind"],
      registers: [registry],
      collect() {
        this.reset();
        for (const direction of ["in", "out"] as const) {
          for (const kind of FRAME_KINDS) this.inc({ direction, kind }, counted[direction][kind][unit]);
        }
      },
    });
  show("longtable_board_frames_total", "Board frames by direction and kind.", "frames");
  show("longtable_board_bytes_total", "Bytes of board frames by direction and kind.", "bytes");
  return {
    count(direction: Direction, kind: FrameKind, bytes: number, frames = 1): void {
      const tallied = counted[direction][kind];
      tallied.frames += frames;
      tallied.bytes += bytes;
    },
  };
}
export type Traffic = ReturnType<typeof createTraffic>;
