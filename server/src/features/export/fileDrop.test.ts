import { expect, it } from "vitest";
import { createFileDrop } from "./fileDrop.ts";

it("[EX11] files are thrown away at once and after the commit, also where the programme cannot be read, which is told", async () => {
  const forgotten: string[] = [];
  const errors: unknown[] = [];
  const commit = Promise.withResolvers<void>();
  let isBroken = true;
  const drop = createFileDrop({
    forget: (id) => forgotten.push(id),
    forgetWork: () => forgotten.push("work"),
    async fellowsOf() {
      if (isBroken) throw new Error("the file cannot be read");
      return ["fellow"];
    },
    settled: () => commit.promise,
    onError: (error) => errors.push(error),
  });
  const turn = () => new Promise((next) => setImmediate(next));
  drop("room");
  expect(forgotten).toEqual(["room", "work"]);
  await turn();
  expect(errors).toHaveLength(1);
  isBroken = false;
  commit.resolve();
  await turn();
  expect(forgotten).toEqual(["room", "work", "room", "work", "fellow"]);
  expect(errors).toHaveLength(1);
});
