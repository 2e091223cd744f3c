import { LIMITS } from "@longtable/shared/kernel/limits";

/** Owners from what was typed, with commas or line ends between; each once, shortened to what may be kept. */
export function ownersIn(typed: string): string[] {
  const names = typed
    .split(/[,;\n]/)
    .map((name) => name.trim().slice(0, LIMITS.aliasChars).trim())
    .filter((name) => name !== "");
  return [...new Set(names)].slice(0, LIMITS.ownersPerCommitment);
}
