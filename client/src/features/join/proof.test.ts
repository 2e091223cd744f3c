import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { solve } from "./proof.ts";

it.each([
  "tjx3k2.AbCdEfGhIjK.08.abcdefghijklmnopqrstuv",
  "tjx3k2.-_CdEfGhIjK.10.zyxwvutsrqponmlkjihgfe",
  "tjx3k2.0123456789a.12.ABCDEFGHIJKLMNOPQRSTUV",
])("[PA12] the answer to %s begins with as many zero bits as it asks for", async (challenge) => {
  const answer = await solve(challenge);
  expect(answer.startsWith(`${challenge}.`)).toBe(true);
  const first = createHash("sha256").update(answer).digest().readUInt32BE(0);
  expect(first >>> (32 - Number(challenge.split(".")[2]))).toBe(0);
});
