import { isBlank } from "../kernel/plainName.ts";
import { cleanTag } from "./tags.rules.ts";

/** What people typed as a tag, as `cleanTag` has it; null also where there is nothing that anybody could read. */
export function typedTag(words: string): string | null {
  const tag = cleanTag(words);
  return tag === null || isBlank(tag) ? null : tag;
}
