import type { BoardId, StoryId } from "@longtable/shared/kernel/ids";
import type { StartStories } from "@longtable/shared/story/startStories.types";
import type { Evidence } from "@longtable/shared/story/story.schema";
import { openNames, wordsToLookThrough } from "@longtable/shared/story/thirdParties.rules";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { SlipCodes } from "./slips.ts";
import { addLink, keepBoardScope, putLast, putStory, type StoredStory, setListedNames } from "./story.store.ts";

/** How stories come into a workshop from elsewhere than a command: the filled demo, and files that are brought in. */
export function createStoryStart({ codeOf, hash }: SlipCodes) {
  async function keep(sql: Sql, workshopId: string, story: StoredStory): Promise<void> {
    await putStory(sql, workshopId, story, hash(codeOf(story.id)));
    await putLast(sql, workshopId, story.id);
    for (const link of story.links) await addLink(sql, workshopId, story.id, link);
  }

  return {
    /** A piece of evidence of a file: somebody else's from now on, and looked through, as it was where it came from. */
    async keepImported(sql: Sql, workshopId: string, evidence: Omit<Evidence, "tableId" | "isChecked">): Promise<void> {
      const names = openNames(wordsToLookThrough(evidence), [], []);
      const confirmed = names.map((name) => ({ name, byHost: true }));
      const nobody = { tableId: null, participantId: null, seatId: null } as const;
      await keep(sql, workshopId, { ...evidence, ...nobody, isTicked: true, confirmed, revision: 0 });
    },

    /** What the demo has, each story under an id of its own. */
    async startStories(
      sql: Sql,
      workshopId: string,
      { names, scopes, stories }: StartStories,
      boardIds: ReadonlyMap<string, BoardId>,
    ): Promise<void> {
      await setListedNames(sql, workshopId, names);
      for (const { boardKey, scope } of scopes) {
        const boardId = boardIds.get(boardKey);
        if (boardId) await keepBoardScope(sql, boardId, scope);
      }
      for (const { links, ...story } of stories) {
        const kept = links.flatMap(({ boardKey, noteId }) => {
          const boardId = boardIds.get(boardKey);
          return boardId ? [{ boardId, noteId }] : [];
        });
        const nobody = { tableId: null, participantId: null, seatId: null, reference: "", pseudonym: "" } as const;
        const id = newId<StoryId>();
        await keep(sql, workshopId, { ...story, ...nobody, id, links: kept, confirmed: [], revision: 0 });
      }
    },
  };
}
