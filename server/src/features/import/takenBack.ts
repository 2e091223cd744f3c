import type { FilePin } from "@longtable/shared/import/boardMarks";
import type { FileScenario } from "@longtable/shared/import/scenarioFile";
import { withoutNotes } from "@longtable/shared/import/withoutNotes.doc";
import { aboutIdOf, nameIdOf } from "@longtable/shared/scenarios/scenario.rules";
import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import { type BoardToWrite, type OpenedImport, withoutThese } from "./readImport.ts";

/** Which of these ids stand on the list of what was taken back on this server, as things of this kind, or as parts of one. */
export type TakenBack = (kind: string, ids: readonly string[], within?: string) => ReadonlySet<string>;

/** A file without what was taken back on this server since it was made. */
export interface StillGiven {
  read: OpenedImport;
  /** Notes that stay away, also those that the file only names, and the words they had on its boards. */
  noteIds: ReadonlySet<string>;
  wordings: string[];
  /** How many notes, pins, lives and late ideas stay away. */
  stayedAway: number;
}

/** Boards of a file without notes that were taken back, which takes a while; each for the notes that it was cut for. */
export type CutBoards = ReadonlyMap<BoardToWrite, Cut>;

interface Cut {
  gone: readonly string[];
  update: BoardToWrite["update"];
  wordings: readonly string[];
}

/** Cuts what can be cut before the transaction, board by board, so that a large file holds up nobody. */
export async function cutBeforehand(read: OpenedImport, takenBack: TakenBack): Promise<CutBoards> {
  const noteIds = goneFrom(read, takenBack);
  const cuts = new Map<BoardToWrite, Cut>();
  for (const board of read.boards) {
    const cut = cutBoard(board, noteIds);
    if (cut.gone.length === 0) continue;
    cuts.set(board, cut);
    await new Promise((next) => setImmediate(next));
  }
  return cuts;
}

/** A board that has none of these notes is not opened; nor is one that was cut for the very same before. */
function cutBoard(board: BoardToWrite, noteIds: ReadonlySet<string>, before?: Cut): Cut {
  const gone = board.noteIds.filter((id) => noteIds.has(id));
  if (gone.length === 0) return { gone, update: board.update, wordings: [] };
  const isSame = before?.gone.length === gone.length && before.gone.every((id) => noteIds.has(id));
  return isSame ? before : { gone, ...withoutNotes(board.update, new Set(gone)) };
}

/** Notes that a file has or names and that were taken back, with what was merged from them. */
function goneFrom(read: OpenedImport, takenBack: TakenBack): Set<string> {
  const wordings = read.boards.flatMap((board) => board.wordings);
  const listed = takenBack("note", noteIdsIn(read));
  const merged = wordings.filter(({ id }) => listed.has(id)).map(({ noteId }) => noteId);
  return new Set([...listed, ...merged]);
}

/** Takes out of a file whatever was taken back: notes with what was merged from them, pins, lives on maps, late ideas. */
export function stillGiven(read: OpenedImport, takenBack: TakenBack, cuts: CutBoards): StillGiven {
  const wordings = read.boards.flatMap((board) => board.wordings);
  const noteIds = goneFrom(read, takenBack);
  const gone = {
    noteIds,
    pins: takenBack("pin", idsOf(read.boards.flatMap(({ marks }) => marks.pins))),
    answers: takenBack(
      "pinAnswer",
      read.boards.flatMap(({ marks }) => marks.pins.map(answerIdOf)),
    ),
    scenarios: takenBack("scenario", idsOf(read.boards.flatMap(({ marks }) => marks.scenarios))),
  };
  const images = takenBack("image", idsOf(read.images));
  const stories = takenBack("story", idsOf(read.workshop?.evidence ?? []));
  const ideas = takenBack("idea", idsOf(read.workshop?.followThrough?.ideaBox ?? []));
  const words: string[] = wordings
    .filter(({ noteId, id }) => noteIds.has(noteId) || noteIds.has(id))
    .map(({ text }) => text);
  const hasParts =
    takenBack(
      "scenario",
      read.boards.flatMap(({ marks }) => marks.scenarios.flatMap(partIdsOf)),
    ).size > 0;
  const boards = read.boards.map((board) => {
    const cut = cutBoard(board, noteIds, cuts.get(board));
    words.push(...cut.wordings, ...keptWordings(board, noteIds));
    const scenarios = hasParts
      ? board.marks.scenarios.map((one) => withoutParts(one, takenBack))
      : board.marks.scenarios;
    return withoutGone({ ...board, update: cut.update, marks: { ...board.marks, scenarios } }, gone);
  });
  const named = new Set([
    ...boards.flatMap(({ marks }) => marks.images.map(({ imageId }) => imageId)),
    ...(read.workshop?.evidence ?? []).flatMap(({ id, image }) => (!stories.has(id) && image?.imageId) || []),
  ]);
  const away = read.boards.flatMap((board) => board.noteIds.filter((id) => noteIds.has(id))).length;
  return {
    read: {
      boards,
      tables: read.tables,
      circles: read.circles,
      workshop: read.workshop && withoutIdeas(read.workshop, ideas),
      // What only notes and stories showed that stay away stays away with them.
      images: read.images.filter(({ id }) => named.has(id) && !images.has(id)),
    },
    noteIds,
    wordings: words,
    stayedAway: away + gone.pins.size + gone.scenarios.size + ideas.size,
  };
}

