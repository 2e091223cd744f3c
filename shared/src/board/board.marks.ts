import type { NoteImage } from "../images/images.schema.ts";
import type { StepFeeling } from "../journey/feelings.schema.ts";
import type { Pin } from "../pins/pins.schema.ts";
import type { Scenario } from "../scenarios/scenario.schema.ts";
import type { Reach } from "../story/scope.rules.ts";
import type { MapStanding } from "../versions/versions.schema.ts";
import type { BoardContent } from "./board.doc.ts";
import type { Note } from "./board.types.ts";

/**
 * A person plotted over a map; for files with how far the story may go that it is told from, where it is from one. On a wall
 * ways have pages of their own: the map there says only how many visits were left unmet.
 */
export type PlottedScenario = Scenario & { storyReach?: Reach; isForWall?: true };

/** What is said of a board beside its document: no copy of the document holds any of it. */
export interface BoardMarks {
  /** How the room rated the steps of a map, where that is shown. */
  feelings?: readonly StepFeeling[];
  pins?: readonly Pin[];
  /** People plotted over a map. */
  scenarios?: readonly PlottedScenario[];
  /** Pictures on its notes. */
  images?: readonly NoteImage[];
  /** How a map stands among its versions; left out for a draft of which nobody says more. */
  standing?: Pick<MapStanding, "state" | "status">;
}

/** A board's content with its marks; the very same content where there are none. */
export function withMarks(
  content: BoardContent,
  { feelings = [], pins = [], images = [], scenarios = [], standing }: BoardMarks,
): BoardContent {
  if (feelings.length + pins.length + images.length + scenarios.length === 0 && !standing) return content;
  return {
    ...content,
    ...(images.length > 0 && { notes: withImages(content.notes, images) }),
    marks: {
      ...(feelings.length > 0 && { feelings }),
      ...(pins.length > 0 && { pins }),
      ...(images.length > 0 && { images }),
      ...(scenarios.length > 0 && { scenarios }),
      ...(standing && { standing }),
    },
  };
}

/** By the note as it is in the document: the same note with the same picture stays the same value, so that it is not laid out anew. */
const pictured = new WeakMap<Note, { image: NoteImage; note: Note }>();

function withImages(notes: readonly Note[], images: readonly NoteImage[]): Note[] {
  const byNote = new Map<string, NoteImage>(images.map((image) => [image.noteId, image]));
  return notes.map((note) => {
    const image = byNote.get(note.id);
    if (!image) return note;
    const known = pictured.get(note);
    if (known && isSame(known.image, image)) return known.note;
    const { imageId, alt, width, height, isWaiting } = image;
    const made = { ...note, image: { imageId, alt, width, height, ...(isWaiting && { isWaiting }) } };
    pictured.set(note, { image, note: made });
    return made;
  });
}

const isSame = (one: NoteImage, other: NoteImage) =>
  one.imageId === other.imageId && one.alt === other.alt && one.isWaiting === other.isWaiting;

/** A board's marks out of what is kept of a whole workshop. */
export function marksOf(
  boardId: string | null,
  all: {
    feelings?: readonly { boardId: string; steps?: readonly StepFeeling[] | undefined; isShown: boolean }[] | undefined;
    pins?: readonly Pin[] | undefined;
    scenarios?: readonly PlottedScenario[] | undefined;
    images?: readonly NoteImage[] | undefined;
    standings?: readonly MapStanding[] | undefined;
  },
): BoardMarks {
  const feelings = all.feelings?.find((one) => one.boardId === boardId);
  const standing = all.standings?.find((one) => one.boardId === boardId);
  return {
    ...(standing && isSaid(standing) && { standing }),
    feelings: feelings?.isShown ? (feelings.steps ?? []) : [],
    pins: all.pins?.filter((pin) => pin.boardId === boardId) ?? [],
    scenarios: all.scenarios?.filter((one) => one.boardId === boardId) ?? [],
    images: all.images?.filter((image) => image.boardId === boardId) ?? [],
  };
}

/** A draft of which nobody said anything says nothing on the map. */
const isSaid = ({ state, status, reviews }: MapStanding) =>
  state !== undefined || status !== "draft" || reviews.length > 0;
