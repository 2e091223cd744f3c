import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WallParts } from "./Wall.types.ts";
import { WallMap } from "./WallMap.tsx";
import { WallNotes } from "./WallNotes.tsx";
import { WallWhole } from "./WallWhole.tsx";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** A board, part by part so that it can be read, or whole when a host asks for it. */
export function WallBoard(props: Props) {
  const { content, state } = props;
  if (content && state.wall?.isWhole) return <WallWhole {...props} content={content} />;
  return content?.type === "journeyMap" ? <WallMap {...props} /> : <WallNotes {...props} />;
}
