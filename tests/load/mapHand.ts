import type { LaneId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import { type BoardPeer, createBoardPeer } from "../support/boardPeer.ts";
import type { Random } from "../support/random.ts";

interface MapHandOptions {
  wsUrl: string;
  boardId: string;
  /** Left out for a server that asks for none. */
  token?: string;
  random: Random;
  /** Told the words of each edit as it is made. */
  onEdit(text: string): void;
}

const NOTES = 30;

/** A facilitator's stock client that works on a map: adds notes, moves them between cells, changes their words. */
export function createMapHand({ wsUrl, boardId, token, random, onEdit }: MapHandOptions) {
  const peer: BoardPeer = createBoardPeer({
    wsUrl,
    boardId,
    ...(token !== undefined && { token, by: "subprotocol" as const }),
  });
  const { board } = peer;
  const texts = new Map<NoteId, string>();
  let edits = 0;
  let timer: NodeJS.Timeout | null = null;

  function editOnce(): void {
    edits += 1;
    const text = `map ${edits}`;
    const id = `hand-${edits % NOTES}` as NoteId;
    const place = {
      stepId: random.pick(board.listSteps()).id as StepId,
      laneId: random.pick(board.listLanes()).id as LaneId,
    };
    onEdit(text);
    if (texts.has(id)) board.changeNote(id, { text, place }, "hand");
    else board.addNote({ id, text, place }, "hand");
    texts.set(id, text);
  }

  return {
    peer,
    /** Id and words of every note it wrote, as they are now. */
    texts: (): ReadonlyMap<string, string> => texts,
    edits: () => edits,
    start(perSecond: number): void {
      timer = setInterval(editOnce, 1000 / perSecond);
    },
    stop(): void {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
export type MapHand = ReturnType<typeof createMapHand>;
