/** A number as people type it, with a point or a comma; null for what is none. */
export function readNumber(typed: string): number | null {
  const plain = typed.trim().replaceAll(/\s/g, "").replace(",", ".");
  const value = plain === "" ? Number.NaN : Number(plain);
  return Number.isFinite(value) ? value : null;
}
