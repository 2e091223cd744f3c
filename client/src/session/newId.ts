import { ID_BYTES, idFromBytes } from "@longtable/shared/kernel/idText";

/** A fresh id from the browser's random source; the caller names what it identifies. */
export function newId<Id extends string = string>(): Id {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(ID_BYTES))) as Id;
}
