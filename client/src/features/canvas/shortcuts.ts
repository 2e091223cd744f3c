const STORED = "longtable.canvas.singleKeys";

/** Whether keys without Ctrl do something; kept on this device. */
export function readSingleKeys(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem(STORED) !== "off";
}

export function keepSingleKeys(storage: Pick<Storage, "setItem">, isOn: boolean): void {
  storage.setItem(STORED, isOn ? "on" : "off");
}
