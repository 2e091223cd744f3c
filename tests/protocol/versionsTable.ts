import { VERSION_LIMITS } from "@longtable/shared/versions/versions.types";
import { openMap } from "../support/openMap.ts";
import type { RunningServer } from "../support/testServer.ts";
import type { Row } from "./commandTable.ts";

/** What commands about versions have to name. */
export interface VersionThings {
  /** A map with a note that was sense-checked. */
  checkedMapId: string;
  /** A board as it was, kept by a host. */
  snapshotId: string;
}

/** A sense-checked map, and what was kept of it. */
export async function makeVersions(server: RunningServer, who: { facilitator: string }): Promise<VersionThings> {
  const { api } = server;
  const { boardId } = await openMap(server, who);
  await api.run(who.facilitator, "board.addNote", { boardId, text: "on the map" });
  await api.run(who.facilitator, "map.review", { boardId, by: "The carers' group" });
  const kept = { boardId, name: "Before lunch" };
  const { snapshotId } = await api.run<{ snapshotId: string }>(who.facilitator, "snapshot.keep", kept);
  return { checkedMapId: boardId, snapshotId };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "__proto__", long(41), 5, true, {}, [], null];
const TITLE = ["", "  ", long(121), 5, null, {}];
const host = { allows: ["facilitator"] } as const;
const ofMap = { ...host, mustExist: ["boardId"] } as const;
const ofKept = { ...host, mustExist: ["snapshotId"] } as const;

/** Commands about maps now and later, and boards as they were, as `COMMANDS` lists them. */
export const VERSIONS: Readonly<Record<string, Row>> = {
  "map.copy": {
    ...ofMap,
    good: ({ checkedMapId }) => ({ boardId: checkedMapId, as: "future", title: "As it is to be" }),
    bad: { boardId: ID, as: ["", "past", 5, null], title: TITLE },
    required: ["boardId", "as"],
  },
  "map.setState": {
    ...ofMap,
    good: ({ checkedMapId }) => ({ boardId: checkedMapId, state: "current" }),
    bad: { boardId: ID, state: ["", "past", 5, {}] },
    required: ["boardId", "state"],
  },
  "map.review": {
    ...ofMap,
    good: ({ checkedMapId }) => ({ boardId: checkedMapId, by: "Peer supporters", note: "Waiting was missing" }),
    bad: {
      boardId: ID,
      by: ["", "  ", long(VERSION_LIMITS.byChars + 1), 5, null],
      note: [long(VERSION_LIMITS.noteChars + 1), 5, null, {}],
    },
    required: ["boardId", "by"],
  },
  "map.confirm": {
    ...ofMap,
    good: ({ checkedMapId }) => ({ boardId: checkedMapId }),
    bad: { boardId: ID },
    required: ["boardId"],
  },
  "map.reopen": {
    ...ofMap,
    good: ({ checkedMapId }) => ({ boardId: checkedMapId }),
    bad: { boardId: ID },
    required: ["boardId"],
  },
  "snapshot.keep": {
    ...ofMap,
    good: ({ checkedMapId }) => ({ boardId: checkedMapId, name: "After lunch" }),
    bad: { boardId: ID, name: ["", "  ", long(VERSION_LIMITS.nameChars + 1), 5, null, {}] },
    required: ["boardId", "name"],
  },
  "snapshot.remove": {
    ...ofKept,
    good: ({ snapshotId }) => ({ snapshotId }),
    bad: { snapshotId: ID },
    required: ["snapshotId"],
  },
  "snapshot.copy": {
    ...ofKept,
    good: ({ snapshotId }) => ({ snapshotId, title: "As it was" }),
    bad: { snapshotId: ID, title: TITLE },
    required: ["snapshotId"],
  },
};
