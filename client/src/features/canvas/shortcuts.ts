const STORED = "longtable.canvas.singleKeys";

/** Whether keys without Ctrl do something; kept on this device. */
export function readSingleKeys(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem(STORED) !== "off";
}

export function keepSingleKeys(storage: Pick<Storage, "setItem">, isOn: boolean): void {
  storage.setItem(STORED, isOn ? "on" : "off");
}

const STORED_TAB = "longtable.canvas.tabGoesOn";

/** Whether Tab ends writing and starts the next note. Off at first: Tab belongs to those who walk by keyboard. */
export function readTabGoesOn(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem(STORED_TAB) === "on";
}

export function keepTabGoesOn(storage: Pick<Storage, "setItem">, isOn: boolean): void {
  storage.setItem(STORED_TAB, isOn ? "on" : "off");
}
