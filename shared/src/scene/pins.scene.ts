import type { Pin } from "../pins/pins.schema.ts";
import type { PinState } from "../pins/pins.types.ts";
import { type IconName, iconItems } from "./icons.ts";
import type { Scene, SceneItem, SceneNode } from "./scene.types.ts";
import type { SceneWords } from "./words.ts";

const SIZE = 20;
const RANK: Record<PinState, number> = { open: 0, parked: 1, answered: 2 };

/**
 * A scene with the pins of its notes and steps over it: the one that waits most for an answer, with how many there are. What
 * is pinned to something that is gone is not painted; lists name it.
 */
export function withPins(scene: Scene, pins: readonly Pin[], words: SceneWords): Scene {
  const byTarget = Map.groupBy(pins, ({ noteId, stepId }) => (noteId ? `note:${noteId}` : `step:${stepId ?? ""}`));
  const nodes = scene.nodes.flatMap((node) => {
    const own = byTarget.get(node.key);
    return own
      ? [
          pinNode(
            node,
            own.toSorted((a, b) => RANK[a.state] - RANK[b.state]),
            words,
          ),
        ]
      : [];
  });
  return nodes.length === 0 ? scene : { ...scene, nodes: [...scene.nodes, ...nodes] };
}

function pinNode(target: SceneNode, pins: readonly Pin[], words: SceneWords): SceneNode {
  const { x, y } = placeOn(target);
  const first = pins[0];
  const isAnswered = first?.state === "answered";
  const colours = isAnswered ? { ink: "ink-2", cut: "surface" } : { ink: "primary", cut: "on-primary" };
  const icon: IconName = `pin-${first?.kind ?? "question"}`;
  // A gap is drawn as an outline: its ground is the surface in every state.
  const inks = first?.kind === "gap" ? { ...colours, cut: "surface" } : colours;
  const items: SceneItem[] = [
    ...iconItems(icon, { x, y, size: SIZE }, inks),
    ...stateItems(first?.state ?? "open", { x: x + SIZE - 3, y: y + SIZE - 6 }),
    ...(pins.length > 1 ? countItems(pins.length, { x: x - 4, y: y + SIZE - 6 }) : []),
  ];
  const about = `“${target.label}”`;
  const said = pins.map(({ kind, text, state, answer }) => {
    const answered = state === "answered" && answer ? `: ${answer}` : "";
    return `${words.pins[kind]}: ${text} (${words.pinStates[state]}${answered})`;
  });
  const bounds = { x: x - 10, y: y - 1, width: SIZE + 15, height: SIZE + 5 };
  return { key: `pin:${target.key}`, role: "pin", ...bounds, items, label: `${said.join("; ")}, ${about}` };
}

/** Over the free upper corner: the stamp of a note that is read from right to left stands in the other one. */
function placeOn(target: SceneNode): { x: number; y: number } {
  if (target.role === "step") return { x: target.x + target.width - SIZE - 8, y: target.y + 2 };
  const isRtl = target.items.some((item) => item.type === "text" && item.direction === "rtl");
  return { x: isRtl ? target.x - SIZE / 2 - 1 : target.x + target.width - SIZE / 2 + 1, y: target.y - 7 };
}

/** A tick for what is answered, two bars for what is left for later. */
function stateItems(state: PinState, at: { x: number; y: number }): SceneItem[] {
  if (state === "open") return [];
  const mark =
    state === "answered"
      ? `M${at.x - 3.1} ${at.y}L${at.x - 0.8} ${at.y + 2.4}L${at.x + 3.3} ${at.y - 2.6}`
      : `M${at.x - 1.8} ${at.y - 2.6}V${at.y + 2.6}M${at.x + 1.8} ${at.y - 2.6}V${at.y + 2.6}`;
  return [
    // On the wall this is 34 px, the least that is read from the back row.
    { ...ring(at, 6.6), fill: "surface", stroke: "ink", strokeWidth: 1 },
    { type: "path", d: mark, x: 0, y: 0, scale: 1, stroke: "ink", strokeWidth: 1.9 },
  ];
}

function countItems(count: number, at: { x: number; y: number }): SceneItem[] {
  const text = String(count);
  return [
    { ...ring(at, 6.5), fill: "ink" },
    { type: "text", x: at.x, y: at.y + 3.6, text, size: 10.5, weight: 700, fill: "ground", anchor: "middle", width: 7 },
  ];
}

function ring({ x, y }: { x: number; y: number }, radius: number) {
  return { type: "rect" as const, x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius };
}
