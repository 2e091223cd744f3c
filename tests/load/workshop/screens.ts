import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { createSamples, type Samples } from "../measure.ts";
import type { Device } from "./device.ts";

/** How long a command of a host took to reach the last screen. */
export interface Reached {
  command: string;
  milliseconds: number;
  /** Until it was acknowledged to the host, that is, on disk. */
  acknowledged: number;
  screens: number;
}

/** Longest wait for the last screen, in milliseconds; later is never. */
const NEVER_MS = 10_000;

/**
 * Measures from the sending of a host's command to the moment when the last device knows of it. Devices that lose
 * their network meanwhile are left out: what they wait for is not the server.
 */
export function createScreens(devices: readonly Device[]) {
  const reached: Reached[] = [];
  const late: string[] = [];
  const watches = new Set<(device: Device) => void>();

  return {
    reached: (): readonly Reached[] => reached,
    late: (): readonly string[] => late,
    samples(): Samples {
      const samples = createSamples();
      for (const { milliseconds } of reached) samples.add(milliseconds);
      return samples;
    },

    /** To be called after each change of a device's state. */
    hear(device: Device): void {
      for (const watch of watches) watch(device);
    },

    /**
     * Sends a command from a host; resolves with its result once every device's state fulfils `shows`, which must not
     * be so before.
     */
    async command<Result = Record<string, unknown>>(
      host: Device,
      type: string,
      input: Readonly<Record<string, unknown>>,
      shows: (state: WorkshopState) => boolean,
    ): Promise<Result> {
      const missing = new Map(devices.filter((one) => one.isSeated()).map((one) => [one, one.drops()]));
      const [screens, sentAt] = [missing.size, performance.now()];
      let lastAt = sentAt;
      const isHere = ([one, drops]: [Device, number]) => one.drops() === drops;
      const own = host.state();
      if (own && shows(own)) throw new Error(`${type}: everyone knows of it before it is sent`);
      const watch = (device: Device) => {
        const state = device.state();
        if (!missing.has(device) || !state || !shows(state)) return;
        missing.delete(device);
        lastAt = performance.now();
      };
      watches.add(watch);
      try {
        const result = await host.run<Result>(type, input);
        const acknowledged = performance.now() - sentAt;
        while ([...missing].some(isHere) && performance.now() - sentAt < NEVER_MS) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        for (const [device] of [...missing].filter(isHere)) late.push(`${device.name} never heard of ${type}`);
        reached.push({ command: type, milliseconds: lastAt - sentAt, acknowledged, screens });
        return result;
      } finally {
        watches.delete(watch);
      }
    },
  };
}
export type Screens = ReturnType<typeof createScreens>;
