import { LIMITS } from "@longtable/shared/kernel/limits";
import { openMap } from "../support/openMap.ts";
import type { RunningServer } from "../support/testServer.ts";
import { ID, long, NOT_AN_ID } from "./badValues.ts";

/** What the commands for work on ideas have to name. */
export interface IdeasThings {
  /** The participant's own note and one of the host's, which no vote is about; and two that are merged. */
  ownIdeaId: string;
  hostIdeaId: string;
  mergedIdeaId: string;
  headIdeaId: string;
  /** Another board, open to everyone. */
  otherBoardId: string;
}

interface Who {
  facilitator: string;
  participant: string;
  boardId: string;
}

/** Four notes that no vote is about, two of them merged, and another board. */
export async function makeIdeas(server: RunningServer, who: Who): Promise<IdeasThings> {
  const { boardId, facilitator } = who;
  const add = async (token: string, text: string) =>
    (await server.api.run<{ noteId: string }>(token, "board.addNote", { boardId, text })).noteId;
  const [headIdeaId, mergedIdeaId] = [await add(facilitator, "Night buses"), await add(facilitator, "Buses at night")];
  const noteIds = [headIdeaId, mergedIdeaId];
  await server.api.run(facilitator, "board.mergeNotes", { boardId, noteIds, headId: headIdeaId });
  const map = await openMap(server, who);
  return {
    ownIdeaId: await add(who.participant, "A tea round"),
    hostIdeaId: await add(facilitator, "Tea for all"),
    headIdeaId,
    mergedIdeaId,
    otherBoardId: map.boardId,
  };
}

interface Things extends IdeasThings {
  boardId: string;
}

const LIST = ["x", {}, null, [], ["a b"], [5], ["__proto__"], Array.from({ length: 201 }, (_, n) => `n${n}`)];
const ALL = ["facilitator", "participant"] as const;
const HOST = ["facilitator"] as const;

export const IDEAS = {
  "board.tagNotes": {
    good: ({ boardId, ownIdeaId }: Things) => ({ boardId, noteIds: [ownIdeaId], tag: "#night", isOn: true }),
    bad: {
      boardId: ID,
      noteIds: LIST,
      tag: ["", " # ", "a,b", long(LIMITS.tagChars + 1), 5, null, {}, ["tag"]],
      isOn: ["true", 1, null],
    },
    required: ["boardId", "noteIds", "tag", "isOn"],
    allows: ALL,
    mustExist: ["boardId", "noteIds"],
  },
  "board.mergeNotes": {
    good: ({ boardId, ownIdeaId, hostIdeaId }: Things) => ({
      boardId,
      noteIds: [ownIdeaId],
      headId: hostIdeaId,
    }),
    bad: { boardId: ID, noteIds: LIST, headId: ID },
    required: ["boardId", "noteIds", "headId"],
    allows: HOST,
    mustExist: ["boardId", "noteIds", "headId"],
  },
  "board.splitNotes": {
    good: ({ boardId, mergedIdeaId }: Things) => ({ boardId, noteIds: [mergedIdeaId] }),
    bad: { boardId: ID, noteIds: LIST },
    required: ["boardId", "noteIds"],
    allows: HOST,
    mustExist: ["boardId", "noteIds"],
  },
  "board.copyNotes": {
    good: ({ boardId, ownIdeaId, otherBoardId }: Things) => ({
      boardId,
      noteIds: [ownIdeaId],
      toBoardId: otherBoardId,
    }),
    bad: { boardId: ID, noteIds: LIST, toBoardId: NOT_AN_ID },
    required: ["boardId", "noteIds", "toBoardId"],
    allows: ALL,
    mustExist: ["boardId", "noteIds", "toBoardId"],
  },
  "board.tellCopies": {
    good: ({ boardId, ownIdeaId }: Things) => ({
      boardId,
      copies: [{ noteId: "toldcopy1", from: { boardId, noteId: ownIdeaId } }],
    }),
    bad: {
      boardId: ID,
      copies: [
        "x",
        {},
        null,
        [],
        ["a"],
        [{ noteId: "n1" }],
        [{ noteId: "a b", from: { boardId: "b1", noteId: "n1" } }],
      ],
    },
    required: ["boardId", "copies"],
    allows: HOST,
    mustExist: ["boardId"],
  },
} as const;
