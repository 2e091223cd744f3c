import { imports } from "../../i18n/en/imports.ts";
import { addWords } from "../../i18n/t.ts";
import { newId } from "../../session/newId.ts";
import { ImportError } from "./importApi.ts";
import { problemWords } from "./problemWords.ts";

addWords({ imports });

type Brought = { id: string; title: string } | { problem: string };

/** One for each file that is chosen: sent again after no answer came, it makes no second workshop. */
const wishes = new Map<string, string>();

/** Makes a workshop of a file that was saved of one, with the organiser's key. */
export async function bringWorkshop(key: string, file: File): Promise<Brought> {
  const name = `${file.name} ${file.size} ${file.lastModified}`;
  const wish = wishes.get(name) ?? newId();
  wishes.set(name, wish);
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json", "Idempotency-Key": wish };
  const response = await fetch("/api/workshops/import", { method: "POST", headers, body: file }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as {
    workshop?: { id: string; title: string };
    error?: ConstructorParameters<typeof ImportError>[0];
  } | null;
  // Answered, it is over: the same file chosen again makes another workshop.
  if (response) wishes.delete(name);
  if (response?.ok && answer?.workshop) return answer.workshop;
  return { problem: problemWords(new ImportError(answer?.error ?? null)) };
}
