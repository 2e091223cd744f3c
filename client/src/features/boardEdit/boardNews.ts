import { areaKey } from "@longtable/shared/board/board.placing";
import type { Note } from "@longtable/shared/board/board.types";

/** How many notes others have added, reworded, moved and taken off. */
export interface News {
  added: number;
  changed: number;
  moved: number;
  removed: number;
}

export const NO_NEWS: News = { added: 0, changed: 0, moved: 0, removed: 0 };

/** What others did between two states of a board; what is one's own doing counts for nothing. */
export function newsBetween(before: readonly Note[], after: readonly Note[], isOwn: (id: string) => boolean): News {
  // Of thousands of notes nearly all stay the same in the same place.
  const was = new Map(before.filter((note, index) => note !== after[index]).map((note) => [note.id, note]));
  const news = { ...NO_NEWS };
  for (const note of after.filter((each, index) => each !== before[index])) {
    const old = was.get(note.id);
    was.delete(note.id);
    if (old === note || isOwn(note.id)) continue;
    if (!old) news.added += 1;
    else if (old.text !== note.text || old.kind !== note.kind || old.status !== note.status) news.changed += 1;
    else if (!standsSame(old, note)) news.moved += 1;
  }
  for (const id of was.keys()) if (!isOwn(id)) news.removed += 1;
  return news;
}

const standsSame = (one: Note, other: Note): boolean =>
  areaKey(one.place) === areaKey(other.place) &&
  one.order === other.order &&
  one.at?.x === other.at?.x &&
  one.at?.y === other.at?.y;

interface VoiceDeps {
  say(news: News): void;
  now(): number;
  /** Runs `action` after so many milliseconds; the answer cancels it. */
  later(action: () => void, milliseconds: number): () => void;
}

/** Between two times of speaking at least, in milliseconds. */
export const NEWS_PAUSE_MS = 10_000;

/** Adds up what comes and says it in one: the first at once, everything after that at most every ten seconds. */
export function createNewsVoice({ say, now, later }: VoiceDeps) {
  let saidAt = Number.NEGATIVE_INFINITY;
  let gathered = NO_NEWS;
  let cancel: (() => void) | null = null;
  const speak = () => {
    cancel = null;
    saidAt = now();
    say(gathered);
    gathered = NO_NEWS;
  };
  return {
    hear(news: News) {
      const { added, changed, moved, removed } = news;
      if (added + changed + moved + removed === 0) return;
      gathered = {
        added: gathered.added + added,
        changed: gathered.changed + changed,
        moved: gathered.moved + moved,
        removed: gathered.removed + removed,
      };
      cancel ??= later(speak, Math.max(0, saidAt + NEWS_PAUSE_MS - now()));
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
