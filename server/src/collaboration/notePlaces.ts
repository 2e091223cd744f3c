import { notesIn } from "@longtable/shared/board/board.doc";
import type { Note, Place } from "@longtable/shared/board/board.types";
import { readStanding } from "@longtable/shared/board/entries.doc";
import * as Y from "yjs";

/** Where notes of a board stand, without going through them. */
export interface NotePlaces {
  /** The places of notes in a part, such as `columnId` and its id; each place once, however many notes stand there. */
  within(idName: string, id: string): readonly Place[];
  /** The places of notes that were merged into the note of this id, which may be gone; each place once. */
  mergedInto(noteId: string): readonly Place[];
}

/** Fields of a note that say where it stands, and whether it is there. */
const TELLING = ["place", "mergedInto", "text"];

const known = new WeakMap<Y.Doc, NotePlaces>();

/**
 * Where the notes of a document stand, at any time: they are gone through once for each document, some ms for 2,000, and
 * from then on only those that change.
 */
export function notePlaces(doc: Y.Doc): NotePlaces {
  const places = known.get(doc) ?? followPlaces(doc);
  known.set(doc, places);
  return places;
}

function followPlaces(doc: Y.Doc): NotePlaces {
  const notes = notesIn(doc);
  const counted = new Map<string, Pick<Note, "place" | "mergedInto">>();
  /** Under what a place or a note is named by: the places, and how many notes stand at each. */
  const tallies = new Map<string, Map<string, { place: Place; notes: number }>>();

  function count({ place, mergedInto }: Pick<Note, "place" | "mergedInto">, by: 1 | -1): void {
    const names = Object.entries(place ?? {}).map(([name, id]) => `${name} ${id}`);
    if (mergedInto) names.push(`mergedInto ${mergedInto}`);
    const at = JSON.stringify(place);
    for (const name of names) {
      const tally = tallies.get(name) ?? new Map<string, { place: Place; notes: number }>();
      const left = (tally.get(at)?.notes ?? 0) + by;
      if (left > 0) tally.set(at, { place, notes: left });
      else tally.delete(at);
      if (tally.size > 0) tallies.set(name, tally);
      else tallies.delete(name);
    }
  }

  function readAgain(id: string): void {
    const before = counted.get(id);
    if (before) count(before, -1);
    counted.delete(id);
    const entry: unknown = notes.get(id);
    const now = entry instanceof Y.Map ? readStanding(entry) : null;
    if (!now) return;
    counted.set(id, now);
    count(now, 1);
  }

  for (const id of notes.keys()) readAgain(id);
  notes.observeDeep((events) => {
    for (const event of events) {
      if (!(event instanceof Y.YMapEvent)) continue;
      if (event.target === notes) for (const key of event.keysChanged) readAgain(String(key));
      else if (TELLING.some((field) => event.keysChanged.has(field))) readAgain(String(event.path[0]));
    }
  });

  const placesUnder = (name: string) => [...(tallies.get(name)?.values() ?? [])].map(({ place }) => place);
  return {
    within: (idName, id) => placesUnder(`${idName} ${id}`),
    mergedInto: (noteId) => placesUnder(`mergedInto ${noteId}`),
  };
}
