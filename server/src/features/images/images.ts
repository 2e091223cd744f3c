import { createHash } from "node:crypto";
import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { Clock } from "../../kernel/clock.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import { addImage, countImages, findImage, imageBytes, removeImage, type StoredImage } from "./images.store.ts";
import { type KeptImage, reencodeImage } from "./reencode.ts";

export interface ImagesDeps {
  storage: Storage;
  clock: Clock;
  /**
   * Whether somebody who neither brought it nor hosts may see this image, because something they may see holds it. What
   * attaches images to something answers this; while nothing does, nobody else sees any.
   */
  isShownTo(sql: Sql, seat: Seat, imageId: string): Promise<boolean>;
  /** Takes what was deleted out of the log of changes as well. */
  scrubSoon(): void;
}

/** How many images may wait to be written anew; each takes a good second at most. */
const MOST_WAITING = 20;

/** Images that people bring, such as of a letter or a drawing: written anew, kept in the database, erased with it. */
export function createImages({ storage, clock, isShownTo, scrubSoon }: ImagesDeps) {
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
    const { all, own } = await countImages(sql, seat.workshopId, seat.id);
    const isHost = may(seat.role, "runActivities");
    if (all >= IMAGE_LIMITS.perWorkshop || (!isHost && own >= IMAGE_LIMITS.perPerson)) {
      throw new UserError("conflict", "images.full");
    }
  }

  function requireMayAdd({ role, participantId }: Seat): void {
    const isSomebody = participantId !== null || may(role, "runActivities");
    if (!may(role, "addNotes") || !isSomebody) throw new UserError("forbidden", "command.notAllowed");
  }

  return {
    requireMayAdd,

    /**
     * Keeps an image for the workshop of this seat. The same image again is the same id.
     *
     * @throws {UserError} `forbidden`, `invalid`, `tooLarge`, `conflict` when there are enough, `busy`.
     */
    async add(seat: Seat, bytes: Uint8Array): Promise<Omit<StoredImage, "seatId">> {
      requireMayAdd(seat);
      await requireRoom(storage.sql, seat);
      const kept = await inTurn(bytes);
      const image = {
        id: createHash("sha256").update(kept.bytes).digest("hex"),
        type: kept.type,
        width: kept.width,
        height: kept.height,
      };
      await storage.transact(async (sql) => {
        await requireRoom(sql, seat);
        await addImage(sql, seat.workshopId, { ...image, bytes: kept.bytes, seatId: seat.id, at: clock.now() });
      });
      return image;
    },

    /** The bytes for who may see them; anybody else's question is answered as for an image that is not there. */
    async read(seat: Seat, imageId: string): Promise<{ image: StoredImage; bytes: Uint8Array }> {
      const image = await findImage(storage.sql, seat.workshopId, imageId);
      const isOwn = image?.seatId === seat.id;
      const maySee =
        image && (isOwn || may(seat.role, "seeUnreleased") || (await isShownTo(storage.sql, seat, imageId)));
      const bytes = maySee ? await imageBytes(storage.sql, seat.workshopId, imageId) : null;
      if (!image || !bytes) throw new UserError("notFound", "images.notFound");
      return { image, bytes };
    },

    /** Takes an image away for good: one's own, or any as a host. */
    async remove(seat: Seat, imageId: string): Promise<void> {
      await storage.transact(async (sql) => {
        const image = await findImage(sql, seat.workshopId, imageId);
        const mayRemove = image && (image.seatId === seat.id || may(seat.role, "moderate"));
        if (!mayRemove) throw new UserError("notFound", "images.notFound");
        await removeImage(sql, seat.workshopId, imageId);
      });
      scrubSoon();
    },
  };
}
export type Images = ReturnType<typeof createImages>;
