import { safeStorage } from "../../ui/safeStorage.ts";

const key = (seatId: string) => `longtable.agreement.${seatId}`;

/** The version of the agreement that was read in this seat on this device; 0 for none. */
export const readVersion = (seatId: string): number => Number(safeStorage.getItem(key(seatId))) || 0;

export const rememberRead = (seatId: string, version: number): void =>
  safeStorage.setItem(key(seatId), String(version));
