const STORED = "longtable.canvas.minimap";

/** Whether the small overview is shown; kept on this device, and on at first. */
export const readMinimap = (storage: Pick<Storage, "getItem">): boolean => storage.getItem(STORED) !== "off";

export const keepMinimap = (storage: Pick<Storage, "setItem">, isOn: boolean): void =>
  storage.setItem(STORED, isOn ? "on" : "off");
