import { HINT } from "@longtable/shared/board/board.protocol";
import * as decoding from "lib0/decoding";

/** Somebody else on a board, by what the server says of them. */
export interface Other {
  role: "facilitator" | "tableHost" | null;
  /** Empty unless names are for everybody. */
  name: string;
  selected: readonly string[];
  /** The note whose words they are changing; empty for none. */
  writing: string;
}

/** The others by the number of their cursor. */
export type Others = ReadonlyMap<number, Other>;

const ROLES = [null, "facilitator", "tableHost"] as const;
const NOBODY: Other = { role: null, name: "", selected: [], writing: "" };

/** The others after a hints frame's entries (see `HINT`); whatever cannot be read ends the reading. */
export function readOthers(before: Others, bytes: Uint8Array): Others {
  const after = new Map(before);
  const decoder = decoding.createDecoder(bytes);
  const change = (index: number, part: Partial<Other>) => after.set(index, { ...NOBODY, ...after.get(index), ...part });
  try {
    while (decoding.hasContent(decoder)) {
      const [index, kind] = [decoding.readVarUint(decoder), decoding.readUint8(decoder)];
      if (kind === HINT.gone && index === 0) after.clear();
      else if (kind === HINT.gone) after.delete(index);
      else if (kind === HINT.writing) change(index, { writing: decoding.readVarString(decoder) });
      else if (kind === HINT.selected) {
        const count = decoding.readVarUint(decoder);
        change(index, { selected: Array.from({ length: count }, () => decoding.readVarString(decoder)) });
      } else {
        const role = ROLES[decoding.readUint8(decoder)] ?? null;
        change(index, { role, name: decoding.readVarString(decoder) });
      }
    }
  } catch {
    return after;
  }
  return after;
}
