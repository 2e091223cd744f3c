/** Commas between groups of three figures, as in 1,234,567. */
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A number as people type it, with a point or a comma; null for what is none. */
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replaceAll(/\s/g, "");
  const value =
    plain === "" ? Number.NaN : Number(GROUPED.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
