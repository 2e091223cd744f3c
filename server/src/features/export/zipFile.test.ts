import { strFromU8, strToU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zipFile } from "./zipFile.ts";

describe("a ZIP", () => {
  it("[EX7] gives back every file as it was, packed or kept, under a name in any letters", () => {
    const bytes = zipFile(
      [
        { name: "boards/01 Idées 日本.md", bytes: strToU8("ring me back ".repeat(500)) },
        { name: "picture.png", bytes: new Uint8Array([1, 2, 3, 250]), isPacked: true },
        { name: "empty.csv", bytes: new Uint8Array() },
      ],
      new Date(2026, 4, 1, 12, 30, 10),
    );
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(["boards/01 Idées 日本.md", "picture.png", "empty.csv"]);
    expect(strFromU8(files["boards/01 Idées 日本.md"] ?? new Uint8Array())).toBe("ring me back ".repeat(500));
    expect([...(files["picture.png"] ?? [])]).toEqual([1, 2, 3, 250]);
    expect(files["empty.csv"]).toHaveLength(0);
    expect(bytes.length).toBeLessThan(700);
  });
});
