import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Request, type Response, Router } from "express";

interface ClientFile {
  type: string;
  isHashed: boolean;
  plain: Buffer;
  /** Null for what is packed already. */
  packed: Record<Encoding, () => Promise<Buffer>> | null;
}

type Encoding = "br" | "gzip";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"]);

/** Pages of the client's own router: each answers with the one HTML file. */
const PAGES = /^\/(?:$|p\/|facilitate(?:\/|$)|screen(?:\/|$)|desk(?:\/|$)|programme\/|slip(?:\/|$)|view\/)/;

/**
 * Serves the built client from memory. Each file is compressed once, when it is first asked for: 200 phones opening at the
 * same moment cost no disk and one compression, and a server starts without waiting for any. Hashed files may be kept for good by the browser, pages never.
 */
export function clientFiles(directory: string): Router {
  const files = readAll(directory);
  const router = Router();
  router.get("/{*path}", async (request, response, next) => {
    const file = files.get(request.path) ?? (PAGES.test(request.path) ? files.get("/index.html") : undefined);
    if (!file) return next();
    await sendFile(request, response, file);
  });
  return router;
}

async function sendFile(request: Request, response: Response, file: ClientFile): Promise<void> {
  response.type(file.type);
  response.set("Cache-Control", file.isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.vary("Accept-Encoding");
  const accepted = request.acceptsEncodings(["br", "gzip"]);
  const encoding = accepted === "br" || accepted === "gzip" ? accepted : null;
  if (!file.packed || !encoding) {
    response.send(file.plain);
    return;
  }
  const body = await file.packed[encoding]();
  response.set("Content-Encoding", encoding).send(body);
}

function readAll(directory: string): Map<string, ClientFile> {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((full) => !full.includes(`${path.sep}.vite${path.sep}`))
      .map((full) => [`/${path.relative(directory, full).split(path.sep).join("/")}`, readFile(full)]),
  );
}

function readFile(full: string): ClientFile {
  const extension = path.extname(full);
  const plain = readFileSync(full);
  return {
    type: TYPES[extension] ?? "application/octet-stream",
    isHashed: full.includes(`${path.sep}assets${path.sep}`),
    plain,
    packed: COMPRESSIBLE.has(extension)
      ? { br: once(() => brotli(plain, BROTLI)), gzip: once(() => zip(plain, { level: 9 })) }
      : null,
  };
}

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    // One that failed is tried again by whoever asks next.
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
