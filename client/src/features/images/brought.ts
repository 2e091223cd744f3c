import { request } from "../../session/http.ts";

/** Who asks for pictures on this page. */
interface ImageSeat {
  workshopId: string;
  token: string;
}

/** A picture this page has asked for: an address within the page once it is here, null once it could not be had. */
interface Brought {
  url: string | null | undefined;
  image: HTMLImageElement | null;
  /** When it may be asked for again after it could not be had, by `performance.now()`. */
  againAt: number;
}

/** A slow line gets a second chance, and a picture that is let through later is found. */
const AGAIN_MS = 5_000;

let seat: ImageSeat | null = null;
const known = new Map<string, Brought>();
const listeners = new Set<(imageId: string) => void>();

/** Says who asks from now on; what another seat was shown is forgotten. */
export function askAs(next: ImageSeat): void {
  if (seat?.token === next.token) return;
  seat = next;
  keepImages([]);
}

/** Forgets every picture but these: what is taken back leaves the page's memory with its note. */
export function keepImages(imageIds: readonly string[]): void {
  const kept = new Set(imageIds);
  for (const [id, { url }] of known) {
    if (kept.has(id)) continue;
    if (url) URL.revokeObjectURL(url);
    known.delete(id);
  }
}

/** Calls back with the id of each picture that has come. */
export function onBrought(listener: (imageId: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The picture's address within the page, its small copy unless said otherwise; undefined while it comes, null where it cannot be had. */
export function broughtUrl(imageId: string): string | null | undefined {
  return ask(imageId).url;
}

/** The picture for a canvas; null while it comes. */
export function broughtImage(imageId: string): HTMLImageElement | null {
  return ask(imageId).image;
}

function ask(imageId: string): Brought {
  const found = known.get(imageId);
  if (found && (found.url !== null || performance.now() < found.againAt)) return found;
  const entry: Brought = { url: undefined, image: null, againAt: 0 };
  known.set(imageId, entry);
  fetchImage(imageId, entry).catch(() => {
    entry.url = null;
    entry.againAt = performance.now() + AGAIN_MS;
    tell(imageId, entry);
  });
  return entry;
}

async function fetchImage(imageId: string, entry: Brought): Promise<void> {
  if (!seat) throw new Error("nobody asks for pictures");
  const { workshopId, token } = seat;
  const response = await request(`/api/workshops/${workshopId}/images/${imageId}?size=small`, { token });
  const url = URL.createObjectURL(await response.blob());
  const image = new Image();
  image.src = url;
  await image.decode();
  if (known.get(imageId) !== entry) {
    URL.revokeObjectURL(url);
    return;
  }
  entry.url = url;
  entry.image = image;
  tell(imageId, entry);
}

function tell(imageId: string, entry: Brought): void {
  if (known.get(imageId) !== entry) return;
  for (const listener of listeners) listener(imageId);
}
