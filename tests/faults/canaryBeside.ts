import { Transformer } from "@napi-rs/image";
import { openMap } from "../support/openMap.ts";
import type { OpenWorkshop } from "../support/openWorkshop.ts";
import type { Random } from "../support/random.ts";
import { ORGANISER_KEY, type RunningServer } from "../support/testServer.ts";

/** Somebody who gives, in a room, with the word they put everywhere. */
export interface Giver {
  room: OpenWorkshop;
  ana: string;
  canary: string;
  random: Random;
}

/** What was put in beside words on boards. */
export interface GivenBeside {
  /** Bytes of pictures as the server keeps them, of which none may be found. */
  pixels: Buffer[];
  /** The pictures' ids, which nobody may be sent any more. */
  imageIds: string[];
  /** Workshops that were made of this one's file, or of a template of its boards. */
  workshopIds: string[];
}

/** Brings a picture that is like no other, and answers its id and some of its bytes. */
async function bringPicture({ url }: RunningServer, { room, ana, random }: Giver) {
  const [width, height] = [48, 32];
  const pixels = Buffer.from(
    Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : random.int(0, 255))),
  );
  const where = `${url}/api/workshops/${room.workshopId}/images`;
  const headers = { authorization: `Bearer ${ana}`, "content-type": "image/jpeg", connection: "close" };
  const body = new Uint8Array(await Transformer.fromRgbaPixels(pixels, width, height).jpeg(80));
  const sent = (await (await fetch(where, { method: "POST", headers, body })).json()) as { image: { id: string } };
  const { id } = sent.image;
  const found: Buffer[] = [];
  for (const size of ["", "?size=small"]) {
    const kept = Buffer.from(
      await (await fetch(`${where}/${id}${size}`, { headers: { authorization: `Bearer ${ana}` } })).arrayBuffer(),
    );
    // Several: on disk the end of a page may cut one of them in two.
    for (const part of [0.4, 0.6, 0.8]) found.push(kept.subarray(Math.floor(kept.length * part)).subarray(0, 24));
  }
  return { id, pixels: found };
}

/** Gives pictures, stories, feelings and drafts of one person's, and has hosts copy, keep and send home what they gave. */
export async function giveBeside(server: RunningServer, giver: Giver): Promise<GivenBeside> {
  const { room, ana, canary, random } = giver;
  const { boardId, facilitator: host, workshopId } = room;
  const { api } = server;
  const run = <Result = Record<string, string>>(token: string, type: string, input: Record<string, unknown> = {}) =>
    api.run<Result>(token, type, input);
  const given: GivenBeside = { pixels: [], imageIds: [], workshopIds: [] };
  const picture = async () => {
    const { id, pixels } = await bringPicture(server, giver);
    given.imageIds.push(id);
    given.pixels.push(...pixels);
    return id;
  };
  await run(host, "image.setOpen", { isOpen: true });
  const noteId = await room.addNote(ana, `${canary} beside a picture`);
  if (random.chance(0.6)) {
    const alt = `${canary} as it looks`;
    await run(ana, "image.attach", {
      boardId,
      noteId,
      imageId: await picture(),
      alt,
      scope: random.pick(["room", "programme"]),
    });
    if (random.chance(0.3)) await run(random.pick([ana, host]), "image.detach", { boardId, noteId });
  }
  if (random.chance(0.6)) {
    const image = { imageId: await picture(), alt: `${canary} in a story` };
    const told = {
      text: `${canary} was told`,
      title: canary,
      scope: random.pick(["room", "programme", "public"]),
      media: "image",
    };
    const { storyId } = await run(ana, "story.tell", { ...told, image, isTicked: true });
    if (random.chance(0.6)) await run(ana, "story.link", { storyId, boardId, noteId });
  }
  if (random.chance(0.6)) {
    const map = await openMap(server, room);
    await run(host, "feeling.open", { boardId: map.boardId });
    const word = canary.toLowerCase();
    await run(ana, "feeling.rate", { boardId: map.boardId, stepId: map.stepIds[0], value: 1, words: [word] });
    await run(host, "workshop.openActivity", { activityId: room.activityId });
  }
  if (random.chance(0.6)) {
    const first = await run(host, "board.addNote", { boardId, text: canary, copyOf: { boardId, noteId } });
    if (random.chance(0.5))
      await run(host, "board.addNote", { boardId, text: canary, copyOf: { boardId, noteId: first.noteId } });
  }
  if (random.chance(0.5)) given.workshopIds.push(await bringAgain(server, workshopId, "programme"));
  return given;
}

/** A picture on a note of theirs, and nothing else. */
export async function pictureOn(server: RunningServer, giver: Giver): Promise<GivenBeside> {
  const { room, ana } = giver;
  await server.api.run(room.facilitator, "image.setOpen", { isOpen: true });
  const noteId = await room.addNote(ana, "With a picture");
  const { id, pixels } = await bringPicture(server, giver);
  await server.api.run(ana, "image.attach", { boardId: room.boardId, noteId, imageId: id, alt: "A drawing" });
  return { pixels, imageIds: [id], workshopIds: [] };
}

/** Brings the workshop's own file in again, as a workshop of its own beside the first. */
export async function bringAgain({ api }: RunningServer, workshopId: string, audience: string): Promise<string> {
  const file = await api.request("GET", `/api/workshops/${workshopId}/export.json?audience=${audience}`, {
    token: ORGANISER_KEY,
  });
  const brought = await api.request<{ workshop: { id: string } }>("POST", "/api/workshops/import", {
    token: ORGANISER_KEY,
    body: file.body,
  });
  if (brought.status !== 201) throw new Error(`bringing the file in answered ${JSON.stringify(brought)}`);
  return brought.body.workshop.id;
}
