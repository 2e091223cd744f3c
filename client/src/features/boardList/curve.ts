import type { Feeling } from "@longtable/shared/journey/journey.types";

export interface CurvePoint {
  x: number;
  y: number;
  /** Null where nobody knows: the curve has a gap there. */
  value: number | null;
}

/** The size of the drawing, in its own units. */
export const CURVE = { width: 354, height: 58 } as const;
const MARGIN = 10;

/** Where each step stands on the curve: −2 at the bottom, +2 at the top, a gap in the middle. */
export function curvePoints(feelings: readonly (Feeling | null)[]): CurvePoint[] {
  const width = CURVE.width - 2 * MARGIN;
  return feelings.map((feeling, index) => {
    const value = feeling?.value ?? null;
    const share = feelings.length > 1 ? index / (feelings.length - 1) : 0.5;
    return { x: MARGIN + share * width, y: CURVE.height / 2 - (value ?? 0) * 11, value };
  });
}

/** SVG paths of the curve's unbroken pieces. */
export function curvePaths(points: readonly CurvePoint[]): string[] {
  const paths: string[] = [];
  let before: CurvePoint | null = null;
  for (const point of points) {
    if (point.value !== null) {
      if (before === null) paths.push(`M${round(point.x)} ${round(point.y)}`);
      else paths.push(`${paths.pop() ?? ""}${bend(before, point)}`);
    }
    before = point.value === null ? null : point;
  }
  return paths.filter((path) => path.includes("C"));
}

function bend(from: CurvePoint, to: CurvePoint): string {
  const middle = round((from.x + to.x) / 2);
  return `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
