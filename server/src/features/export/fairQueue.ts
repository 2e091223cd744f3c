/** What waits, each for an owner. */
export interface FairQueue<Entry> {
  add(owner: string, entry: Entry): void;
  /** Takes the entry whose turn it is: owners in turn, the entries of each as they came. */
  take(): Entry | undefined;
  /** False where it does not wait. */
  remove(entry: Entry): boolean;
  /** How many wait for this owner. */
  countOf(owner: string): number;
  size(): number;
}

/** A queue in which nobody waits longer because another owner has many entries in it. */
export function createFairQueue<Entry>(): FairQueue<Entry> {
  /** Whose turn comes first stands first. */
  const lines = new Map<string, Entry[]>();
  return {
    add(owner, entry) {
      const line = lines.get(owner);
      if (line) line.push(entry);
      else lines.set(owner, [entry]);
    },
    take() {
      for (const [owner, line] of lines) {
        const entry = line.shift();
        lines.delete(owner);
        if (line.length > 0) lines.set(owner, line);
        return entry;
      }
      return undefined;
    },
    remove(entry) {
      for (const [owner, line] of lines) {
        const index = line.indexOf(entry);
        if (index < 0) continue;
        line.splice(index, 1);
        if (line.length === 0) lines.delete(owner);
        return true;
      }
      return false;
    },
    countOf: (owner) => lines.get(owner)?.length ?? 0,
    size: () => [...lines.values()].reduce((sum, line) => sum + line.length, 0),
  };
}
