import { createHash } from "node:crypto";
import { isWithdrawn } from "@longtable/shared/story/scope.rules";
import { type Looked, openNames, wordsToLookThrough } from "@longtable/shared/story/thirdParties.rules";
import type { StoredStory } from "./story.store.ts";

const hashed = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("base64url");

/** Names the words and the picture of a story, as somebody reads them who looks for other people in it. */
export const printOf = ({ title, text, reference, pseudonym, image }: Looked): string =>
  hashed([title, text, reference, pseudonym, image ?? null]).slice(0, 16);

/** What was found before, by story: looking takes a while, and every reading asks. */
const FOUND = new Map<string, { in: string; names: string[] }>();
/** More than a large workshop has. */
const MOST_FOUND = 5_000;

const folded = (name: string) => name.toLocaleLowerCase("en");

/** Names in a stored story that nobody has looked at who may: those on the list are for hosts to let stand. */
export function namesLeft(story: StoredStory, listed: readonly string[]): string[] {
  // Of what was taken back nothing is remembered here either.
  if (isWithdrawn(story)) {
    FOUND.delete(story.id);
    return [];
  }
  const words = wordsToLookThrough(story, listed);
  const key = hashed([words, story.confirmed, listed]);
  const before = FOUND.get(story.id);
  if (before?.in === key) return before.names;
  const names = lookedThrough(words, story.confirmed, listed);
  FOUND.delete(story.id);
  FOUND.set(story.id, { in: key, names });
  const [oldest] = FOUND.keys();
  if (FOUND.size > MOST_FOUND && oldest !== undefined) FOUND.delete(oldest);
  return names;
}

function lookedThrough(words: string, confirmed: StoredStory["confirmed"], listed: readonly string[]): string[] {
  const onList = new Set(listed.map(folded));
  const byAnybody = new Set(confirmed.map(({ name }) => folded(name)));
  const byHosts = confirmed.filter(({ byHost }) => byHost).map(({ name }) => name);
  const left = openNames(words, listed, byHosts);
  return left.filter((name) => onList.has(folded(name)) || !byAnybody.has(folded(name)));
}
