import { z } from "zod";
import { defineCommand } from "../kernel/command.ts";
import { SeatId } from "../kernel/ids.ts";
import { HostName } from "./hosts.schema.ts";

const nothing = z.object({});

/** Says what a host wants to be called; participants are told it. */
export const setHostName = defineCommand("hosts.setName", {
  input: z.strictObject({ name: HostName }),
  output: nothing,
});

/** Says who leads just now: oneself, another host, or nobody. Gives and takes no right. */
export const setLeading = defineCommand("hosts.setLeading", {
  input: z.strictObject({ hostId: SeatId.nullable() }),
  output: nothing,
});

/** Takes another host's seat away, as for a laptop that is lost: its token is dead at once. */
export const withdrawHost = defineCommand("hosts.withdraw", {
  input: z.strictObject({ hostId: SeatId }),
  output: nothing,
});

/** After the room stopped because nobody hosted: opens again what ran, with the time that was left. */
export const goOn = defineCommand("hosts.goOn", { input: z.strictObject({}), output: nothing });

/** After the room stopped because nobody hosted: leaves all as it stands and asks no more. */
export const stayPaused = defineCommand("hosts.stayPaused", { input: z.strictObject({}), output: nothing });

/** Takes everybody's cursors off the boards, or gives them back. */
export const setCursors = defineCommand("hosts.setCursors", {
  input: z.strictObject({ shown: z.boolean() }),
  output: nothing,
});
