import { HINT } from "@longtable/shared/board/board.protocol";
import * as encoding from "lib0/encoding";
import { expect, it } from "vitest";
import { type Others, readOthers } from "./people.ts";

function frame(...entries: [index: number, kind: number, write?: (to: encoding.Encoder) => void][]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const [index, kind, write] of entries) {
    encoding.writeVarUint(encoder, index);
    encoding.writeUint8(encoder, kind);
    write?.(encoder);
  }
  return encoding.toUint8Array(encoder);
}
const text = (words: string) => (to: encoding.Encoder) => encoding.writeVarString(to, words);
const label = (role: number, name: string) => (to: encoding.Encoder) => {
  encoding.writeUint8(to, role);
  encoding.writeVarString(to, name);
};
const ids =
  (...notes: string[]) =>
  (to: encoding.Encoder) => {
    encoding.writeVarUint(to, notes.length);
    for (const id of notes) encoding.writeVarString(to, id);
  };
const nobody: Others = new Map();

it("[PS2] takes roles, selections and writing from one frame, each person's own", () => {
  const after = readOthers(
    nobody,
    frame([7, HINT.label, label(1, "")], [7, HINT.selected, ids("a", "b")], [300, HINT.writing, text("c")]),
  );
  expect([...after]).toEqual([
    [7, { role: "facilitator", name: "", selected: ["a", "b"], writing: "" }],
    [300, { role: null, name: "", selected: [], writing: "c" }],
  ]);
  const later = readOthers(after, frame([7, HINT.gone], [300, HINT.writing, text("")]));
  expect([...later]).toEqual([[300, { role: null, name: "", selected: [], writing: "" }]]);
});

it("[LN2] forgets all it knew when the server says so", () => {
  const before = readOthers(nobody, frame([7, HINT.label, label(2, "Ann")]));
  expect(before.get(7)).toMatchObject({ role: "tableHost", name: "Ann" });
  expect([...readOthers(before, frame([0, HINT.gone], [8, HINT.writing, text("c")])).keys()]).toEqual([8]);
});

it("keeps what it could read of a frame that is cut", () => {
  const whole = frame([7, HINT.writing, text("a")], [8, HINT.selected, ids("b", "c")]);
  expect([...readOthers(nobody, whole.subarray(0, whole.length - 1)).keys()]).toEqual([7]);
});
