import { expect, it } from "vitest";
import { createVoiceTeller } from "./voiceTeller.ts";

it("[EV1] what was told is remembered only while a host is there", async () => {
  let hosts: string[] = ["h1"];
  const planned: (() => void)[] = [];
  const told: string[] = [];
  const teller = createVoiceTeller({
    hostsHere: () => hosts,
    read: async () => "the same figures",
    forget: () => {},
    tell: (workshopId) => void told.push(workshopId),
    later(action) {
      planned.push(action);
      return () => {};
    },
    onError: (error) => expect.unreachable(String(error)),
  });
  const pass = async () => {
    for (const action of planned.splice(0)) action();
    await expect.poll(() => planned.length).toBe(0);
  };
  for (const id of ["w1", "w2", "w3"]) teller.came(id);
  await pass();
  await expect.poll(() => [told.length, teller.remembered()]).toEqual([3, 3]);

  // Planned while the last host was there, and looked at after: nothing is kept of it.
  teller.touch("w1");
  hosts = [];
  await pass();
  for (const id of ["w2", "w3"]) teller.touch(id);
  expect([told.length, teller.remembered()]).toEqual([3, 0]);

  hosts = ["h2"];
  teller.came("w1");
  await pass();
  await expect.poll(() => told.length).toBe(4);
});
