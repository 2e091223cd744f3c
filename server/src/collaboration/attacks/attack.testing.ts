import * as Y from "yjs";
import type { GateReason } from "../gate.ts";
import { item, type RawId, type RawStruct, rawUpdate, string, type } from "../rawUpdate.testing.ts";
import { ALICE, capture, copyOf, firstCharacter, MALLORY } from "../room.testing.ts";

/** Builds the bytes for a board as they find it. The attacker may edit that board; what is tried goes beyond that. */
export type Attack = (doc: Y.Doc) => Uint8Array;

/** A name, what the gate must say, and the bytes. */
export type Case = readonly [name: string, reason: GateReason, attack: Attack, more?: CaseDetails];
export interface CaseDetails {
  /** Who sends it; Mallory unless told. */
  seat?: "alice" | "mallory";
  /** What Alice wrote honestly just before. */
  given?: Attack;
}

export const mallory = (...structs: RawStruct[]) => rawUpdate([{ client: MALLORY, structs }]);
/** What Mallory's own copy makes of an edit by bare Yjs. */
export const bare =
  (edit: (doc: Y.Doc) => unknown): Attack =>
  (doc) =>
    capture(copyOf(doc, MALLORY), edit);
/** An honest edit of Alice's. */
export const byAlice =
  (edit: (doc: Y.Doc) => unknown): Attack =>
  (doc) =>
    capture(copyOf(doc, ALICE), edit);

export const notes = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>("notes");
export const textOf = (doc: Y.Doc) => notes(doc).get("n1")?.get("text") as Y.Text;
export const entry = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));
export const inNotes = (key: string, ...args: Parameters<typeof item>[1][]) =>
  args.map((content) => item({ parent: "notes", key }, content));
/** Several structs, the first of which makes a note. */
export const insideNote = (...rest: RawStruct[]) => mallory(item({ parent: "notes", key: "m1" }, type("map")), ...rest);
/** Where that note is. */
export const ENTRY: RawId = [MALLORY, 0];
/** A character of the note that everybody knows. */
export const letter = (doc: Y.Doc, offset = 0): RawId => {
  const [client, clock] = firstCharacter(doc, "n1");
  return [client, clock + offset];
};
export const word = (text: string, where: { origin?: RawId; rightOrigin?: RawId }) => item(where, string(text));
/** The client id that wrote the board's own values: the server in its earlier life. */
export const serverBefore = (doc: Y.Doc): number => doc.getMap("board")._map.get("type")?.id.client ?? 0;
