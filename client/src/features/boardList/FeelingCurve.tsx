import type { Step } from "@longtable/shared/journey/journey.types";
import { CURVE, curvePaths, curvePoints } from "./curve.ts";

/** The story's feeling over all steps, as an index of where we are. Decoration: the words are with each step. */
export function FeelingCurve({ steps, current }: { steps: readonly Step[]; current: number }) {
  const points = curvePoints(steps.map(({ feeling }) => feeling));
  if (points.every(({ value }) => value === null)) return null;
  return (
    <svg className="curve" viewBox={`0 0 ${CURVE.width} ${CURVE.height}`} aria-hidden="true">
      <path className="curve-middle" d={`M4 ${CURVE.height / 2}H${CURVE.width - 4}`} />
      {curvePaths(points).map((path) => (
        <path key={path} className="curve-line" d={path} />
      ))}
      {points.map(({ x, y, value }, index) => {
        const name = index === current ? "curve-here" : value === null ? "curve-gap" : "curve-point";
        return <circle key={x} className={name} cx={x} cy={y} r={index === current ? 7 : value === null ? 4 : 3} />;
      })}
    </svg>
  );
}
