/** A rectangle's middle on a ring, in board units from the rings' common middle; y grows downwards. */
export interface RingSpot {
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
/** Angles in radians clockwise from the top; a whole turn when nothing divides the ring. */
export interface Wedge {
  from: number;
  to: number;
}

const TURN = 2 * Math.PI;
const GAP = 8;
/** Notes keep this far from the lines between sectors. */
const SPOKE_GAP = 7;
/** How finely a note looks for its place along a track. */
const STEP = 8;
/** A wedge too narrow for a note so near to the middle is tried again this much farther out. */
const OUTWARDS = 24;

/**
 * Puts rectangles into a wedge of a ring, clockwise from its start on tracks around the middle, filled from the inside out.
 * None overlaps another, and none leaves the wedge. One that comes last moves no other.
 *
 * @param inner - the first track's radius; 0 begins in the middle.
 * @returns the middles in the given order, and the radius that all of it takes.
 */
export function packWedge(sizes: readonly Size[], inner: number, wedge: Wedge): { spots: RingSpot[]; outer: number } {
  const isWhole = wedge.to - wedge.from >= TURN - 1e-9;
  const spots: RingSpot[] = [];
  let radius = inner;
  let index = 0;
  if (isWhole && inner === 0 && sizes[0]) {
    spots.push({ x: 0, y: 0 });
    radius = Math.hypot(sizes[0].width, sizes[0].height) / 2 + GAP;
    index = 1;
  }
  let outer = radius;
  while (index < sizes.length) {
    const track = fillTrack(sizes, index, radius, wedge, isWhole);
    for (const spot of track.spots) spots.push(spot);
    index += track.spots.length;
    outer = track.spots.length > 0 ? track.outer : outer;
    radius = track.spots.length > 0 ? track.outer + GAP : radius + OUTWARDS;
  }
  return { spots, outer };
}

/** As many rectangles as one track holds, from the wedge's start on. */
function fillTrack(sizes: readonly Size[], first: number, radius: number, wedge: Wedge, isWhole: boolean) {
  const spots: RingSpot[] = [];
  let outer = radius;
  let angle = wedge.from;
  for (let index = first; index < sizes.length; index += 1) {
    const size = sizes[index] as Size;
    const step = STEP / Math.max(radius, 40);
    let found: RingSpot | null = null;
    for (; angle < wedge.to && found === null; angle += step) {
      const spot = spotAt(angle, radius, size);
      const isFree = (isWhole || isInWedge(spot, size, wedge)) && keepsClear(spot, size, spots, sizes, first);
      if (isFree) found = spot;
    }
    if (found === null) break;
    spots.push(found);
    outer = Math.max(outer, Math.hypot(Math.abs(found.x) + size.width / 2, Math.abs(found.y) + size.height / 2));
  }
  return { spots, outer };
}

/** Only the last few before it and the first ones, which a whole turn comes back to, can be in its way. */
const NEAR = 6;

function keepsClear(
  spot: RingSpot,
  size: Size,
  spots: readonly RingSpot[],
  sizes: readonly Size[],
  first: number,
): boolean {
  const near = Math.max(0, spots.length - NEAR);
  for (let at = spots.length - 1; at >= near; at -= 1) {
    if (meets(spot, size, spots[at], sizes[first + at])) return false;
  }
  const early = Math.min(NEAR, near);
  for (let at = 0; at < early; at += 1) if (meets(spot, size, spots[at], sizes[first + at])) return false;
  return true;
}

function meets(spot: RingSpot, size: Size, other: RingSpot | undefined, held: Size | undefined): boolean {
  return (
    other !== undefined &&
    held !== undefined &&
    Math.abs(spot.x - other.x) < (size.width + held.width) / 2 + GAP &&
    Math.abs(spot.y - other.y) < (size.height + held.height) / 2 + GAP
  );
}

/** The middle of a rectangle in a direction, as near as it can be with no part of it nearer than `radius`. */
export function spotAt(angle: number, radius: number, { width, height }: Size): RingSpot {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [s, c] = [Math.abs(sin), Math.abs(cos)];
  const b = s * width + c * height;
  const root = b * b - (width * width + height * height) + 4 * radius * radius;
  let distance = (b + Math.sqrt(Math.max(0, root))) / 2;
  // Beside its corner, the nearest point lies on an edge.
  if (distance * s < width / 2) distance = (radius + height / 2) / c;
  else if (distance * c < height / 2) distance = (radius + width / 2) / s;
  return { x: distance * sin, y: -distance * cos };
}

function isInWedge({ x, y }: RingSpot, { width, height }: Size, { from, to }: Wedge): boolean {
  const side = (angle: number) => ({ x: Math.cos(angle), y: Math.sin(angle) });
  const reach = (n: RingSpot) => (Math.abs(n.x) * width + Math.abs(n.y) * height) / 2 + SPOKE_GAP;
  const [start, end] = [side(from), side(to)];
  return x * start.x + y * start.y >= reach(start) && x * end.x + y * end.y <= -reach(end);
}
