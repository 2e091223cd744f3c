import type { RowProblem, TableWish } from "@longtable/shared/import/table.plan";
import type { WireError } from "@longtable/shared/kernel/userError";

/** An import that was refused: what the server says, with the rows or the place it speaks of. */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly messageKey: string | null;
  readonly where: string | null;

  constructor(error: (Partial<WireError> & { where?: string; rows?: readonly RowProblem[] }) | null) {
    super(error?.messageKey ?? "the import was not answered");
    this.messageKey = error?.messageKey ?? null;
    this.where = error?.where ?? null;
  }
}

interface Sending {
  token: string;
  workshopId: string;
  /** The same for every try of one import, so that a lost answer does not bring it twice. */
  key: string;
}

export interface DoneImport {
  id: string;
  notes: number;
  /** How much of the file stayed away because it was taken back on this server. */
  stayedAway?: number;
}

async function send(path: string, { token, key }: Pick<Sending, "token" | "key">, body: Blob): Promise<DoneImport> {
  const response = await fetch(path, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": body.type, "Idempotency-Key": key },
    body,
  }).catch(() => null);
  if (!response) throw new ImportError(null);
  const answer = (await response.json().catch(() => null)) as { import?: DoneImport; error?: WireError } | null;
  if (!response.ok || !answer?.import) throw new ImportError(answer?.error ?? null);
  return answer.import;
}

const pathOf = ({ workshopId }: Sending) => `/api/workshops/${encodeURIComponent(workshopId)}/import`;

/** Sends a table, read as the person chose. */
export function sendTable(
  sending: Sending,
  text: string,
  wish: TableWish & { boardId: string | null; title: string; delimiter: string; isSkipping: boolean },
): Promise<DoneImport> {
  const query = new URLSearchParams({
    ...(wish.boardId !== null ? { board: wish.boardId } : { title: wish.title }),
    shape: wish.shape,
    header: wish.hasHeader ? "1" : "0",
    columns: wish.columns.join(","),
    delimiter: wish.delimiter,
    encoding: "utf-8",
    skip: wish.isSkipping ? "1" : "0",
  });
  return send(`${pathOf(sending)}?${query}`, sending, new Blob([text], { type: "text/csv" }));
}

/** Sends a file that Longtable wrote. */
export const sendFile = (sending: Sending, file: Blob): Promise<DoneImport> =>
  send(pathOf(sending), sending, new Blob([file], { type: "application/json" }));

/** So many things of one kind that stayed, because somebody has used or changed them since. */
export interface Stayed {
  what: string;
  count: number;
}

/** Something that came in lately and can be taken back still; `at` in milliseconds since 1970. */
export interface RecentImport {
  id: string;
  at: number;
  notes: number;
  boards: number;
}

type Place = Omit<Sending, "key">;

const importsPath = ({ workshopId }: Place) => `/api/workshops/${encodeURIComponent(workshopId)}/imports`;

/** What can be taken back, the newest first; empty where the server does not answer. */
export async function listImports(place: Place): Promise<readonly RecentImport[]> {
  const headers = { Authorization: `Bearer ${place.token}` };
  const response = await fetch(importsPath(place), { headers }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as { imports?: RecentImport[] } | null;
  return response?.ok ? (answer?.imports ?? []) : [];
}

/** Takes an import back and answers what stayed; null when it could not be taken back. */
export async function undoImport(place: Place, importId: string): Promise<readonly Stayed[] | null> {
  const headers = { Authorization: `Bearer ${place.token}` };
  const path = `${importsPath(place)}/${encodeURIComponent(importId)}`;
  const response = await fetch(path, { method: "DELETE", headers }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as { stayed?: Stayed[] } | null;
  return response?.ok ? (answer?.stayed ?? []) : null;
}