interface Gone {
  noteIds: ReadonlySet<string>;
  pins: ReadonlySet<string>;
  answers: ReadonlySet<string>;
  scenarios: ReadonlySet<string>;
}

function withoutGone(board: BoardToWrite, { noteIds, pins, answers, scenarios }: Gone): BoardToWrite {
  return {
    ...board,
    noteIds: board.noteIds.filter((id) => !noteIds.has(id)),
    snapshots: board.snapshots.map(withoutThese(noteIds)),
    wordings: board.wordings.filter(({ noteId, id }) => !noteIds.has(noteId) && !noteIds.has(id)),
    marks: {
      ...board.marks,
      pins: board.marks.pins
        .filter(({ id }) => !pins.has(id))
        .map((pin) =>
          answers.has(answerIdOf(pin)) ? { ...pin, answer: null, answerId: null, state: "open" as const } : pin,
        ),
      images: board.marks.images.filter(({ noteId }) => !noteIds.has(noteId)),
      scenarios: board.marks.scenarios.filter(({ id }) => !scenarios.has(id)),
    },
  };
}

const partIdsOf = ({ id, needs, visits }: FileScenario): string[] => [
  ...[...idsOf(needs), ...idsOf(visits)],
  ...[nameIdOf(id), aboutIdOf(id)],
];

/** A person stays where only something that somebody else wrote of them was taken back. */
function withoutParts(scenario: FileScenario, takenBack: TakenBack): FileScenario {
  const { id, needs, visits } = scenario;
  const [nameId, aboutId] = [nameIdOf(id), aboutIdOf(id)];
  const gone = takenBack("scenario", partIdsOf(scenario), id);
  if (gone.size === 0) return scenario;
  return {
    ...scenario,
    pseudonym: gone.has(nameId) ? TAKEN_BACK : scenario.pseudonym,
    about: gone.has(aboutId) ? "" : scenario.about,
    needs: needs.filter((need) => !gone.has(need.id)),
    visits: visits.filter((visit) => !gone.has(visit.id)),
  };
}

type FileWorkshop = NonNullable<OpenedImport["workshop"]>;

function withoutIdeas(file: FileWorkshop, ideas: ReadonlySet<string>): FileWorkshop {
  const { followThrough } = file;
  if (!followThrough || ideas.size === 0) return file;
  const ideaBox = followThrough.ideaBox?.filter(({ id }) => !ideas.has(id));
  return { ...file, followThrough: { ...followThrough, ...(ideaBox && { ideaBox }) } };
}

/** Every note on a board as it was, once for each time it was kept. */
const keptNotes = ({ snapshots }: BoardToWrite) => snapshots.flatMap(({ content }) => content.roots.notes ?? []);

const keptWordings = (board: BoardToWrite, ids: ReadonlySet<string>): string[] =>
  keptNotes(board).flatMap(({ id, text }) => (ids.has(id) && typeof text === "string" ? [text] : []));

/** What an answer was taken back by: in files of before answers had ids, its pin's. */
const answerIdOf = ({ id, answerId }: FilePin): string => answerId ?? id;

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** Every note that a file has or speaks of. */
function noteIdsIn({ boards, workshop }: OpenedImport): string[] {
  const onBoards = boards.flatMap((board) => [
    ...board.noteIds,
    ...board.wordings.map(({ id }) => id),
    ...idsOf(keptNotes(board)),
  ]);
  if (!workshop) return onBoards;
  const voted = (workshop.votes?.rounds ?? []).flatMap(({ candidates }) => candidates.map(({ noteId }) => noteId));
  const decided = [...workshop.decisions, ...workshop.agreements].flatMap(({ noteIds }) => noteIds);
  const marked = (workshop.followThrough?.ideas ?? []).map(({ noteId }) => noteId);
  return [...onBoards, ...voted, ...decided, ...marked];
}
