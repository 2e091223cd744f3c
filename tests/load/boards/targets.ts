import type { FigureSpec, RowSpec } from "./book.ts";
import { NAMES } from "./rivals.ts";

const core = (value: number) => value.toFixed(3);
const ms = (value: number) => (Number.isFinite(value) ? value.toFixed(value < 10 ? 1 : 0) : "∞");
const plain = (value: number) => value.toLocaleString("en");
const one = (value: number) => value.toFixed(1);
const share = (value: number) => `${(value * 100).toFixed(value === 1 || value === 0 ? 0 : 1)} %`;

const cpu = (more: Partial<FigureSpec> = {}): FigureSpec => ({
  what: "server, of a core",
  write: core,
  compares: true,
  ...more,
});
const load: FigureSpec = { what: "load process, of a core", write: (value) => value.toFixed(2) };
const bytes = (more: Partial<FigureSpec> = {}): FigureSpec => ({
  what: "MB/s to clients",
  write: one,
  compares: true,
  ...more,
});

/** The table of the benchmark: the rows, their figures, and what Longtable has to reach. */
export const ROWS: readonly RowSpec[] = [
  {
    key: "cursors",
    title: "200 cursors at 10 Hz",
    figures: [
      cpu({ atMost: 0.2 }),
      { what: "p95 ms", write: ms, atMost: 70 },
      { what: "places shown", write: share },
      { what: "latest places delivered", write: share, atLeast: 1 },
      bytes({ atMost: 5 }),
      load,
    ],
  },
  {
    key: "edits",
    title: "50 edits/s, 5 editors",
    figures: [
      cpu({ atMost: 0.12, ratioTo: { name: NAMES.yWebsocket, atMost: 0.8 } }),
      { what: "p95 ms to every other seat", write: ms, atMost: 60 },
      { what: "acknowledged, p95 ms", write: ms, atMost: 150 },
      { what: "edits arrived", write: share, atLeast: 1 },
      bytes(),
      load,
    ],
  },
  {
    key: "editsAll",
    title: "50 edits/s, all seats may edit",
    figures: [
      cpu(),
      { what: "p95 ms to every other seat", write: ms },
      { what: "acknowledged, p95 ms", write: ms },
      load,
    ],
  },
  {
    key: "both",
    title: "both together",
    figures: [
      cpu({ atMost: 0.25 }),
      { what: "edits p95 ms", write: ms, atMost: 60 },
      { what: "edits arrived", write: share, atLeast: 1 },
      { what: "cursors p95 ms", write: ms },
      { what: "latest places delivered", write: share },
      bytes(),
      load,
    ],
  },
  {
    key: "rate",
    title: "highest rate with p95 ≤ 250 ms",
    figures: [
      { what: "edits/s", write: plain, atLeast: 3_500 },
      { what: "p95 ms there", write: ms },
      { what: "of a core at 2,000/s", write: core, atMost: 0.999 },
      load,
    ],
  },
  {
    key: "seats",
    title: "seats in one room, cursors at 10 Hz",
    figures: [
      { what: "seats", write: plain, atLeast: 450 },
      { what: "p95 ms there", write: ms },
      { what: "server there, of a core", write: core },
      load,
    ],
  },
  {
    key: "join",
    title: "200 join within 5 s",
    figures: [
      { what: "p95 ms", write: ms, atMost: 60 },
      {
        what: "CPU s",
        write: (value) => value.toFixed(2),
        // 0.6 s where y-websocket takes 1.2 s: seconds alone would say how fast the machine is.
        ratioTo: { name: NAMES.yWebsocket, atMost: 0.5 },
        compares: true,
      },
      { what: "MB", write: one, atMost: 12, compares: true },
      { what: "the same at 10 edits/s, CPU s", write: (value) => value.toFixed(2) },
      { what: "the same at 10 edits/s, p95 ms", write: ms },
      load,
    ],
  },
  {
    key: "return",
    title: "all 200 back after `kill -9`",
    figures: [
      { what: "process up again, ms", write: ms },
      { what: "p50 ms", write: ms },
      { what: "p99 ms", write: ms, atMost: 3_000 },
      { what: "acknowledged edits", write: plain },
      { what: "of those not on disk", write: plain, atMost: 0 },
      { what: "lost or doubled afterwards", write: plain, atMost: 0 },
      load,
    ],
  },
  {
    key: "memory",
    title: "memory, garbage collected",
    figures: [
      { what: "an open room of 2,000 notes, MiB", write: one, atMost: 6, compares: true },
      { what: "the same by RSS, MiB", write: one },
      { what: "a room everyone left, MiB", write: (value) => value.toFixed(2), atMost: 0.05 },
      { what: "a seat, KiB", write: (value) => value.toFixed(0), atMost: 150 },
      { what: "a seat by RSS, KiB", write: (value) => value.toFixed(0) },
    ],
  },
  {
    key: "thousand",
    title: "1,000 seats in one room",
    figures: [
      cpu({ atMost: 0.8 }),
      { what: "edits p95 ms", write: ms, atMost: 250 },
      { what: "edits arrived", write: share, atLeast: 1 },
      { what: "cursors p95 ms", write: ms, atMost: 250 },
      { what: "notes by command, acknowledged p95 ms", write: ms, atMost: 250 },
      { what: "hub sockets", write: plain },
      bytes(),
      load,
    ],
  },
  {
    key: "rooms",
    title: "50 rooms of 20 seats",
    figures: [
      cpu({ atMost: 0.8 }),
      { what: "edits p95 ms", write: ms, atMost: 100 },
      { what: "edits arrived", write: share, atLeast: 1 },
      { what: "cursors p95 ms", write: ms, atMost: 100 },
      { what: "latest places delivered", write: share },
      bytes(),
      load,
    ],
  },
];
