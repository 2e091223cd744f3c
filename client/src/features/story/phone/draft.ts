import type { Media, Scope } from "@longtable/shared/story/story.types";
import { openNames, wordsToLookThrough } from "@longtable/shared/story/thirdParties.rules";
import type { StoryWords } from "./StoryFields.tsx";

/** The pages of telling a story, in order. */
export const TELL_STEPS = ["write", "who", "names", "read"] as const;
export type TellStep = (typeof TELL_STEPS)[number];

/** A story that is not sent. Kept in memory only. */
export interface StoryDraft extends StoryWords {
  step: TellStep;
  scope: Scope | null;
  media: Media;
  confirmed: readonly string[];
  isTicked: boolean;
}

export const EMPTY_DRAFT: StoryDraft = {
  step: "write",
  text: "",
  pseudonym: "",
  picture: { imageId: null, alt: "" },
  scope: null,
  media: "text",
  confirmed: [],
  isTicked: false,
};

/** True where somebody has to look for other people in it: beyond the table. */
export const needsLook = ({ scope }: Pick<StoryDraft, "scope">): boolean => scope !== null && scope !== "table";

/** True while it would stay at the table though its teller agrees to more. */
export const isHeldBack = (draft: StoryDraft): boolean =>
  needsLook(draft) && !(draft.isTicked && openNames(wordsOf(draft), [], draft.confirmed).length === 0);

/** What is looked through for other people: the words, and those of the picture. */
export const wordsOf = ({ text, picture }: StoryWords): string =>
  wordsToLookThrough({
    title: "",
    text,
    reference: "",
    pseudonym: "",
    ...(picture.imageId !== null && { image: { alt: picture.alt } }),
  });

/** The page after or before one; the look for names is passed over where nobody needs it. */
export function stepFrom(draft: StoryDraft, by: 1 | -1): TellStep {
  const steps = TELL_STEPS.filter((step) => step !== "names" || needsLook(draft));
  return steps[Math.max(0, Math.min(steps.length - 1, steps.indexOf(draft.step) + by))] ?? "write";
}
