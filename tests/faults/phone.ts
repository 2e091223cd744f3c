import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Random } from "../support/random.ts";
import { createLane, NoAnswer, type Send } from "./lane.ts";

export type Ballot = Readonly<Record<string, number>>;

interface PhoneOptions {
  /** Stands at the start of every note this phone writes. */
  name: string;
  boardId: string;
  send: Send;
  random: Random;
  onAcknowledged(): void;
}

/** What a round must allow for its ballots to be made. */
export type OpenRound = Pick<Round, "id" | "dots" | "maxPerItem" | "candidates">;

const MOST_NOTES = 20;

/** A participant who writes notes and casts ballots, and remembers exactly what was acknowledged. */
export function createPhone({ name, boardId, send, random, onAcknowledged }: PhoneOptions) {
  const notes = new Map<string, string>();
  const ballots = new Map<string, Ballot>();
  const noteLane = createLane(send, onAcknowledged);
  const ballotLane = createLane(send, onAcknowledged);
  let written = 0;

  const nextText = () => {
    written += 1;
    return `${name}: ${written}`;
  };

  function changeNotes() {
    const text = nextText();
    if (notes.size < 3 || (notes.size < MOST_NOTES && random.chance(0.4))) {
      return noteLane.run<{ noteId: string }>("board.addNote", { boardId, text }, ({ noteId }) => {
        notes.set(noteId, text);
      });
    }
    const noteId = random.pick([...notes.keys()]);
    if (random.chance(0.25)) return noteLane.run("board.removeNote", { noteId }, () => notes.delete(noteId));
    if (random.chance(0.25)) return noteLane.run("board.moveNote", { noteId, afterNoteId: null }, () => {});
    return noteLane.run("board.editNote", { noteId, text }, () => notes.set(noteId, text));
  }

  function castBallot(round: OpenRound) {
    const dots = randomBallot(round, random);
    return ballotLane.run("voting.castBallot", { roundId: round.id, dots }, () => ballots.set(round.id, dots));
  }

  /** The board's notes of this phone must be those acknowledged; what is pending may have happened or not. */
  function noteFaults({ notes: all }: BoardContent): string[] {
    const own = all.filter(({ text }) => text.startsWith(`${name}: `));
    const pending = noteLane.pending();
    const maybeText = pending ? String(pending.input.text) : null;
    const faults: string[] = [];
    for (const [noteId, text] of notes) {
      const found = own.filter(({ id }) => id === noteId);
      const isPending = pending?.input.noteId === noteId;
      const mayBeGone = isPending && pending?.type === "board.removeNote";
      if (found.length === 0 && !mayBeGone) faults.push(`${noteId} "${text}" is missing`);
      for (const note of found) {
        const mayRead = isPending && pending?.type === "board.editNote" ? [text, maybeText] : [text];
        if (!mayRead.includes(note.text)) faults.push(`${noteId} reads "${note.text}", not "${text}"`);
      }
    }
    const unknown = own.filter(({ id }) => !notes.has(id));
    const mayBeNew = pending?.type === "board.addNote" ? unknown.filter(({ text }) => text === maybeText) : [];
    if (mayBeNew.length > 1) faults.push(`"${maybeText}" is there ${mayBeNew.length} times`);
    for (const { text } of unknown) if (!mayBeNew.some((note) => note.text === text)) faults.push(`"${text}" is extra`);
    return faults;
  }

  /** The ballot that counts must be the last acknowledged, or the one that was pending. */
  function ballotFaults(round: Pick<Round, "id" | "mine">): string[] {
    const pending = ballotLane.pending();
    const may = [ballots.get(round.id) ?? {}, ...(pending?.input.roundId === round.id ? [pending.input.dots] : [])];
    const found = sortedText(round.mine ?? {});
    return may.some((ballot) => sortedText(ballot as Ballot) === found) ? [] : [`${name}'s ballot is ${found}`];
  }

  return {
    name,
    ballot: (roundId: string): Ballot => ballots.get(roundId) ?? {},
    noteCount: () => notes.size,
    noteFaults,
    ballotFaults,

    /** Goes on until the connection breaks or `isOver`. */
    async write(round: OpenRound, isOver: () => boolean): Promise<void> {
      const goOn = async (step: () => Promise<unknown>) => {
        try {
          while (!isOver()) await step();
        } catch (error) {
          if (!(error instanceof NoAnswer)) throw error;
        }
      };
      await Promise.all([goOn(changeNotes), goOn(() => castBallot(round))]);
    },

    /** Sends again what was never acknowledged, as a phone does when the server is back. */
    async resend(): Promise<void> {
      await Promise.all([noteLane.resend(), ballotLane.resend()]);
    },
    isPending: () => noteLane.pending() !== null || ballotLane.pending() !== null,
  };
}
export type Phone = ReturnType<typeof createPhone>;

function randomBallot({ dots, maxPerItem, candidates }: OpenRound, random: Random): Ballot {
  let left = random.int(0, dots);
  const ballot: Record<string, number> = {};
  for (const { noteId } of random.shuffle(candidates)) {
    const here = Math.min(left, random.int(1, maxPerItem));
    if (here > 0) ballot[noteId] = here;
    left -= here;
  }
  return ballot;
}

const sortedText = (ballot: Ballot): string => JSON.stringify(Object.entries(ballot).toSorted());

/** Counts ballots by hand, apart from the code under test: dots and voters by note, notes without dots left out. */
export function recount(ballots: Iterable<Ballot>): Record<string, { dots: number; voters: number }> {
  const rows: Record<string, { dots: number; voters: number }> = {};
  for (const ballot of ballots) {
    for (const [noteId, dots] of Object.entries(ballot)) {
      const row = rows[noteId] ?? { dots: 0, voters: 0 };
      rows[noteId] = { dots: row.dots + dots, voters: row.voters + 1 };
    }
  }
  return rows;
}
