import { describe, expect, it } from "vitest";
import { hostSave } from "./useHostSave.ts";

const saved = { status: "saved", count: 0 } as const;

describe("a host's save pill", () => {
  it("[KE1] says saved only when the board's edits are on disk too", () => {
    expect(hostSave(saved, false, true)).toEqual(saved);
    expect(hostSave(saved, true, true)).toEqual({ status: "saving", count: 1 });
  });

  it("[KE1] says that it is not saved when the line is down, and counts what waits", () => {
    expect(hostSave(saved, true, false)).toEqual({ status: "unsaved", count: 1 });
    expect(hostSave({ status: "unsaved", count: 2 }, true, true)).toEqual({ status: "unsaved", count: 3 });
  });
});
