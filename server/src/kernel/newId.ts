import { randomBytes } from "node:crypto";
import { ID_BYTES, idFromBytes } from "@longtable/shared/kernel/idText";

/** A fresh id from the system's random source; the caller names what it identifies. */
export function newId<Id extends string = string>(): Id {
  return idFromBytes(randomBytes(ID_BYTES)) as Id;
}
