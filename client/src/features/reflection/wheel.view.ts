import { PRINCIPLES, type Principle } from "@longtable/shared/reflection/reflection.schema";

/** One sixth of the wheel in a box of 560 by 360, its middle at 280, 180. */
export interface Sector {
  key: Principle;
  /** SVG path of the sector. */
  path: string;
  /** Where the score stands. */
  score: { x: number; y: number };
  /** Where the name stands, and which end of it. */
  label: { x: number; y: number; anchor: "start" | "middle" | "end" };
}

const MIDDLE = { x: 280, y: 180 };
const RADIUS = 132;

/** A point at an angle in degrees, 0 at the top, clockwise. */
function at(degrees: number, distance: number): { x: number; y: number } {
  const radians = ((degrees - 90) * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(MIDDLE.x + Math.cos(radians) * distance), y: round(MIDDLE.y + Math.sin(radians) * distance) };
}

/** The six sectors in their fixed order, clockwise, the first at the top. */
export function sectors(): Sector[] {
  return PRINCIPLES.map((key, index) => {
    const middle = index * 60;
    const [from, to] = [at(middle - 30, RADIUS), at(middle + 30, RADIUS)];
    const side = index === 0 || index === 3 ? "middle" : index < 3 ? "start" : "end";
    const label = at(middle, RADIUS + (side === "middle" ? 22 : 26));
    return {
      key,
      path: `M${MIDDLE.x} ${MIDDLE.y}L${from.x} ${from.y}A${RADIUS} ${RADIUS} 0 0 1 ${to.x} ${to.y}Z`,
      score: at(middle, RADIUS * 0.64),
      label: { ...label, y: label.y + 5, anchor: side },
    };
  });
}
