import type { PathItem } from "./scene.types.ts";

/** One stroke or area of an icon in its 24 × 24 box: `ink` is the icon's own colour, `cut` the colour it stands on. */
export interface IconPart {
  d: string;
  fill?: "ink" | "cut";
  stroke?: "ink" | "cut";
  strokeWidth?: number;
  dash?: readonly number[];
}

const LOCK_BODY =
  "M6.5 11.5H17.5C18.33 11.5 19 12.17 19 13V19C19 19.83 18.33 20.5 17.5 20.5H6.5C5.67 20.5 5 19.83 5 19V13C5 12.17 5.67 11.5 6.5 11.5Z";

/** The marks that carry meaning on boards: note kinds, evidence, pins, how far, feelings. */
export const ICONS = {
  note: [
    {
      d: "M6 3H14.5L19 7.5V20C19 20.55 18.55 21 18 21H6C5.45 21 5 20.55 5 20V4C5 3.45 5.45 3 6 3ZM9 12H15M9 16H13",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  idea: [
    {
      d: "M7.2 12C7.2 14.65 9.35 16.8 12 16.8C14.65 16.8 16.8 14.65 16.8 12C16.8 9.35 14.65 7.2 12 7.2C9.35 7.2 7.2 9.35 7.2 12H7.2Z",
      fill: "ink",
    },
    {
      d: "M12 1.8V4.2M12 19.8V22.2M1.8 12H4.2M19.8 12H22.2M4.8 4.8M17.5 17.5M4.8 19.2M17.5 6.5 19.2 4.8",
      stroke: "ink",
      strokeWidth: 2.4,
    },
  ],
  opportunity: [
    { d: "M12 21.5V12", stroke: "ink", strokeWidth: 2.4 },
    { d: "M12 12.6C12 7.4 15.3 3.6 21.6 3.2C21.6 9.4 18 12.6 12 12.6H12Z", fill: "ink" },
    { d: "M12 16.4C12 12.4 9.1 9.4 3.2 9.2C3.2 14.2 6.6 16.4 12 16.4Z", fill: "ink" },
  ],
  question: [
    {
      d: "M12 2.2C16.02 2.18 19.63 4.67 21.04 8.43C22.45 12.2 21.36 16.44 18.32 19.07C15.28 21.69 10.92 22.15 7.4 20.2L2.6 21.6L4 17C2.1 14.06 1.96 10.31 3.62 7.23C5.29 4.15 8.5 2.23 12 2.2Z",
      fill: "ink",
    },
    {
      d: "M9.1 9.2C9.08 7.75 10.1 6.5 11.52 6.22C12.93 5.94 14.35 6.71 14.89 8.05C15.42 9.39 14.92 10.93 13.7 11.7C12.6 12.4 12 12.9 12 14",
      stroke: "cut",
      strokeWidth: 2.2,
    },
    {
      d: "M10.6 17.2C10.6 17.97 11.23 18.6 12 18.6C12.77 18.6 13.4 17.97 13.4 17.2C13.4 16.43 12.77 15.8 12 15.8C11.23 15.8 10.6 16.43 10.6 17.2H10.6Z",
      fill: "cut",
    },
  ],
  asset: [
    { d: "M2.4 12.4H21.6C21.6 17.4 18 21.3 12 21.3C6 21.3 2.4 17.4 2.4 12.4H2.4Z", fill: "ink" },
    { d: "M5.2 10.2C6 6.3 8.6 4 12 4C15.4 4 18 6.3 18.8 10.2H5.2Z", fill: "ink" },
  ],
  need: [
    {
      d: "M3.2 12.6H20.8C20.6 17.2 17.4 20.3 12 20.3C6.6 20.3 3.4 17.2 3.2 12.6L3.2 12.6Z",
      stroke: "ink",
      strokeWidth: 2.3,
    },
    { d: "M6 8.8C7 6 9.1 4.5 12 4.5C14.9 4.5 17 6 18 8.8", stroke: "ink", strokeWidth: 2.1, dash: [2.2, 3.5] },
  ],
  pain: [
    {
      d: "M13.1 21.3C12.86 21.68 12.45 21.91 12 21.91C11.55 21.91 11.14 21.68 10.9 21.3L1.9 5.3C1.64 4.9 1.63 4.39 1.86 3.97C2.09 3.56 2.52 3.3 3 3.3H21C21.48 3.3 21.91 3.56 22.14 3.97C22.37 4.39 22.36 4.9 22.1 5.3L13.1 21.3Z",
      fill: "ink",
    },
    { d: "M12.9 3.6 10.7 8 13.5 10 11.8 14.3", stroke: "cut", strokeWidth: 2 },
  ],
  constraint: [
    {
      d: "M6 10.5H18C19.1 10.5 20 11.4 20 12.5V19.5C20 20.6 19.1 21.5 18 21.5H6C4.9 21.5 4 20.6 4 19.5V12.5C4 11.4 4.9 10.5 6 10.5Z",
      fill: "ink",
    },
    { d: "M7.8 10.5V7.2C7.8 4.88 9.68 3 12 3C14.32 3 16.2 4.88 16.2 7.2V10.5", stroke: "ink", strokeWidth: 2.4 },
  ],
  "constraint-open": [
    { d: LOCK_BODY, stroke: "ink", strokeWidth: 2 },
    { d: "M7.8 11V6.7C7.8 4.49 9.59 2.7 11.8 2.7C13.43 2.7 14.89 3.69 15.5 5.2", stroke: "ink", strokeWidth: 2.3 },
  ],
  "constraint-limited": [
    { d: LOCK_BODY, stroke: "ink", strokeWidth: 2 },
    { d: "M5 16H19V20.5H5Z", fill: "ink" },
    { d: "M7.8 11V7.2C7.8 4.88 9.68 3 12 3C14.32 3 16.2 4.88 16.2 7.2V11", stroke: "ink", strokeWidth: 2.3 },
  ],
  observed: [
    {
      d: "M2.5 12C5 7.7 8.2 5.5 12 5.5C15.8 5.5 19 7.7 21.5 12C19 16.3 15.8 18.5 12 18.5C8.2 18.5 5 16.3 2.5 12Z",
      stroke: "ink",
      strokeWidth: 2,
    },
    {
      d: "M8.8 12C8.8 13.77 10.23 15.2 12 15.2C13.77 15.2 15.2 13.77 15.2 12C15.2 10.23 13.77 8.8 12 8.8C10.23 8.8 8.8 10.23 8.8 12Z",
      fill: "ink",
    },
  ],
  reported: [
    {
      d: "M4 13.5C4 9 6.3 6.3 10 5.5L10.5 7.5C8.3 8.3 7.5 9.4 7.4 11H10V18H4V13.5ZM13.5 13.5C13.5 9 15.8 6.3 19.5 5.5L20 7.5C17.8 8.3 17 9.4 16.9 11H19.5V18H13.5V13.5Z",
      fill: "ink",
    },
  ],
  assumed: [
    {
      d: "M3.5 12C3.5 16.69 7.31 20.5 12 20.5C16.69 20.5 20.5 16.69 20.5 12C20.5 7.31 16.69 3.5 12 3.5C7.31 3.5 3.5 7.31 3.5 12Z",
      stroke: "ink",
      strokeWidth: 2,
      dash: [3, 3.7],
    },
  ],
  proposed: [
    {
      d: "M4 20 5 15.4 16.2 4.2C16.78 3.63 17.72 3.63 18.3 4.2L19.8 5.7C20.37 6.28 20.37 7.22 19.8 7.8L8.6 19L4 20ZM14 6.5 17.5 10",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "pin-question": [
    { d: "M12 23C17.2 17.7 20 13.9 20 10C20 5.58 16.42 2 12 2C7.58 2 4 5.58 4 10C4 13.9 6.8 17.7 12 23Z", fill: "ink" },
    {
      d: "M9.7 8.3C9.71 7.14 10.55 6.15 11.7 5.96C12.84 5.76 13.96 6.41 14.36 7.51C14.75 8.6 14.31 9.82 13.3 10.4C12.4 10.9 12 11.4 12 12.2",
      stroke: "cut",
      strokeWidth: 2,
    },
    {
      d: "M10.8 14.8C10.8 15.46 11.34 16 12 16C12.66 16 13.2 15.46 13.2 14.8C13.2 14.14 12.66 13.6 12 13.6C11.34 13.6 10.8 14.14 10.8 14.8Z",
      fill: "cut",
    },
  ],
  "pin-concern": [
    {
      d: "M12 23 3.7 11.4C3.28 10.84 3.28 10.06 3.7 9.5L10.6 1.8C10.96 1.41 11.47 1.18 12 1.18C12.53 1.18 13.04 1.41 13.4 1.8L20.3 9.5C20.72 10.06 20.72 10.84 20.3 11.4L12 23Z",
      fill: "ink",
    },
    { d: "M12 6.3V11.3", stroke: "cut", strokeWidth: 2.2 },
    {
      d: "M10.7 14.7C10.7 15.42 11.28 16 12 16C12.72 16 13.3 15.42 13.3 14.7C13.3 13.98 12.72 13.4 12 13.4C11.28 13.4 10.7 13.98 10.7 14.7Z",
      fill: "cut",
    },
  ],
  "pin-gap": [
    {
      d: "M12 22C16.7 17 19 13.6 19 10C19 6.13 15.87 3 12 3C8.13 3 5 6.13 5 10C5 13.6 7.3 17 12 22Z",
      fill: "cut",
      stroke: "ink",
      strokeWidth: 2,
    },
    {
      d: "M8.6 10C8.6 11.88 10.12 13.4 12 13.4C13.88 13.4 15.4 11.88 15.4 10C15.4 8.12 13.88 6.6 12 6.6C10.12 6.6 8.6 8.12 8.6 10Z",
      stroke: "ink",
      strokeWidth: 2,
      dash: [2.1, 1.46],
    },
  ],
  full: [
    { d: "M2 12C2 17.52 6.48 22 12 22C17.52 22 22 17.52 22 12C22 6.48 17.52 2 12 2C6.48 2 2 6.48 2 12Z", fill: "ink" },
    { d: "M7.3 12.4 10.5 15.6 16.7 8.8", stroke: "cut", strokeWidth: 2.6 },
  ],
  half: [
    {
      d: "M3 12C3 16.97 7.03 21 12 21C16.97 21 21 16.97 21 12C21 7.03 16.97 3 12 3C7.03 3 3 7.03 3 12Z",
      stroke: "ink",
      strokeWidth: 2,
    },
    { d: "M12 3C7.03 3 3 7.03 3 12C3 16.97 7.03 21 12 21L12 3Z", fill: "ink" },
  ],
  none: [
    {
      d: "M5 3.5H19C19.83 3.5 20.5 4.17 20.5 5V19C20.5 19.83 19.83 20.5 19 20.5H5C4.17 20.5 3.5 19.83 3.5 19L3.5 5C3.5 4.17 4.17 3.5 5 3.5Z",
      stroke: "ink",
      strokeWidth: 2.2,
    },
    { d: "M8.5 8.5 15.5 15.5M15.5 8.5 8.5 15.5", stroke: "ink", strokeWidth: 2.2 },
  ],
  block: [
    { d: "M4 2H20C21.1 2 22 2.9 22 4V20C22 21.1 21.1 22 20 22H4C2.9 22 2 21.1 2 20V4C2 2.9 2.9 2 4 2Z", fill: "ink" },
    { d: "M7 12H17", stroke: "cut", strokeWidth: 2.8 },
  ],
  unknown: [
    {
      d: "M3 12C3 16.97 7.03 21 12 21C16.97 21 21 16.97 21 12C21 7.03 16.97 3 12 3C7.03 3 3 7.03 3 12Z",
      stroke: "ink",
      strokeWidth: 2,
      dash: [3.2, 3.87],
    },
  ],
  "feel--2": [{ d: "M3.5 18Q12 2 20.5 18", stroke: "ink", strokeWidth: 2.8 }],
  "feel--1": [{ d: "M3.5 15.5Q12 8 20.5 15.5", stroke: "ink", strokeWidth: 2.8 }],
  "feel-0": [{ d: "M3.5 12H20.5", stroke: "ink", strokeWidth: 2.8 }],
  "feel-1": [{ d: "M3.5 8.5Q12 16 20.5 8.5", stroke: "ink", strokeWidth: 2.8 }],
  "feel-2": [{ d: "M3.5 6Q12 22 20.5 6", stroke: "ink", strokeWidth: 2.8 }],
  flag: [
    { d: "M6 22V3", stroke: "ink", strokeWidth: 2.3 },
    { d: "M6 3H19L15.5 7.5L19 12H6V3Z", fill: "ink" },
  ],
  people: [
    {
      d: "M2.3 10.7H21.7C22.42 10.7 23 11.28 23 12H23C23 12.72 22.42 13.3 21.7 13.3L2.3 13.3C1.58 13.3 1 12.72 1 12H1C1 11.28 1.58 10.7 2.3 10.7H2.3Z",
      fill: "ink",
    },
    {
      d: "M2.4 5.6C2.4 7.04 3.56 8.2 5 8.2C6.44 8.2 7.6 7.04 7.6 5.6C7.6 4.16 6.44 3 5 3C3.56 3 2.4 4.16 2.4 5.6L2.4 5.6Z",
      fill: "ink",
    },
    {
      d: "M9.4 5.6C9.4 7.04 10.56 8.2 12 8.2C13.44 8.2 14.6 7.04 14.6 5.6C14.6 4.16 13.44 3 12 3C10.56 3 9.4 4.16 9.4 5.6L9.4 5.6Z",
      fill: "ink",
    },
    {
      d: "M16.4 5.6C16.4 7.04 17.56 8.2 19 8.2C20.44 8.2 21.6 7.04 21.6 5.6C21.6 4.16 20.44 3 19 3C17.56 3 16.4 4.16 16.4 5.6Z",
      fill: "ink",
    },
    {
      d: "M2.4 18.4C2.4 19.84 3.56 21 5 21C6.44 21 7.6 19.84 7.6 18.4C7.6 16.96 6.44 15.8 5 15.8C3.56 15.8 2.4 16.96 2.4 18.4H2.4Z",
      fill: "ink",
    },
    {
      d: "M9.4 18.4C9.4 19.84 10.56 21 12 21C13.44 21 14.6 19.84 14.6 18.4C14.6 16.96 13.44 15.8 12 15.8C10.56 15.8 9.4 16.96 9.4 18.4H9.4Z",
      fill: "ink",
    },
    {
      d: "M16.4 18.4C16.4 19.84 17.56 21 19 21C20.44 21 21.6 19.84 21.6 18.4C21.6 16.96 20.44 15.8 19 15.8C17.56 15.8 16.4 16.96 16.4 18.4Z",
      fill: "ink",
    },
  ],
  "channel-phone": [
    {
      d: "M6.5 3H9.5L11 8L8.8 9.6C9.9 11.9 12.1 14.1 14.4 15.2L16 13L21 14.5V17.5C21 19.4 19.4 21 17.5 21C9.5 21 3 14.5 3 6.5C3 4.6 4.6 3 6.5 3Z",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "channel-text": [
    {
      d: "M4 4H20C20.6 4 21 4.4 21 5V15C21 15.6 20.6 16 20 16H11L6 20.5V16H4C3.4 16 3 15.6 3 15V5C3 4.4 3.4 4 4 4ZM7.5 8.5H16.5M7.5 11.8H13",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "channel-letter": [{ d: "M3 5.5H21V18.5H3ZM3 6L12 13L21 6", stroke: "ink", strokeWidth: 2 }],
  "channel-email": [
    {
      d: "M15.5 12C15.5 13.9 13.9 15.5 12 15.5C10.1 15.5 8.5 13.9 8.5 12C8.5 10.1 10.1 8.5 12 8.5C13.9 8.5 15.5 10.1 15.5 12ZM15.5 8.5V13.5C15.5 15 16.5 15.8 17.8 15.8C19.6 15.8 20.8 14.2 20.8 12C20.8 7.1 16.9 3.2 12 3.2C7.1 3.2 3.2 7.1 3.2 12C3.2 16.9 7.1 20.8 12 20.8C13.8 20.8 15.4 20.3 16.8 19.4",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "channel-online": [{ d: "M3 4.5H21V16H3ZM8.5 20H15.5M12 16V20", stroke: "ink", strokeWidth: 2 }],
  "channel-video": [{ d: "M3 7H15V17H3ZM15 11L21 7.5V16.5L15 13", stroke: "ink", strokeWidth: 2 }],
  "channel-visit": [
    {
      d: "M12 10.5C14 10.5 15.5 9 15.5 7C15.5 5 14 3.5 12 3.5C10 3.5 8.5 5 8.5 7C8.5 9 10 10.5 12 10.5ZM5 20.5C5 16.6 8.1 14 12 14C15.9 14 19 16.6 19 20.5",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "channel-group": [
    {
      d: "M8 10.2C9.7 10.2 11 8.9 11 7.2C11 5.5 9.7 4.2 8 4.2C6.3 4.2 5 5.5 5 7.2C5 8.9 6.3 10.2 8 10.2ZM16.5 10.2C17.9 10.2 19.1 9 19.1 7.6C19.1 6.2 17.9 5 16.5 5C15.1 5 13.9 6.2 13.9 7.6C13.9 9 15.1 10.2 16.5 10.2ZM2.5 19.5C2.5 15.8 5 13.5 8 13.5C11 13.5 13.5 15.8 13.5 19.5M15 13.6C18.6 13.2 21.5 15.4 21.5 19.5",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "asset-skill": [
    {
      d: "M20.5 7L17 10.5L13.5 7L17 3.5C14.4 2.6 11.3 4 10.4 6.8C9.9 8.4 10.1 10 10.9 11.3L3.5 18.5L5.8 20.8L13 13.4C14.3 14.1 15.9 14.2 17.4 13.7C20.2 12.7 21.5 9.7 20.5 7Z",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "asset-knowledge": [
    {
      d: "M12 6.5C10 5 7 4.5 3.5 5V18.5C7 18 10 18.5 12 20C14 18.5 17 18 20.5 18.5V5C17 4.5 14 5 12 6.5ZM12 6.5V20",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "asset-connection": [
    {
      d: "M7 15.5C8.9 15.5 10.5 13.9 10.5 12C10.5 10.1 8.9 8.5 7 8.5C5.1 8.5 3.5 10.1 3.5 12C3.5 13.9 5.1 15.5 7 15.5ZM17 15.5C18.9 15.5 20.5 13.9 20.5 12C20.5 10.1 18.9 8.5 17 8.5C15.1 8.5 13.5 10.1 13.5 12C13.5 13.9 15.1 15.5 17 15.5ZM10.5 12H13.5",
      stroke: "ink",
      strokeWidth: 2,
    },
  ],
  "asset-resource": [
    { d: "M4 8L12 4L20 8V16.5L12 20.5L4 16.5ZM4 8L12 12L20 8M12 12V20.5", stroke: "ink", strokeWidth: 2 },
  ],
  closer: [{ d: "M3.5 3.5H14V14H3.5ZM10 10H20.5V20.5H10Z", stroke: "ink", strokeWidth: 2 }],
} as const satisfies Record<string, readonly IconPart[]>;

export type IconName = keyof typeof ICONS;

/** An icon as scene items: its top left corner at x, y and `size` units wide. */
export function iconItems(
  name: IconName,
  { x, y, size }: { x: number; y: number; size: number },
  colours: { ink: string; cut: string },
): PathItem[] {
  const parts: readonly IconPart[] = ICONS[name];
  // Thousands are made for each picture of a large board: written out, since spreading takes several times as long.
  return parts.map(({ d, fill, stroke, strokeWidth, dash }) => {
    const item: PathItem = { type: "path", d, x, y, scale: size / 24 };
    if (fill) item.fill = colours[fill];
    if (stroke) item.stroke = colours[stroke];
    if (strokeWidth) item.strokeWidth = strokeWidth;
    if (dash) item.dash = dash;
    return item;
  });
}
