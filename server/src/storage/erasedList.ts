import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { syncFile } from "./backupFile.ts";

/** Something that was taken back out of a workshop: ids, and never a word of it. */
export interface ErasedRef {
  kind: string;
  id: string;
  /** What it is in or whose it is; may be empty. */
  within: string;
}

/** What was taken back at once. */
export interface ErasedParts {
  id: string;
  workshopId: string;
  refs: readonly ErasedRef[];
}

/**
 * What was erased, by ids alone, one erasure a line, in a file beside the database: a workshop by its id, parts of one as
 * `<withdrawal> <workshop> <kind>:<id>:<within> …`, and `not <withdrawal>` where nothing came of it. A backup that is older than an erasure still holds what was erased;
 * this list, which no backup replaces, makes the server erase it again.
 */
export function createErasedList(file: string) {
  const lines = (): string[] => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);

  /** Returns once the line is on disk. */
  function append(line: string): void {
    const isNew = !existsSync(file);
    const handle = openSync(file, "a", 0o600);
    try {
      // A line of its own also behind one that a loss of power cut short.
      writeSync(handle, `\n${line}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // Without this a loss of power could take away the file itself.
    if (isNew) syncFile(path.dirname(file));
  }

  function parts(): ErasedParts[] {
    const all = lines();
    const struck = new Set(all.flatMap((line) => (line.startsWith(STRUCK) ? [line.slice(STRUCK.length)] : [])));
    return all.flatMap((line) => partsIn(line) ?? []).filter(({ id }) => !struck.has(id));
  }

  /** What is on the list by kind and id, with what each was in; read once for as long as nothing is added. */
  let index = { size: -1, byKind: new Map<string, Map<string, Set<string>>>() };
  function indexed(): (typeof index)["byKind"] {
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size === index.size) return index.byKind;
    const byKind: (typeof index)["byKind"] = new Map();
    for (const { kind, id, within } of parts().flatMap(({ refs }) => refs)) {
      const ids = byKind.get(kind) ?? new Map<string, Set<string>>();
      byKind.set(kind, ids.set(id, (ids.get(id) ?? new Set()).add(within)));
    }
    index = { size, byKind };
    return byKind;
  }

  return {
    /** Ids of workshops that were erased whole. */
    ids: (): string[] => lines().filter((line) => !line.includes(" ")),

    /** What was taken back out of workshops. */
    parts,

    /** Of these ids, those under which something of this kind was taken back; with `within`, out of that. */
    having(kind: string, ids: readonly string[], within?: string): ReadonlySet<string> {
      if (ids.length === 0) return new Set();
      const gone = indexed().get(kind);
      return new Set(ids.filter((id) => (within === undefined ? gone?.has(id) : gone?.get(id)?.has(within))));
    },

    /** Puts a workshop on the list. */
    add: (workshopId: string): void => append(workshopId),

    /** Puts parts of a workshop on the list. */
    addParts({ id, workshopId, refs }: ErasedParts): void {
      append([id, workshopId, ...refs.map((ref) => `${ref.kind}:${ref.id}:${ref.within}`)].join(" "));
    },

    /** Takes parts off the list again that were not erased after all. */
    strikeParts: (id: string): void => append(`${STRUCK}${id}`),
  };
}

/** Before the id of what is off the list again; two words, so that no workshop and no parts are taken for it. */
const STRUCK = "not ";

function partsIn(line: string): ErasedParts | null {
  const [id, workshopId, ...rest] = line.split(" ");
  if (!id || !workshopId || rest.length === 0) return null;
  const refs = rest.map((ref) => {
    const [kind = "", refId = "", within = ""] = ref.split(":");
    return { kind, id: refId, within };
  });
  return { id, workshopId, refs };
}
