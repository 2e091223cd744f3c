import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import type { Ballot } from "../counts.ts";
import type { Device } from "./device.ts";

interface KeptNote {
  text: string;
  boardId: BoardId;
  by: Device;
}

/** What the server has acknowledged; each must be there once at the end. */
export interface Records {
  notes: Map<NoteId, KeptNote>;
  /** By round, then by participant: the last ballot. */
  ballots: Map<string, Map<string, Ballot>>;
  /** By proposal, then by participant: the last answer. */
  positions: Map<string, Map<string, string>>;
  /** What merges were to bring from tables to the room's boards. */
  merged: { boardId: BoardId; texts: readonly string[] }[];
  /** By check, then by participant: the last answer. */
  checks: Map<string, Map<string, number>>;
}

export const createRecords = (): Records => ({
  notes: new Map(),
  merged: [],
  ballots: new Map(),
  positions: new Map(),
  checks: new Map(),
});

/** Keeps a person's answer to something, in place of an earlier one. */
export function keepAnswer<T>(kept: Map<string, Map<string, T>>, to: string, { participantId }: Device, answer: T) {
  const answers = kept.get(to) ?? new Map<string, T>();
  if (participantId) answers.set(participantId, answer);
  kept.set(to, answers);
}
