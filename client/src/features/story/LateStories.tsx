import { useLate } from "../../ui/useLate.ts";
import type { StoryCardProps } from "./phone/StoryCard.tsx";

const load = () => import("./phone/StoryCard.tsx");

/** Telling a story, on a phone. It comes right behind the page. */
export function LateStories(props: StoryCardProps) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
