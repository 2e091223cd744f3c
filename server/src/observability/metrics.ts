import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counters for `GET /metrics`; no label ever holds an id or a name. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    commitSeconds: new Histogram({
      name: "longtable_commit_seconds",
      help: "Time of one journal commit, fsync included.",
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1],
      registers,
    }),
    commands: new Counter({
      name: "longtable_commands_total",
      help: "Commands by type and outcome.",
      labelNames: ["type", "outcome"],
      registers,
    }),
    gateRefusals: new Counter({
      name: "longtable_gate_refusals_total",
      help: "Board updates refused, by reason.",
      labelNames: ["reason"],
      registers,
    }),
    boardFrames: new Counter({
      name: "longtable_board_frames_total",
      help: "Board frames by direction.",
      labelNames: ["direction"],
      registers,
    }),
    sockets: new Gauge({
      name: "longtable_sockets",
      help: "Open sockets by kind.",
      labelNames: ["kind"],
      registers,
    }),
    openBoards: new Gauge({ name: "longtable_open_boards", help: "Board documents in memory.", registers }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
