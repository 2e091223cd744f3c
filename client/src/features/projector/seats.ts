/** One seat of the drawn table, in the units of a 1760-wide picture. */
export interface Seat {
  x: number;
  y: number;
  taken: boolean;
}

/** The table as it is drawn: seats in order of arrival, benches on both sides. */
export interface Table {
  seats: readonly Seat[];
  radius: number;
  edgeY: number;
  edgeHeight: number;
  height: number;
}

const WIDTH = 1760;
const EDGE = 42;
const SIZES = [20, 40, 60, 100, 160, 200, 300, 400, 600, 1000, 2000];

/** How many seats are laid for a number of people: always room for more, never so many that a small group looks lost. */
export function seatsLaid(people: number): number {
  return SIZES.find((size) => size > people) ?? people + (people % 2) + 2;
}

/**
 * Lays a table for the people who joined. Seats fill from the start, one each side in turn, so that nobody is at the
 * head; above 100 seats there are two benches a side, above 400 three.
 */
export function layTable(people: number): Table {
  const laid = seatsLaid(people);
  const benches = laid > 400 ? 3 : laid > 100 ? 2 : 1;
  const columns = Math.ceil(laid / (benches * 2));
  const pitch = WIDTH / columns;
  const radius = Math.min(laid > 100 ? 11.5 : 20, pitch * 0.36);
  const bench = radius * 2 + 14;
  const edgeY = benches * bench;
  const seats = Array.from({ length: laid }, (_, index): Seat => {
    const inColumn = index % (benches * 2);
    const column = Math.floor(index / (benches * 2));
    const row = Math.floor(inColumn / 2);
    const x = pitch * (column + 0.5);
    const away = radius + 14 + row * bench;
    const y = inColumn % 2 === 0 ? edgeY - away : edgeY + EDGE + away;
    return { x, y, taken: index < people };
  });
  return { seats, radius, edgeY, edgeHeight: EDGE, height: edgeY * 2 + EDGE };
}
