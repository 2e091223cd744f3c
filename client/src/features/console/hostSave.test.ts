import { describe, expect, it } from "vitest";
import { hostSave } from "./useHostSave.ts";

const saved = { status: "saved", count: 0 } as const;
const board = (isUnsaved: boolean, isLate = false) => ({ isUnsaved, isLate });

describe("a host's save pill", () => {
  it("[KE1] says saved only when every board's edits are on disk too", () => {
    expect(hostSave(saved, [board(false)])).toEqual(saved);
    expect(hostSave(saved, [board(true), board(false)])).toEqual({ status: "saving", count: 1 });
  });

  it("[KE1] says that it is not saved when a board's edits have waited too long, and counts what waits", () => {
    expect(hostSave(saved, [board(true, true)])).toEqual({ status: "unsaved", count: 1 });
    expect(hostSave({ status: "unsaved", count: 2 }, [board(true)])).toEqual({ status: "unsaved", count: 3 });
  });

  it("[KE1] takes no heed of a line that is down while nothing waits on it", () => {
    expect(hostSave(saved, [board(false, true)])).toEqual(saved);
  });
});
