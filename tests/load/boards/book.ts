import { tableOf } from "../measure.ts";
import { NAMES } from "./rivals.ts";

/** One line of the result: what is measured, how it is written, and what it has to reach. */
export interface FigureSpec {
  what: string;
  write(value: number): string;
  /** Ours must be at most or at least this. */
  atMost?: number;
  atLeast?: number;
  /** Ours at most this share of that server's in the same run. */
  ratioTo?: { name: string; atMost: number };
  /** A ratio to the peers says something. */
  compares?: boolean;
}

export interface RowSpec {
  key: string;
  title: string;
  figures: readonly FigureSpec[];
}

const ORDER = [NAMES.yWebsocket, NAMES.hocuspocus, NAMES.longtable] as const;

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
export const medianOf = (values: readonly number[]) => sorted(values)[values.length >> 1] ?? Number.NaN;

/** Collects what was measured, by row, figure and server, and writes it as a table. */
export function createBook(rows: readonly RowSpec[]) {
  const entries = new Map<string, number[]>();
  const voids = new Set<string>();
  const keyOf = (row: string, what: string, name: string) => `${row}/${what}/${name}`;
  const valuesOf = (row: string, what: string, name: string) => entries.get(keyOf(row, what, name)) ?? [];

  function cell(row: string, figure: FigureSpec, name: string): string {
    const values = sorted(valuesOf(row, figure.what, name));
    if (values.length === 0) return "";
    const middle = figure.write(medianOf(values));
    const [least, most] = [figure.write(values[0] ?? 0), figure.write(values.at(-1) ?? 0)];
    const mark = voids.has(`${row}/${name}`) ? " ᵛ" : "";
    return least === most ? `${middle}${mark}` : `${middle} (${least}–${most})${mark}`;
  }

  function ratio(row: string, figure: FigureSpec, name: string): string {
    if (!figure.compares) return "";
    const [own, other] = [
      medianOf(valuesOf(row, figure.what, NAMES.longtable)),
      medianOf(valuesOf(row, figure.what, name)),
    ];
    if (!Number.isFinite(own) || !Number.isFinite(other) || own <= 0) return "";
    return `${(other / own).toFixed(other / own < 10 ? 1 : 0)}×`;
  }

  function target(row: string, figure: FigureSpec): [text: string, verdict: string] {
    const { atMost, atLeast, ratioTo, write } = figure;
    const texts = [
      atMost === undefined ? [] : [`≤ ${write(atMost)}`],
      atLeast === undefined ? [] : [`≥ ${write(atLeast)}`],
      ratioTo === undefined ? [] : [`≤ ${ratioTo.atMost} × ${ratioTo.name}`],
    ].flat();
    const own = medianOf(valuesOf(row, figure.what, NAMES.longtable));
    if (texts.length === 0 || Number.isNaN(own)) return [texts.join(", "), ""];
    const other = ratioTo ? medianOf(valuesOf(row, figure.what, ratioTo.name)) : Number.NaN;
    const isMet =
      (atMost === undefined || own <= atMost) &&
      (atLeast === undefined || own >= atLeast) &&
      (ratioTo === undefined || Number.isNaN(other) || own <= ratioTo.atMost * other);
    return [texts.join(", "), isMet ? "yes" : "**no**"];
  }

  return {
    add(row: string, what: string, name: string, value: number): void {
      const key = keyOf(row, what, name);
      entries.set(key, [...(entries.get(key) ?? []), value]);
    },
    /** The load process was the bottleneck: what it measured there is not the server. */
    markVoid: (row: string, name: string) => voids.add(`${row}/${name}`),
    valuesOf,
    table(): string {
      const lines: string[][] = [];
      for (const { key, title, figures } of rows) {
        const filled = figures.filter(({ what }) => ORDER.some((name) => valuesOf(key, what, name).length > 0));
        for (const [index, figure] of filled.entries()) {
          lines.push([
            index === 0 ? title : "",
            figure.what,
            ...ORDER.map((name) => cell(key, figure, name)),
            ...[NAMES.yWebsocket, NAMES.hocuspocus].map((name) => ratio(key, figure, name)),
            ...target(key, figure),
          ]);
        }
      }
      const head = ["row", "figure", ...ORDER, "y-websocket ÷ ours", "Hocuspocus ÷ ours", "must reach", "reached"];
      return tableOf(head, lines);
    },
    toJson: () => ({ values: Object.fromEntries(entries), void: [...voids] }),
  };
}
export type Book = ReturnType<typeof createBook>;
