import { type BoardDoc, openBoard } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import * as Y from "yjs";
import { judgeUpdate } from "./gate.ts";

/** What the gate says of an edit of a document by somebody for whom these parts are locked. */
export function verdictOn(doc: Y.Doc, locks: readonly LockedPart[], edit: (board: BoardDoc) => void): string {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  edit(openBoard(copy));
  const judged = judgeUpdate(doc, Y.encodeStateAsUpdate(copy, before), { ownsClient: () => true, locks });
  return judged.accepted ? "accepted" : judged.reason;
}
