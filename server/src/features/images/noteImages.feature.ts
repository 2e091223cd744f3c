import { type LockedPart, locksFor, placeLock } from "@longtable/shared/board/board.locks";
import { heldNotes } from "@longtable/shared/board/heldNotes";
import {
  attachImage,
  describeImage,
  detachImage,
  letImageThrough,
  putImageBack,
  setImagesOpen,
} from "@longtable/shared/images/images.commands";
import { type ImageDeed, imageDenial, isWider } from "@longtable/shared/images/images.rules";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, may } from "@longtable/shared/participation/permissions";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { findImage, letGo } from "./images.store.ts";
import {
  areImagesOpen,
  findNoteImage,
  markGone,
  type NoteAt,
  noteOwner,
  putNoteImage,
  type StoredNoteImage,
  setOpen,
} from "./noteImages.store.ts";

export interface NoteImageDeps {
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<(BoardUse & { workshopId: string; lockedParts: readonly LockedPart[] }) | null>;
  /** Throws away the files that are made of a workshop: a picture in them goes less far now. */
  dropFiles(workshopId: string): void;
}

/** Deeds that put a picture where there is none. */
const BRINGS: ReadonlySet<ImageDeed> = new Set(["attach", "putBack"]);

/** What is there before something is done to a note's picture. */
interface AtHand {
  image: StoredNoteImage | null;
  /** It goes to hosts first. */
  waits: boolean;
  /** What the note's picture may be told of: nobody but its owner sees a note that was written alone. */
  isHeld: boolean;
}

