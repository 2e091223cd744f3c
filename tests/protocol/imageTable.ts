import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import { sendImage } from "../support/sendImage.ts";
import type { RunningServer } from "../support/testServer.ts";

/** What the commands for pictures have to name. */
export interface ImageThings {
  /** Brought by the participant, and on nothing; another one is on their note, and one of the facilitator's on theirs. */
  imageId: string;
}

/** A room where participants may bring pictures, with one on each note. */
export async function makeImages(
  server: RunningServer,
  who: Record<"facilitator" | "participant" | "boardId" | "noteId" | "hostNoteId" | "workshopId", string>,
): Promise<ImageThings> {
  const { api } = server;
  const { boardId, noteId, hostNoteId, facilitator, participant } = who;
  await api.run(facilitator, "image.setOpen", { isOpen: true });
  const own = await sendImage(server, who.workshopId, participant, 10);
  await api.run(participant, "image.attach", { boardId, noteId, imageId: own, alt: "A drawing" });
  const hosts = await sendImage(server, who.workshopId, facilitator, 20);
  await api.run(facilitator, "image.attach", { boardId, noteId: hostNoteId, imageId: hosts, alt: "A plan" });
  return { imageId: await sendImage(server, who.workshopId, participant, 30) };
}

const ID = ["", "a b", "ä", "__proto__", "x".repeat(41), 5, true, {}, [], null];
const IMAGE = ["", "abc", "z".repeat(40), 5, null, {}, []];
const ALT = ["", "  ", "x".repeat(IMAGE_LIMITS.altChars + 1), 5, null, {}];
const SCOPE = ["table", "everyone", "", 5, null, {}];

interface Things extends ImageThings {
  boardId: string;
  noteId: string;
}

interface Row {
  good(things: Things): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
  isOwnersAlone?: boolean;
}

const on = ({ boardId, noteId }: Things) => ({ boardId, noteId });
const WHICH = { boardId: ID, noteId: ID };
const target = { required: ["boardId", "noteId"], mustExist: ["boardId", "noteId"] } as const;
const ALL = ["facilitator", "participant"] as const;

/** The commands for pictures on notes. */
export const IMAGES: Readonly<Record<string, Row>> = {
  "image.attach": {
    good: (things) => ({ ...on(things), imageId: things.imageId, alt: "Our waiting room" }),
    bad: { ...WHICH, imageId: IMAGE, alt: ALT, scope: SCOPE },
    required: ["boardId", "noteId", "imageId", "alt"],
    allows: ["participant"],
    mustExist: ["boardId", "noteId"],
    isOwnersAlone: true,
  },
  "image.describe": {
    good: (things) => ({ ...on(things), alt: "A drawing of a door" }),
    bad: { ...WHICH, alt: ALT, scope: SCOPE },
    ...target,
    allows: ALL,
  },
  "image.detach": { good: on, bad: WHICH, ...target, allows: ALL },
  "image.putBack": { good: on, bad: WHICH, ...target, allows: ALL },
  "image.letThrough": { good: on, bad: WHICH, ...target, allows: ["facilitator"] },
  "image.setOpen": {
    good: () => ({ isOpen: true }),
    bad: { isOpen: ["yes", 1, null, {}] },
    required: ["isOpen"],
    allows: ["facilitator"],
    mustExist: [],
  },
};
