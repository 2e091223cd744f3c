import { useLate } from "../../../ui/useLate.ts";
import type { StoryImageProps } from "../../images/StoryImage.tsx";

const load = () => import("../../images/StoryImage.tsx");

/** A story's picture; who reads none carries none of this. */
export function LateStoryImage(props: StoryImageProps) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
