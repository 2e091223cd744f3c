import { LIMITS } from "../kernel/limits.ts";

/**
 * Tags are short plain words on a note. Each stands under a key of its own that is made from its word, so that two people
 * who add tags at once add both, and the same word twice is one tag.
 */
const PREFIX = "tag:";
const KEY_PATTERN = /^tag:[0-9a-z]{1,11}$/;

/** What people typed as a tag: without a leading #, with single spaces; null when it is empty, too long, or a list. */
export function cleanTag(words: string): string | null {
  const tag = words
    .normalize("NFC")
    .replace(/^[\s#]+/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  return tag === "" || tag.length > LIMITS.tagChars || /[\p{Cc},;]/u.test(tag) ? null : tag;
}

/** The key a tag stands under; the same for a word in any case. 53 bits of a hash, so that words do not become names. */
export function tagKey(tag: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of tag.toLowerCase()) {
    const code = letter.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${PREFIX}${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}

export const isTagKey = (key: string): boolean => key.startsWith(PREFIX) && KEY_PATTERN.test(key);

/** Whether a document may hold this under that key: the tag that the key was made from. */
export const isTagUnder = (key: string, value: unknown): value is string =>
  typeof value === "string" && cleanTag(value) === value && tagKey(value) === key;

/** Tags in the order everyone sees them. */
export const inTagOrder = (tags: Iterable<string>): string[] =>
  [...tags].sort((a, b) => {
    const [one, other] = [a.toLowerCase(), b.toLowerCase()];
    return one < other ? -1 : one > other ? 1 : 0;
  });

export const sameTag = (one: string, other: string): boolean => tagKey(one) === tagKey(other);

/** Why a tag may not be added to a note with these, or null. */
export function addTagDenial(tags: readonly string[], tag: string): "tagsFull" | null {
  return tags.length >= LIMITS.tagsPerNote && !tags.some((held) => sameTag(held, tag)) ? "tagsFull" : null;
}

/** Every tag of these notes once, with how many notes have it; the most used first. */
export function countTags(notes: readonly { tags?: readonly string[] }[]): { tag: string; count: number }[] {
  const found = new Map<string, { tag: string; count: number }>();
  for (const { tags = [] } of notes) {
    for (const tag of tags) {
      const held = found.get(tagKey(tag));
      if (held) held.count += 1;
      else found.set(tagKey(tag), { tag, count: 1 });
    }
  }
  const order = inTagOrder([...found.values()].map(({ tag }) => tag));
  return [...found.values()].sort((a, b) => b.count - a.count || order.indexOf(a.tag) - order.indexOf(b.tag));
}
