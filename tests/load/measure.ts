import { execFileSync } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { availableParallelism } from "node:os";

/** Milliseconds, in the order they came; asked for percentiles at the end. */
export interface Samples {
  add(value: number): void;
  count(): number;
  /** `share` of 0.5 is the median; NaN without samples. */
  percentile(share: number): number;
}

export function createSamples(): Samples {
  const values: number[] = [];
  let isSorted = true;
  return {
    add(value) {
      values.push(value);
      isSorted = false;
    },
    count: () => values.length,
    percentile(share) {
      if (!isSorted) values.sort((a, b) => a - b);
      isSorted = true;
      return values[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
    },
  };
}

/** Ticks a second in `/proc/<pid>/stat`; fixed on Linux for everything but its kernel. */
const TICKS = 100;

/** What a process has used since it began. Linux only; noughts elsewhere. */
export function processUse(pid: number): { cpuSeconds: number; peakBytes: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / TICKS;
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return { cpuSeconds, peakBytes: Number(peak?.[1] ?? 0) * 1024 };
  } catch {
    return { cpuSeconds: 0, peakBytes: 0 };
  }
}

/** CPU seconds that all processes of this machine have used together; nought where that cannot be read. */
export function machineCpuSeconds(): number {
  try {
    const [, user, nice, system, , , irq, softIrq] = readFileSync("/proc/stat", "utf8").split(/\s+/);
    return [user, nice, system, irq, softIrq].reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
  } catch {
    return 0;
  }
}

/** Keeps a process on one core, with all its threads. Answers whether that was possible. */
export function pin(pid: number, core: number): boolean {
  if (availableParallelism() < 2) return false;
  try {
    execFileSync("taskset", ["-acp", String(core), String(pid)], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Counts the bytes of every connection this process opens from now on, headers and all. */
export function countBytes(): () => { received: number; sent: number } {
  const sockets: Socket[] = [];
  subscribe("net.client.socket", (message) => {
    sockets.push((message as { socket: Socket }).socket);
  });
  return () => ({
    received: sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
    sent: sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
  });
}

/** One figure from `/metrics`; NaN when it is not there. */
export async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return line ? Number(line.slice(name.length + 1)) : Number.NaN;
}

/** A table with one line a row, columns as wide as they need to be; the first one left-aligned. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_cell, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => `${"-".repeat(width + 1)}${column === 0 ? "-" : ":"}`).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** Above this share of a core the load process measures itself, and a row is void. */
export const LOAD_LIMIT = 0.85;

export const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
export const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
