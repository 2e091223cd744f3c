import type { NoteId } from "../kernel/ids.ts";
import type { Evidence } from "./story.schema.ts";
import type { Scope } from "./story.types.ts";

/** What a filled workshop's notes rest on, as plain data; boards are named by the keys of its blueprint. */
export interface StartStories {
  /** Names that hosts want to be asked about. */
  names: string[];
  scopes: { boardKey: string; scope: Scope }[];
  stories: (Pick<Evidence, "kind" | "title" | "text" | "collector" | "collectedOn" | "consent"> & {
    isTicked: boolean;
    links: { boardKey: string; noteId: NoteId }[];
  })[];
}
