import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Request, type Response, Router } from "express";

interface ClientFile {
  type: string;
  isHashed: boolean;
  plain: Buffer;
  brotli: Buffer | null;
  gzip: Buffer | null;
}

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
 * Serves the built client from memory, compressed once: 200 phones opening at the same moment cost no disk and no
 * compression. Hashed files may be kept for good by the browser, pages never.
 */
export function clientFiles(directory: string): Router {
  const files = readAll(directory);
  const router = Router();
  router.get("/{*path}", (request, response, next) => {
    const file = files.get(request.path) ?? (PAGES.test(request.path) ? files.get("/index.html") : undefined);
    if (!file) return next();
    sendFile(request, response, file);
  });
  return router;
}

function sendFile(request: Request, response: Response, file: ClientFile): void {
  response.type(file.type);
  response.set("Cache-Control", file.isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.vary("Accept-Encoding");
  const encoding = request.acceptsEncodings(["br", "gzip"]);
  const body = encoding === "br" ? file.brotli : encoding === "gzip" ? file.gzip : null;
  if (body && encoding) response.set("Content-Encoding", encoding);
  response.send(body ?? file.plain);
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
  const canShrink = COMPRESSIBLE.has(extension);
  return {
    type: TYPES[extension] ?? "application/octet-stream",
    isHashed: full.includes(`${path.sep}assets${path.sep}`),
    plain,
    brotli: canShrink ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : null,
    gzip: canShrink ? gzipSync(plain, { level: 9 }) : null,
  };
}
