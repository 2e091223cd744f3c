import { imports } from "../../i18n/en/imports.ts";
import { addWords } from "../../i18n/t.ts";
import { newId } from "../../session/newId.ts";
import { ImportError } from "./importApi.ts";
import { problemWords } from "./problemWords.ts";

addWords({ imports });

type Brought = { id: string; title: string } | { problem: string };

/** Makes a workshop of a file that was saved of one, with the organiser's key. */
export async function bringWorkshop(key: string, file: File): Promise<Brought> {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json", "Idempotency-Key": newId() };
  const response = await fetch("/api/workshops/import", { method: "POST", headers, body: file }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as {
    workshop?: { id: string; title: string };
    error?: ConstructorParameters<typeof ImportError>[0];
  } | null;
  if (response?.ok && answer?.workshop) return answer.workshop;
  return { problem: problemWords(new ImportError(answer?.error ?? null)) };
}
