import type { Note } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

/** Notes with these words in any of their wordings, tags or names, whatever the case and the accents; in their order. */
export function findNotes(notes: readonly Note[], words: string): NoteId[] {
  const sought = plain(words.trim());
  if (sought === "") return [];
  const hasThem = ({ text, tags = [], by = "", setName = "" }: Note) =>
    [text, by, setName, ...tags.map((tag) => `#${tag}`)].some((said) => plain(said).includes(sought));
  return notes.filter((note) => [note, ...(note.merged ?? [])].some(hasThem)).map(({ id }) => id);
}
