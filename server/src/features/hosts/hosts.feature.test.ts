import { expect, it } from "vitest";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type HostsDeps, registerHostCommands } from "./hosts.feature.ts";

it("[HO5] a seat whose withdrawal was not kept can be taken back again, and one that is gone stays gone without an error", async () => {
  let withdraw: ((input: { hostId: string }, context: CommandContext) => Promise<unknown>) | undefined;
  const register: Register = (command, handler) => {
    if (command.type === "hosts.withdraw") withdraw = handler as unknown as typeof withdraw;
  };
  registerHostCommands(register, { requireRight: () => {} } as unknown as HostsDeps);
  // Nothing that is deleted here is kept: as after a transaction that failed.
  let seats = [{ id: "s2" }];
  const deleted: unknown[] = [];
  const told: unknown[] = [];
  const context = {
    seat: { id: "s1", workshopId: "w1" },
    sql: { all: async () => seats, run: async (_text: string, id: unknown) => void deleted.push(id) } as unknown as Sql,
    changed: (change: unknown) => void told.push(change),
  } as unknown as CommandContext;
  await withdraw?.({ hostId: "s2" }, context);
  await withdraw?.({ hostId: "s2" }, context);
  expect(deleted).toEqual(["s2", "s2"]);
  seats = [];
  expect(await withdraw?.({ hostId: "s2" }, context)).toEqual({});
  expect(told).toHaveLength(2);
  await expect(withdraw?.({ hostId: "s3" }, context)).rejects.toMatchObject({ messageKey: "hosts.noSuchHost" });
});
