import { Transformer } from "@napi-rs/image";
import type { RunningServer } from "./testServer.ts";

/** A picture of one colour, as a JPEG; another shade is another picture. */
export function picture(shade = 0x7f, width = 60, height = 40): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4, shade);
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 0xff;
  return Transformer.fromRgbaPixels(pixels, width, height).jpeg(80);
}

/** Brings a picture and answers its id. */
export async function sendImage(
  { url }: Pick<RunningServer, "url">,
  workshopId: string,
  token: string,
  shade = 0x7f,
): Promise<string> {
  const response = await fetch(`${url}/api/workshops/${workshopId}/images`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "image/jpeg", connection: "close" },
    body: new Uint8Array(await picture(shade)),
  });
  const body = (await response.json()) as { image?: { id: string }; error?: { messageKey: string } };
  if (!body.image) throw new Error(`bringing a picture answered ${response.status}: ${body.error?.messageKey}`);
  return body.image.id;
}
