import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";

/** One part of the state: read once for a workshop, then cut for each seat that is to see it. */
export interface Slice<T> {
  /** True where two people of one role may be sent different things; the others are cut once for all of a role. */
  isPersonal: boolean;
  read(sql: Sql, workshopId: string): Promise<(seat: Seat) => T | Promise<T>>;
}

/** A part that is the same for everyone of a role. */
export const sharedSlice = <T>(read: Slice<T>["read"]): Slice<T> => ({ isPersonal: false, read });

/** A part that is cut for each person. */
export const personalSlice = <T>(read: Slice<T>["read"]): Slice<T> => ({ isPersonal: true, read });
