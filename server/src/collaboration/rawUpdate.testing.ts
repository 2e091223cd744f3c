import * as encoding from "lib0/encoding";

/** Client and clock. */
export type RawId = readonly [client: number, clock: number];

/** One struct of a Yjs update (v1) as it is written, right or wrong. */
export interface RawStruct {
  info: number;
  length: number;
  write(encoder: encoding.Encoder): void;
}

interface Content {
  ref: number;
  length: number;
  write(encoder: encoding.Encoder): void;
}

interface Where {
  /** A root's name, or the id of the item that holds the parent. Only without origins. */
  parent?: string | RawId;
  key?: string;
  origin?: RawId;
  rightOrigin?: RawId;
}

const content = (ref: number, length: number, write: Content["write"]): Content => ({ ref, length, write });

/** Contents by their number in the format. */
export const deleted = (length: number) => content(1, length, (e) => encoding.writeVarUint(e, length));
export const json = (value: unknown) =>
  content(2, 1, (e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarString(e, JSON.stringify(value));
  });
export const binary = (bytes: Uint8Array) => content(3, 1, (e) => encoding.writeVarUint8Array(e, bytes));
export const string = (text: string) => content(4, text.length, (e) => encoding.writeVarString(e, text));
export const embed = (value: unknown) => content(5, 1, (e) => encoding.writeVarString(e, JSON.stringify(value)));
export const format = (key: string, value: unknown) =>
  content(6, 1, (e) => {
    encoding.writeVarString(e, key);
    encoding.writeVarString(e, JSON.stringify(value));
  });
const TYPES = { array: 0, map: 1, text: 2, xmlElement: 3, xmlFragment: 4, xmlHook: 5, xmlText: 6 } as const;
export const type = (name: keyof typeof TYPES) =>
  content(7, 1, (e) => {
    encoding.writeVarUint(e, TYPES[name]);
    if (name === "xmlElement" || name === "xmlHook") encoding.writeVarString(e, "hidden");
  });
export const any = (...values: unknown[]) =>
  content(8, values.length, (e) => {
    encoding.writeVarUint(e, values.length);
    for (const value of values) encoding.writeAny(e, value as Parameters<typeof encoding.writeAny>[1]);
  });
/** An object written key by key, so that a key may be one that an object literal cannot hold. */
export const object = (...pairs: readonly (readonly [string, unknown])[]) =>
  content(8, 1, (e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeUint8(e, 118);
    encoding.writeVarUint(e, pairs.length);
    for (const [key, value] of pairs) {
      encoding.writeVarString(e, key);
      encoding.writeAny(e, value as Parameters<typeof encoding.writeAny>[1]);
    }
  });
export const subdocument = () =>
  content(9, 1, (e) => {
    encoding.writeVarString(e, "guid");
    encoding.writeAny(e, {});
  });
/** Arrays in arrays. */
export const nested = (depth: number) =>
  content(8, 1, (e) => {
    encoding.writeVarUint(e, 1);
    for (let level = 0; level < depth; level += 1) {
      encoding.writeUint8(e, 117);
      encoding.writeVarUint(e, 1);
    }
    encoding.writeUint8(e, 126);
  });

/** An item: where it goes, and what it holds. */
export function item({ parent, key, origin, rightOrigin }: Where, { ref, length, write }: Content): RawStruct {
  const info = ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  return {
    info,
    length,
    write(e) {
      if (origin) writeId(e, origin);
      if (rightOrigin) writeId(e, rightOrigin);
      if (!origin && !rightOrigin) {
        encoding.writeVarUint(e, typeof parent === "string" ? 1 : 0);
        if (typeof parent === "string") encoding.writeVarString(e, parent);
        else writeId(e, parent ?? [0, 0]);
        if (key !== undefined) encoding.writeVarString(e, key);
      }
      write(e);
    },
  };
}

export const gc = (length: number): RawStruct => ({
  info: 0,
  length,
  write: (e) => encoding.writeVarUint(e, length),
});
export const skip = (length: number): RawStruct => ({
  info: 10,
  length,
  write: (e) => encoding.writeVarUint(e, length),
});

function writeId(encoder: encoding.Encoder, [client, clock]: RawId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

export interface RawBlock {
  client: number;
  clock?: number;
  structs: readonly RawStruct[];
  /** What the header says there are; the truth unless told. */
  count?: number;
}
export interface RawDeletes {
  client: number;
  ranges: readonly (readonly [clock: number, length: number])[];
}

/** Writes an update byte by byte, with no check at all. */
export function rawUpdate(blocks: readonly RawBlock[], deletes: readonly RawDeletes[] = []): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, clock = 0, structs, count = structs.length } of blocks) {
    for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number);
    for (const struct of structs) {
      encoding.writeUint8(encoder, struct.info);
      struct.write(encoder);
    }
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const { client, ranges } of deletes) {
    for (const number of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number);
  }
  return encoding.toUint8Array(encoder);
}
