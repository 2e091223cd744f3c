import { until } from "../../support/until.ts";
import { type Stage, wait } from "./crowd.ts";
import type { Device } from "./device.ts";

/** Milliseconds between two losses of one phone's network, and how long it is away. */
const STAYS_MS = { least: 3_000, most: 25_000 };
const AWAY_MS = { least: 100, most: 5_000 };

/** Lets a share of the people lose their network and come back, again and again, until it is stopped. */
export function shakeNetwork({ people, plan, random }: Stage): { stop(): Promise<void>; shaken(): readonly Device[] } {
  let isOver = false;
  let shaken: readonly Device[] = [];
  const scale = Math.min(1, plan.actMs / 20_000);

  async function shake(device: Device): Promise<void> {
    const draw = ({ least, most }: typeof AWAY_MS) => wait(device.random.int(least, most) * scale);
    while (!isOver) {
      // On a machine that is slower than this pace nobody would ever hear of anything.
      await until(device.isSeated, { timeoutMs: 60_000, what: `${device.name}'s return` });
      await draw(STAYS_MS);
      if (isOver) return;
      device.drop();
      await draw(AWAY_MS);
      device.open();
    }
  }

  shaken = random.shuffle(people).slice(0, Math.round((people.length * plan.flaky) / 100));
  const shaking = shaken.map(shake);
  return {
    shaken: () => shaken,
    /** Resolves once everybody has come back for good. */
    async stop() {
      isOver = true;
      await Promise.all(shaking);
    },
  };
}
