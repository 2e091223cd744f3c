import { expect, it } from "vitest";
import { guardStorage } from "./safeStorage.ts";

it("remembers nothing and breaks nothing where storage is switched off", () => {
  const blocked = guardStorage(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  blocked.setItem("a", "1");
  blocked.removeItem("a");
  expect(blocked.getItem("a")).toBeNull();
});

it("keeps what a working storage keeps", () => {
  const held = new Map<string, string>();
  const kept = guardStorage(() => ({
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }));
  kept.setItem("a", "1");
  expect(kept.getItem("a")).toBe("1");
  kept.removeItem("a");
  expect(kept.getItem("a")).toBeNull();
});
