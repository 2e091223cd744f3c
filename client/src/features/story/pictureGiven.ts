import type { ShownStory } from "@longtable/shared/story/story.schema";

/** What of a story's picture is to be said to the server: nothing where it has and had none, null where it goes. */
export function pictureGiven(
  { imageId, alt }: { imageId: string | null; alt: string },
  story: Pick<ShownStory, "image"> | null,
): { image?: { imageId: string; alt: string } | null } {
  if (imageId !== null) return { image: { imageId, alt: alt.trim() } };
  return story?.image ? { image: null } : {};
}
