import { deflateSync } from "node:zlib";
import { Transformer } from "@napi-rs/image";
import { afterAll, describe, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import { ORGANISER_KEY, startServer } from "../support/testServer.ts";

const server = await startServer();
afterAll(() => server.close());

const room = await openWorkshop(server);
const path = `/api/workshops/${room.workshopId}/images`;

async function send(bytes: Uint8Array, token: string, type = "image/jpeg") {
  const response = await fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": type, connection: "close" },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as {
    image: { id: string; type: string; width: number; height: number };
    error: { messageKey: string };
  };
  return { status: response.status, ...body };
}
async function look(id: string, token: string) {
  const response = await fetch(`${server.url}${path}/${id}`, {
    headers: { authorization: `Bearer ${token}`, connection: "close" },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

function pixels(width: number, height: number) {
  return Transformer.fromRgbaPixels(Buffer.alloc(width * height * 4, 0x7f), width, height);
}

/** An EXIF segment that says: lies on its side, made by this, at this place. */
function withExif(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + 16);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x010f, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(16, 14);
  tiff.writeUInt32LE(38, 18);
  tiff.writeUInt16LE(0x0112, 22);
  tiff.writeUInt16LE(3, 24);
  tiff.writeUInt32LE(1, 26);
  tiff.writeUInt16LE(orientation, 30);
  tiff.write("GPS 51.46 -0.11", 38, "latin1");
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A PNG whose header says one size, with so many bytes of nothing behind it. */
function pngSaying(width: number, height: number, data = Buffer.alloc(0)): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length, 0);
    head.write(name, 4, "latin1");
    return Buffer.concat([head, content, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(data)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

it("[IG1] a photograph is written anew: upright, smaller, without where it was taken", async () => {
  const photo = withExif(await pixels(3000, 1000).jpeg(90), 6);
  expect(photo.includes("GPS 51.46")).toBe(true);
  const { status, image } = await send(photo, room.facilitator);
  expect([status, image.type, image.width, image.height]).toEqual([201, "image/jpeg", 533, 1600]);
  const { bytes, headers } = await look(image.id, room.facilitator);
  expect(bytes.includes("GPS")).toBe(false);
  expect(bytes.includes("Exif")).toBe(false);
  expect(headers.get("content-type")).toBe("image/jpeg");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("sandbox");
  expect((await send(photo, room.facilitator)).image.id).toBe(image.id);
});

it("[IG1] what hides behind an image is gone, and a drawing stays a drawing", async () => {
  const drawing = Buffer.concat([await pixels(40, 30).png(), Buffer.from("<script>alert(1)</script>")]);
  const { status, image } = await send(drawing, room.facilitator, "text/html");
  expect([status, image.type, image.width]).toEqual([201, "image/png", 40]);
  expect((await look(image.id, room.facilitator)).bytes.includes("script")).toBe(false);
});

describe("what is not kept", () => {
  const gif = (width: number, height: number) => {
    const head = Buffer.from("GIF89a\0\0\0\0\0\0\0", "latin1");
    head.writeUInt16LE(width, 6);
    head.writeUInt16LE(height, 8);
    return head;
  };
  const HOSTILE: [string, () => Buffer | Promise<Buffer>, number[]][] = [
    [
      "an SVG with a script",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      [400],
    ],
    ["a page that says it is an image", () => Buffer.from("<!doctype html><img src=x onerror=alert(1)>"), [400]],
    ["a PDF", () => Buffer.from("%PDF-1.7\n"), [400]],
    ["a ZIP", () => Buffer.from("PK\u0003\u0004"), [400]],
    ["nothing", () => Buffer.alloc(0), [400]],
    ["a PNG of 4,000,000,000 pixels in 60 bytes", () => pngSaying(65_535, 65_535), [413]],
    ["a PNG as wide as can be said", () => pngSaying(0xffffffff, 0xffffffff), [413]],
    ["a PNG of no size", () => pngSaying(0, 0), [400]],
    ["a PNG that unfolds to 100 MB", () => pngSaying(10, 10, Buffer.alloc(100_000_000)), [201, 400]],
    ["a PNG that is cut off", async () => (await pixels(200, 200).png()).subarray(0, 60), [400]],
    ["a JPEG that is cut off at once", async () => (await pixels(200, 200).jpeg()).subarray(0, 12), [400]],
    [
      "a JPEG of segments without end",
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100_000, 0xff)]),
      [400],
    ],
    ["a JPEG whose segment has no length", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]), [400]],
    ["a GIF flood", () => gif(65_535, 65_535), [413]],
    ["a GIF without a picture", () => gif(10, 10), [400]],
    ["a WebP that is only its name", () => Buffer.from("RIFF\0\0\0\0WEBPVP8 "), [400]],
    [
      "a WebP flood",
      () =>
        Buffer.concat([
          Buffer.from("RIFF\u0020\0\0\0WEBPVP8X\u000a\0\0\0\0\0\0\0", "latin1"),
          Buffer.alloc(6, 0xff),
          Buffer.alloc(8),
        ]),
      [413],
    ],
    ["a BMP", () => Buffer.concat([Buffer.from("BM"), Buffer.alloc(100)]), [400]],
    ["a TIFF", () => Buffer.concat([Buffer.from("II*\0"), Buffer.alloc(100)]), [400]],
    ["13 MB", () => Buffer.alloc(13 * 1024 * 1024, 1), [413]],
  ];

  it.each(HOSTILE)("[IG2] %s", async (_name, make, statuses) => {
    const { status } = await send(await make(), room.facilitator);
    expect(statuses).toContain(status);
    expect((await server.api.request("GET", "/healthz")).status).toBe(200);
  });

  it("[IG2] bytes spoilt by chance are refused or written anew; the server goes on", async () => {
    const random = createRandom(11);
    const whole = [await pixels(64, 64).jpeg(80), await pixels(64, 64).png(), await pixels(64, 64).webp(80)];
    for (let turn = 0; turn < 60; turn += 1) {
      const spoilt = Buffer.from(random.pick(whole));
      for (let hit = random.int(1, 8); hit > 0; hit -= 1) spoilt[random.int(0, spoilt.length - 1)] = random.int(0, 255);
      expect([201, 400, 413]).toContain((await send(spoilt, room.facilitator)).status);
    }
  });
});

it("[IG3] while nothing holds it, it is shown to who brought it alone; it is gone when its owner takes it away", async () => {
  await server.api.run(room.facilitator, "image.setOpen", { isOpen: true });
  const [ann, ben] = [await room.join("Ann"), await room.join("Ben")];
  const { image } = await send(await pixels(50, 60).png(), ann);
  const statuses = async (...tokens: string[]) =>
    Promise.all(tokens.map(async (token) => (await look(image.id, token)).status));
  expect(await statuses(ann, room.facilitator, ben, room.screen)).toEqual([200, 404, 404, 404]);
  const other = await openWorkshop(server);
  expect(await statuses(other.facilitator, "nobody")).toEqual([404, 401]);
  expect((await send(await pixels(5, 5).png(), room.screen)).status).toBe(403);
  expect((await send(await pixels(5, 5).png(), ORGANISER_KEY)).status).toBe(403);
  const remove = (token: string) => server.api.request("DELETE", `${path}/${image.id}`, { token });
  expect((await remove(ben)).status).toBe(404);
  expect((await remove(ann)).status).toBe(200);
  expect(await statuses(ann, room.facilitator)).toEqual([404, 404]);
});
