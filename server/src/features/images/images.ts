import { createHash } from "node:crypto";
import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { isViewOnly, may } from "@longtable/shared/participation/permissions";
import type { Clock } from "../../kernel/clock.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import { addImage, countImages, findImage, imageBytes, removeImage, type StoredImage } from "./images.store.ts";
import { areImagesOpen, dropUses } from "./noteImages.store.ts";
import { type KeptImage, reencodeImage } from "./reencode.ts";

export interface ImagesDeps {
  storage: Storage;
  clock: Clock;
  /** Whether somebody who did not bring it may see this image: because something they may see holds it. */
  isShownTo(sql: Sql, seat: Seat, imageId: string): Promise<boolean>;
  /** Somebody who is let to put other people's evidence into the library. */
  collects(sql: Sql, seat: Seat): Promise<boolean>;
  /** The seat as it is now; null once it is gone. */
  seatById(sql: Sql, id: string): Promise<Seat | null>;
  /** In the transaction that erases an image: it stays away, also after an older copy of the file was put back. */
  listErased(sql: Sql, workshopId: string, imageId: string): Promise<void>;
  /** An image was taken off whatever held it. */
  onRemoved(workshopId: string): void;
  /** Takes what was deleted out of the log of changes as well. */
  scrubSoon(): void;
}

/** How many images may wait to be written anew; each takes a good second at most. */
const MOST_WAITING = 20;

/** Images that people bring, such as of a letter or a drawing: written anew, kept in the database, erased with it. */
export function createImages(deps: ImagesDeps) {
  const { storage, clock, isShownTo, collects, seatById, listErased, onRemoved, scrubSoon } = deps;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  /** One at a time: each may take 160 MB of memory while it is open. */
  async function inTurn(bytes: Uint8Array): Promise<KeptImage> {
    if (waiting >= MOST_WAITING) throw new UserError("busy", "images.busy");
    waiting += 1;
    const kept = last.then(() => reencodeImage(bytes));
    last = kept.catch(() => undefined);
    return kept.finally(() => {
      waiting -= 1;
    });
  }

  async function requireRoom(sql: Sql, seat: Seat): Promise<void> {
    const { all, own, bytes } = await countImages(sql, seat.workshopId, seat.id);
    const isHost = may(seat.role, "moderate");
    if (all >= IMAGE_LIMITS.perWorkshop || bytes >= IMAGE_LIMITS.workshopBytes) {
      throw new UserError("conflict", "images.full");
    }
    if (!isHost && own >= IMAGE_LIMITS.perPerson) throw new UserError("conflict", "images.fullForYou");
  }

  /** Hosts; others while hosts let them. */
  async function requireMayAdd(seat: Seat, sql: Sql = storage.sql): Promise<void> {
    if (may(seat.role, "moderate")) return;
    if (!may(seat.role, "addNotes") || isViewOnly(seat)) throw new UserError("forbidden", "command.notAllowed");
    const isLet = (await areImagesOpen(sql, seat.workshopId)) || (await collects(sql, seat));
    if (!isLet) throw new UserError("forbidden", "images.notOpen");
  }

  return {
    requireMayAdd: (seat: Seat) => requireMayAdd(seat),

    /**
     * Keeps an image for the workshop of this seat. The same image again is the same id, so that sending it twice does no harm.
     *
     * @throws {UserError} `unauthorised`, `forbidden`, `invalid`, `tooLarge`, `conflict` when there are enough, `busy`.
     */
    async add(seat: Seat, bytes: Uint8Array): Promise<Omit<StoredImage, "seatId">> {
      await requireMayAdd(seat);
      await requireRoom(storage.sql, seat);
      const kept = await inTurn(bytes);
      const image = {
        // By who brought it too: what two people bring is each one's own, and nobody can try whether somebody has an image.
        id: createHash("sha256").update(seat.id).update("\0").update(kept.bytes).digest("hex").slice(0, 40),
        type: kept.type,
        width: kept.width,
        height: kept.height,
      };
      await storage.transact(async (sql) => {
        // Writing it anew takes a while: who has left by then leaves no picture behind.
        const now = await seatById(sql, seat.id);
        if (!now) throw new UserError("unauthorised", "error.deadToken");
        await requireMayAdd(now, sql);
        if (!(await findImage(sql, seat.workshopId, image.id))) await requireRoom(sql, seat);
        const { bytes, small } = kept;
        await addImage(sql, seat.workshopId, { ...image, bytes, small, seatId: seat.id, at: clock.now() });
      });
      return image;
    },

    /** The bytes for who may see them; anybody else's question is answered as for an image that is not there. */
    async read(seat: Seat, imageId: string, isSmall: boolean): Promise<{ image: StoredImage; bytes: Uint8Array }> {
      const image = await findImage(storage.sql, seat.workshopId, imageId);
      const maySee = image && (image.seatId === seat.id || (await isShownTo(storage.sql, seat, imageId)));
      const found = maySee ? await imageBytes(storage.sql, seat.workshopId, imageId) : null;
      if (!image || !found) throw new UserError("notFound", "images.notFound");
      return { image, bytes: isSmall ? found.small : found.bytes };
    },

    /** Takes an image away for good, off all that holds it: one's own, or as a host any that hosts may see. */
    async remove(seat: Seat, imageId: string): Promise<void> {
      const isShown = may(seat.role, "moderate") && (await isShownTo(storage.sql, seat, imageId));
      await storage.transact(async (sql) => {
        const image = await findImage(sql, seat.workshopId, imageId);
        const mayRemove = image && (image.seatId === seat.id || isShown);
        if (!mayRemove) throw new UserError("notFound", "images.notFound");
        await listErased(sql, seat.workshopId, imageId);
        await dropUses(sql, seat.workshopId, imageId);
        await removeImage(sql, seat.workshopId, imageId);
      });
      onRemoved(seat.workshopId);
      scrubSoon();
    },
  };
}
export type Images = ReturnType<typeof createImages>;
