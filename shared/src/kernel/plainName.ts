/** Marks that turn the direction of what follows, and what nobody sees; of the latter, joiners and picture styles may be needed. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;
const NEEDED = "\u200c\u200d\ufe0e\ufe0f";
const CONTROLS = /\p{Cc}+/gu;
/** Joins letters of some scripts, keeps them apart in others, and makes one picture of several; between such alone. */
const JOINERS = /[\u200c\u200d]+/gu;
const JOINABLE_BEFORE = /[\p{L}\p{M}\p{Emoji}]$/u;
const JOINABLE_AFTER = /^[\p{L}\p{M}\p{Emoji}]/u;

/** A name as people read it: without marks that nobody sees and that could make one look like another. May be empty. */
export function plainName(text: string): string {
  const seen = text.replace(UNSEEN, (mark) => (NEEDED.includes(mark) ? mark : "")).replace(CONTROLS, " ");
  const joined = seen.replace(JOINERS, (joiners, at: number) => {
    const isBetween = JOINABLE_BEFORE.test(seen.slice(0, at)) && JOINABLE_AFTER.test(seen.slice(at + joiners.length));
    return isBetween ? joiners.slice(0, 1) : "";
  });
  return joined.trim();
}

const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}\s\ufff9-\ufffb]/u;

/** True for a text in which there is nothing that anybody could read. */
export const isBlank = (text: string): boolean => !SEEN.test(text);

/** True for a text that says something, and nothing that anybody could read. */
export const isUnseen = (text: string): boolean => text.trim() !== "" && isBlank(text);
