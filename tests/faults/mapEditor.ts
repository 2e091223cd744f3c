import type { LaneId, NoteId } from "@longtable/shared/kernel/ids";
import * as Y from "yjs";
import { createBoardPeer } from "../support/boardPeer.ts";
import type { Random } from "../support/random.ts";
import { until } from "../support/until.ts";

interface MapEditorOptions {
  wsUrl: string;
  boardId: string;
  token: string;
  random: Random;
}

/** Words as they were after an edit, and how far this client's clock was then. */
interface Version {
  clock: number;
  text: string;
}

const MOST_NOTES = 40;

/** A facilitator's stock client that edits a map all the time and remembers what the server called saved. */
export function createMapEditor({ wsUrl, boardId, token, random }: MapEditorOptions) {
  const peer = createBoardPeer({ wsUrl, boardId, token, by: "subprotocol" });
  const { doc, board, saved } = peer;
  const versions = new Map<string, Version[]>();
  const clock = () => Y.getState(doc.store, doc.clientID);
  let edits = 0;

  /** One transaction, so one update: it is there whole or not at all. */
  function editOnce(): void {
    edits += 1;
    const text = `map edit ${edits}`;
    const known = [...versions.keys()];
    const id = known.length < MOST_NOTES && random.chance(0.3) ? `map-${edits}` : (random.pick([...known, ""]) ?? "");
    if (id === "") {
      renameLane(text);
      return;
    }
    if (board.hasNote(id)) board.changeNote(id as NoteId, { text, at: { x: edits, y: edits } }, "test");
    else board.addNote({ id: id as NoteId, text }, "test");
    versions.set(id, [...(versions.get(id) ?? []), { clock: clock(), text }]);
  }

  function renameLane(label: string): void {
    const lane = random.pick(board.listLanes());
    board.rename("lanes", lane.id as LaneId, label, "test");
  }

  const savedVector = () => Y.decodeStateVector(saved.at(-1) ?? new Uint8Array([0]));

  return {
    peer,
    /** The last state vector that came with `saved`. */
    savedVector,
    /** Edits until `isOver`, never more than two ahead of `saved`. */
    async edit(isOver: () => boolean): Promise<void> {
      while (!isOver()) {
        const heard = saved.length;
        for (let count = random.int(1, 2); count > 0; count -= 1) editOnce();
        await until(() => isOver() || saved.length > heard, { what: "saved" });
      }
    },
    /** Compares a board read from the server with what it called saved. */
    faults(read: Y.Doc): string[] {
      const faults: string[] = [];
      for (const [client, savedClock] of savedVector()) {
        const got = Y.getState(read.store, client);
        if (got < savedClock) faults.push(`client ${client} is at ${got}, saved was ${savedClock}`);
      }
      const ownSaved = savedVector().get(doc.clientID) ?? 0;
      const words = new Map([...read.getMap<Y.Map<unknown>>("notes")].map(([id, note]) => [id, `${note.get("text")}`]));
      for (const [id, list] of versions) {
        const last = list.findLastIndex((version) => version.clock <= ownSaved);
        if (last < 0) continue;
        const may = list.slice(last).map(({ text }) => text);
        if (!may.includes(words.get(id) ?? "")) faults.push(`${id} reads "${words.get(id)}", saved was "${may[0]}"`);
      }
      return faults;
    },
    /** Resolves when everything this client ever did is saved. */
    allSaved: () => until(() => (savedVector().get(doc.clientID) ?? 0) >= clock(), { what: "all saved" }),
    editCount: () => edits,
  };
}
export type MapEditor = ReturnType<typeof createMapEditor>;
