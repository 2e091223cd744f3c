import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { createTraffic } from "./traffic.ts";

/** For what should take milliseconds, in seconds. */
const FAST_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1];

/** Counters for `GET /metrics`; no label ever holds an id or a name, and each has a fixed set of values. */
export function createMetrics() {
  const registry = new Registry();
  // The loop's lag is sampled by a timer; at its usual 10 ms that alone keeps a quiet server at 1 % of a core.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name: `longtable_${name}_total`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `longtable_${name}`, help, labelNames, registers });
  return {
    registry,
    commitSeconds: new Histogram({
      name: "longtable_commit_seconds",
      help: "Time of one commit, fsync included.",
      buckets: FAST_BUCKETS,
      registers,
    }),
    /** Works of every kind (commands, board updates, joins) that shared one commit. */
    commitWorks: new Histogram({
      name: "longtable_commit_works",
      help: "Works that shared one commit.",
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    /** Board updates that one transaction of a board carried. */
    boardCommitBatch: new Histogram({
      name: "longtable_board_commit_batch",
      help: "Board updates that shared one transaction.",
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    commands: counter("commands", "Commands by type and outcome.", ["type", "outcome"]),
    commandSeconds: new Histogram({
      name: "longtable_command_seconds",
      help: "From a command's arrival to its acknowledgement, by type.",
      labelNames: ["type"],
      buckets: [0.002, 0.01, 0.05, 0.25, 1],
      registers,
    }),
    gateRefusals: counter("gate_refusals", "Board updates refused, by reason.", ["reason"]),
    /** Board frames and bytes, by direction and kind. */
    traffic: createTraffic(registry),
    presenceDropped: counter("presence_dropped", "Presence frames not sent because the reader was behind."),
    slowSocketsClosed: counter("slow_sockets_closed", "Sockets closed because they read too slowly."),
    sockets: gauge("sockets", "Open sockets by kind.", ["kind"]),
    openBoards: gauge("open_boards", "Board documents in memory."),
    quarantinedBoards: gauge("quarantined_boards", "Boards kept closed because they could not be read whole."),
    /** `door` is http, hub or board. */
    doorRefusals: counter("door_refusals", "Connections turned away before they had a seat.", ["door", "reason"]),
    waiting: gauge("waiting_connections", "Connections that have not shown a token yet, by door.", ["door"]),
    joinFailures: counter("join_failures", "Codes and rejoin words that were wrong.", ["kind"]),
    proofs: counter("join_proofs", "Proofs of work by outcome.", ["outcome"]),
    storageWritable: gauge("storage_writable", "1 while the last write reached the disk, 0 while none does."),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
