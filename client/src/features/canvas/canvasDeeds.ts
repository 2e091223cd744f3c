import type { NoteKind, Place, Point } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import { type Box, boxAround, fitBox, nextStop, reveal, toBoard, zoomAt } from "./camera.ts";
import type { CanvasModel, Editing } from "./canvas.model.ts";
import {
  type Direction,
  type DropTarget,
  dropTarget,
  freeOrigin,
  neighbour,
  notesIn,
  placeOf,
  placeOn,
} from "./placing.ts";

/** Width a new note starts with where its place does not say one. */
const NOTE_WIDTH = 168;
const DRAFT_HEIGHT = 66;
/** A moved note stands where it was sent within this time, or somebody else has moved it, in milliseconds. */
const ON_ITS_WAY_MS = 1_000;

interface Hooks {
  /** Words that could not be put on the board any more. */
  onKept(words: string): void;
  newKey(): string;
  /** In milliseconds. */
  now?(): number;
}

/** What a person can do on a canvas, by whichever way: hand, key, menu or toolbar. */
export function createDeeds(model: CanvasModel, { onKept, newKey, now = () => performance.now() }: Hooks) {
  let pushed = { points: new Map<NoteId, Point>(), doings: -1, at: 0 };
  const nodeOf = (id: NoteId) => model.index.get().byKey(`note:${id}`);
  const noteOf = (id: NoteId) => model.content.get().notes.find((note) => note.id === id) ?? null;
  const selected = () => [...model.selection.get()].filter((id) => nodeOf(id));
  /** The selected notes this person may change, in reading order. */
  const changeable = () => {
    const actions = model.actions.get();
    const chosen = model.selection.get();
    return model.index
      .get()
      .notes.flatMap(({ id }) => (id !== undefined && chosen.has(id as NoteId) ? [id as NoteId] : []))
      .filter((id) => actions?.canChange(id));
  };
  const locks = () => model.actions.get()?.locks;
  const isLocked = (place: Place) => locks()?.hasPlace(place) === true;
  const holdsNote = (id: NoteId) => locks()?.hasNote(id) === true;
  const sayLocked = () => showToast(t("boardList.locked"));
  const select = (ids: Iterable<NoteId>) => model.selection.set(new Set(ids));
  const centre = (): Point => {
    const { width, height } = model.view.get();
    const { left, top } = model.covered();
    return toBoard(model.camera.get(), { x: (width + left) / 2, y: (height + top) / 2 });
  };
  const show = (box: Box) => model.setCamera(reveal(model.camera.get(), box, model.view.get(), model.covered()));

  const startNew = (place: Place, at: Point | null, after: NoteId | null | undefined, box: Box, kind?: NoteKind) => {
    if (isLocked(place)) return sayLocked();
    model.selection.set(new Set());
    model.editing.set({
      key: newKey(),
      id: null,
      text: "",
      kind: kind ?? model.lastKind.get(),
      place,
      at,
      after,
      box,
    });
    show(box);
  };
  const draftBox = (target: DropTarget, point: Point): Box => {
    if (target.key === "free") return { ...point, width: NOTE_WIDTH, height: DRAFT_HEIGHT };
    const above = target.after ? nodeOf(target.after) : null;
    if (target.key.startsWith("ring:") || target.key.startsWith("rest:")) {
      return { x: point.x - NOTE_WIDTH / 2, y: point.y - 16, width: NOTE_WIDTH, height: DRAFT_HEIGHT };
    }
    const inset = target.key.startsWith("cell:") ? 5 : 10;
    const width = Math.min(NOTE_WIDTH, target.box.width - 2 * inset);
    const lowest = target.box.y + inset + (target.key.startsWith("column:") ? model.index.get().scene.headerHeight : 0);
    return {
      x: above?.x ?? target.box.x + inset,
      y: above ? above.y + above.height + 6 : Math.max(lowest, target.place === null ? point.y : lowest),
      width: above?.width ?? width,
      height: DRAFT_HEIGHT,
    };
  };

  return {
    select,
    toggle(id: NoteId) {
      const next = new Set(model.selection.get());
      if (!next.delete(id)) next.add(id);
      model.selection.set(next);
    },
    /** Puts away the open menu, or else what is chosen, or else goes back from the whole window to the page. */
    clear() {
      if (model.menu.get()) model.menu.set(null);
      else if (model.selection.get().size > 0) select([]);
      else model.isLarge.set(false);
    },
    selectAll: () => select(model.index.get().notes.flatMap(({ id }) => (id === undefined ? [] : [id as NoteId]))),
    changeable,

    /** Opens a new note where a person pointed; on a map it goes into that cell, behind the note above. */
    addAt(point: Point) {
      const actions = model.actions.get();
      if (!actions) return;
      const content = model.content.get();
      if (content.type === "free" && !actions.placesFreely) return this.addUnplaced();
      const target = dropTarget(content, model.index.get(), point);
      if (target) startNew(target.place, target.at, target.after, draftBox(target, point));
    },
    /** Where new notes go that are put down at a point. */
    spotAt(point: Point): { place: Place; at: Point | null; after?: NoteId | null } {
      return dropTarget(model.content.get(), model.index.get(), point) ?? this.spotHere();
    },
    /** Where new notes go that nobody points with: behind the chosen one, else into the middle of the view. */
    spotHere(): { place: Place; at: Point | null; after?: NoteId | null } {
      const last = selected().findLast((id) => !holdsNote(id));
      const note = last === undefined ? null : noteOf(last);
      if (note) return { place: note.place, at: note.at && { x: note.at.x + 24, y: note.at.y + 24 }, after: note.id };
      return targetHere().target ?? { place: null, at: null };
    },
    /** Opens a new note for the tray. */
    addUnplaced() {
      const at = centre();
      startNew(null, null, undefined, { ...at, width: NOTE_WIDTH, height: DRAFT_HEIGHT });
    },
    /** Opens a new note behind the selected one, else in the middle of the view; where that is locked, in the nearest open place; where there is none, in the first. */
    addHere() {
      const actions = model.actions.get();
      if (!actions) return;
      const last = selected().findLast((id) => !holdsNote(id));
      if (last !== undefined) return this.addAfter(last);
      const { type } = model.content.get();
      if (type === "free" && actions.placesFreely) return this.addAt(centre());
      const { target, isAside } = targetHere();
      if (!target) return this.addUnplaced();
      startNew(target.place, target.at, target.after, draftBox(target, centre()));
      if (isAside) showToast(t("canvas.nearestOpen"));
    },
    addAfter(id: NoteId) {
      const note = noteOf(id);
      const node = nodeOf(id);
      if (!model.actions.get() || !note || !node) return;
      const below = { x: node.x, y: node.y + node.height + 6, width: node.width, height: DRAFT_HEIGHT };
      const at = note.at ? { x: note.at.x, y: note.at.y + node.height + 12 } : null;
      startNew(note.place, at, id, below, note.kind);
    },
    edit(id: NoteId) {
      const note = noteOf(id);
      const node = nodeOf(id);
      if (!note || !node) return;
      if (holdsNote(id)) return sayLocked();
      if (!model.actions.get()?.canChange(id)) return;
      select([id]);
      model.tool.set("select");
      const { x, y, width, height } = node;
      const { text, kind, place, at } = note;
      model.editing.set({ key: newKey(), id, text, kind, place, at, after: undefined, box: { x, y, width, height } });
      show(node);
    },
    /** Ends an edit and keeps the words. Words without a letter make no new note and change none. */
    async endEditing(editing: Editing, words: string): Promise<NoteId | null> {
      if (model.editing.get()?.key === editing.key) model.editing.set(null);
      const actions = model.actions.get();
      const text = words.trim().slice(0, LIMITS.noteChars);
      if (text === "") return editing.id;
      const isShut = editing.id === null ? isLocked(editing.place) : holdsNote(editing.id);
      if (!actions || isShut) {
        if (text !== editing.text.trim()) onKept(text);
        return editing.id;
      }
      if (editing.id !== null) {
        if (text === editing.text.trim()) return editing.id;
        if (actions.editNote(editing.id, { text, from: editing.text })) return editing.id;
        // Somebody removed the note meanwhile: the words are not lost with it.
      }
      const { kind, place, at, after } = editing;
      model.lastKind.set(kind);
      const id = await actions.addNote({ text, kind, place, at, ...(after !== undefined && { after }) });
      if (id && model.editing.get() === null) select([id]);
      return id;
    },

    /** Ends an edit and opens the next note behind it, without waiting for the first to be saved. */
    endAndGoOn(editing: Editing, words: string) {
      const { box, place, at, kind } = model.editing.get() ?? editing;
      const ended = this.endEditing({ ...editing, kind }, words);
      const dy = box.height + 6;
      startNew(place, at && { ...at, y: at.y + dy }, editing.id ?? undefined, { ...box, y: box.y + dy }, kind);
      const next = model.editing.get()?.key;
      void ended.then((id) => {
        const open = model.editing.get();
        if (id && open && open.key === next) model.editing.set({ ...open, after: id });
      });
    },

    setKind(kind: NoteKind) {
      const editing = model.editing.get();
      model.lastKind.set(kind);
      if (editing?.id === null) return model.editing.set({ ...editing, kind });
      model.actions.get()?.editNotes(changeable(), { kind });
    },
    /** Puts the selected notes into a place, behind one another; `after` as in `NoteMove`. */
    moveTo(place: Place, after?: NoteId | null) {
      if (isLocked(place)) return sayLocked();
      let behind = after;
      const moves = changeable().map((id) => {
        const move = { id, place, ...(behind !== undefined && { after: behind }) };
        if (behind !== undefined) behind = id;
        return move;
      });
      if (moves.length === 0) return;
      model.actions.get()?.moveNotes(moves);
      const left = selected().filter(holdsNote).length;
      if (left > 0) showToast(t("canvas.restLocked", { count: left }));
    },
    /** Pushes the selected notes one on: among those beside them, then to the next place in that direction. */
    push(direction: Direction) {
      const ids = changeable();
      const lead = direction === "down" || direction === "right" ? ids.at(-1) : ids[0];
      const next = lead && placeOn(model.content.get(), model.index.get(), lead, direction);
      if (next) this.moveTo(next.place, next.after);
    },
    /** Moves the selected notes of a free board by board units. */
    shift(dx: number, dy: number) {
      const origin = freeOrigin(model.index.get());
      // A key that is pressed again goes on from where its note is going, which the board may not show yet.
      const isOnItsWay = pushed.doings === model.doings.get() && now() - pushed.at < ON_ITS_WAY_MS;
      const points = isOnItsWay ? pushed.points : new Map<NoteId, Point>();
      const moves = changeable().flatMap((id) => {
        const node = nodeOf(id);
        const from = points.get(id) ?? (node && { x: node.x + origin.x, y: node.y + origin.y });
        return from ? [{ id, at: { x: Math.round(from.x + dx), y: Math.round(from.y + dy) } }] : [];
      });
      if (moves.length === 0) return;
      model.actions.get()?.moveNotes(moves);
      pushed = { points: new Map(moves.map(({ id, at }) => [id, at])), doings: model.doings.get(), at: now() };
    },
    /** Moves the selection to the next note in a direction. */
    step(direction: Direction, extends_: boolean) {
      const index = model.index.get();
      const from = selected().at(-1);
      const node = from === undefined ? null : nodeOf(from);
      const next = node ? neighbour(index, node, direction) : firstInView();
      if (!next?.id) return;
      const id = next.id as NoteId;
      select(extends_ ? [...model.selection.get()].filter((held) => held !== id).concat(id) : [id]);
      show(next);
    },

    zoomBy(direction: 1 | -1) {
      const { width, height } = model.view.get();
      const camera = model.camera.get();
      model.setCamera(zoomAt(camera, { x: width / 2, y: height / 2 }, nextStop(camera.zoom, direction)));
    },
    zoomTo(zoom: number) {
      const { width, height } = model.view.get();
      model.setCamera(zoomAt(model.camera.get(), { x: width / 2, y: height / 2 }, zoom));
    },
    fit() {
      const { width, height } = model.index.get().scene;
      model.setCamera(fitBox({ x: 0, y: 0, width, height }, model.view.get()));
    },
    fitSelection() {
      const box = boxAround(selected().flatMap((id) => nodeOf(id) ?? []));
      if (box) model.setCamera(fitBox(box, model.view.get(), { padding: 80, mostZoom: 1.5 }));
    },
    show,
    notesBeside: (place: Place) => notesIn(model.content.get(), place),
  };

  /**
   * At the locked note that is chosen, or else in the middle of the view; `isAside`, in the open place nearest to that instead.
   * A locked place only where there is no other.
   */
  function targetHere(): { target: DropTarget | null; isAside: boolean } {
    const held = selected()
      .flatMap((id) => (holdsNote(id) ? (nodeOf(id) ?? []) : []))
      .at(-1);
    const from = held ? { x: held.x + held.width / 2, y: held.y + held.height / 2 } : centre();
    const asked = dropTarget(model.content.get(), model.index.get(), from);
    if (asked && !isLocked(asked.place)) return { target: asked, isAside: false };
    const open = openTarget(asked && from);
    return { target: open ?? asked, isAside: asked !== null && open !== null };
  }
  /** The open place nearest to a point; without one, the first there is. */
  function openTarget(from: Point | null): DropTarget | null {
    const index = model.index.get();
    const { type } = model.content.get();
    const roles = type === "matrix" ? ["cell"] : ["cell", "column", "ring"];
    const nodes = index.scene.nodes.filter((one) => roles.includes(one.role) && !isLocked(placeOf(one) ?? null));
    const node = from ? nodes.toSorted((one, other) => wayTo(one, from) - wayTo(other, from))[0] : nodes[0];
    if (node?.area) return dropTarget(model.content.get(), index, { x: node.area.x, y: node.area.y });
    return node ? dropTarget(model.content.get(), index, { x: node.x + 12, y: node.y + node.height - 1 }) : null;
  }
  function firstInView() {
    const { width, height } = model.view.get();
    const { x, y, zoom } = model.camera.get();
    const index = model.index.get();
    const box = { x, y, width: width / zoom, height: height / zoom };
    return index.inBox(box).find(({ role }) => role === "note") ?? index.notes[0] ?? null;
  }
}

/** How far a box is from a point, in board units; 0 inside it. */
function wayTo({ x, y, width, height }: Box, point: Point): number {
  const across = Math.max(x - point.x, 0, point.x - x - width);
  const down = Math.max(y - point.y, 0, point.y - y - height);
  return Math.hypot(across, down);
}
export type Deeds = ReturnType<typeof createDeeds>;