/** Pictures on notes: beside the board's document, so that what is taken off is gone from every copy. */
export function registerNoteImages(on: Register, { boardUse, dropFiles }: NoteImageDeps): void {
  /** Refuses what this seat may not do here; a note it may not read is not there for it. */
  async function requireAt(deed: ImageDeed, context: CommandContext, at: NoteAt): Promise<AtHand> {
    const { sql, seat } = context;
    const use = await boardUse(sql, at.boardId);
    const access = use?.workshopId === seat.workshopId ? boardAccess(seat, use) : "none";
    if (!use || access === "none") throw new UserError("notFound", "board.notFound");
    const note = await noteOwner(sql, seat.workshopId, at);
    const isOwnNote = note?.seatId === seat.id;
    const isHost = may(seat.role, "moderate");
    const isThere = note?.isHeld ? isOwnNote || (isHost && note.isRead) : await standsOn(context, at);
    if (!isThere) throw new UserError("notFound", "board.noteNotFound");
    const image = await findNoteImage(sql, seat.workshopId, at);
    const denial = imageDenial(deed, {
      access,
      isHost,
      isOpen: await areImagesOpen(sql, seat.workshopId),
      isOwnNote,
      isOwnImage: image !== null && image.seatId === seat.id,
      isHostsImage: image?.isHosts === true,
      isOffByOthers: image?.isOff === true && image.offSeatId !== seat.id,
    });
    if (denial) throw new UserError("forbidden", `images.${denial}`);
    const locks = locksFor(seat.role, use.lockedParts);
    // Taking one's picture off, or letting it go less far, is right wherever it stands.
    if (BRINGS.has(deed) && (await standsLocked(context, at, locks)))
      throw new UserError("forbidden", "board.partLocked");
    return { image, waits: use.isModerated === true && !isHost, isHeld: note?.isHeld === true };
  }

  async function existing(deed: ImageDeed, context: CommandContext, at: NoteAt) {
    const { image, ...rest } = await requireAt(deed, context, at);
    if (!image || image.isOff) throw new UserError("notFound", "images.notFound");
    return { image, ...rest };
  }

  on(attachImage, async ({ imageId, alt, scope, ...at }, context) => {
    const { sql, seat, now } = context;
    const { image: before, waits, isHeld } = await requireAt("attach", context, at);
    const image = await findImage(sql, seat.workshopId, imageId);
    // What somebody else brought is not theirs to put anywhere.
    if (!image || image.seatId !== seat.id) throw new UserError("notFound", "images.notFound");
    const isHosts = may(seat.role, "moderate");
    const kept = {
      ...at,
      imageId,
      alt,
      scope,
      seatId: seat.id,
      isHosts,
      isWaiting: waits,
      isOff: false,
      offSeatId: null,
    };
    await putNoteImage(sql, seat.workshopId, kept);
    if (before && before.imageId !== imageId) await letGo(sql, seat.workshopId, before.imageId, now);
    if (before) dropFiles(seat.workshopId);
    tell(context, isHeld);
    return {};
  });

  on(describeImage, async ({ alt, scope, ...at }, context) => {
    const { image, waits, isHeld } = await existing("describe", context, at);
    if (scope !== undefined && isWider(image.scope, scope)) await requireAt("widen", context, at);
    const next = { ...image, alt: alt ?? image.alt, scope: scope ?? image.scope };
    // Other words than a host let through wait again.
    const isWaiting = image.isWaiting || (waits && next.alt !== image.alt);
    await putNoteImage(context.sql, context.seat.workshopId, { ...next, isWaiting });
    // Other words too: those before may have said too much.
    dropFiles(context.seat.workshopId);
    tell(context, isHeld);
    return {};
  });

  on(detachImage, async (at, context) => {
    const { image, isHeld } = await existing("detach", context, at);
    await putNoteImage(context.sql, context.seat.workshopId, { ...image, isOff: true, offSeatId: context.seat.id });
    await markGone(context.sql, at, context.now);
    dropFiles(context.seat.workshopId);
    tell(context, isHeld);
    return {};
  });

  on(putImageBack, async (at, context) => {
    const { image, isHeld, waits } = await requireAt("putBack", context, at);
    if (!image) throw new UserError("notFound", "images.notFound");
    if (!image.isOff) return {};
    // Where notes wait, what has been off the screens is read again.
    const isWaiting = image.isWaiting || waits;
    await putNoteImage(context.sql, context.seat.workshopId, { ...image, isWaiting, isOff: false, offSeatId: null });
    tell(context, isHeld);
    return {};
  });

  on(letImageThrough, async (at, context) => {
    const { image } = await existing("letThrough", context, at);
    if (!image.isWaiting) return {};
    await putNoteImage(context.sql, context.seat.workshopId, { ...image, isWaiting: false });
    context.changed({ slices: ["images"] });
    return {};
  });

  on(setImagesOpen, async ({ isOpen }, context) => {
    const { sql, seat, changed } = context;
    if (!may(seat.role, "moderate")) throw new UserError("forbidden", "command.notAllowed");
    if ((await areImagesOpen(sql, seat.workshopId)) === isOpen) return {};
    await setOpen(sql, seat.workshopId, isOpen);
    changed({ slices: ["images"] });
    return {};
  });
}

async function standsOn({ boards }: CommandContext, { boardId, noteId }: NoteAt): Promise<boolean> {
  return (await boards.room(boardId)).board.hasNote(noteId);
}

/** True where the note stands in one of these parts, or is shown with one that does. */
async function standsLocked({ boards }: CommandContext, at: NoteAt, locks: readonly LockedPart[]): Promise<boolean> {
  if (locks.length === 0) return false;
  const { board } = await boards.room(at.boardId);
  const isLocked = placeLock(locks, { stageOf: (stepId) => board.stageOf(stepId) });
  return heldNotes(board.listNotes(), isLocked)(at.noteId);
}

/** Of a note that is on no board only those are told who have it: who acts here is its owner, or a host. */
function tell({ seat, changed }: CommandContext, isHeld: boolean): void {
  if (isHeld) changed({ seatSlices: [{ seatId: seat.id, slices: ["images"] }] });
  else changed({ slices: ["images"] });
}
