import type { IncomingMessage } from "node:http";

/**
 * Tells whether a request may come from where it says: a browser's Origin must be this server's own address or the
 * public one; a program sends none and gets in by its token alone.
 */
export function createOriginCheck(publicUrl: string | null): (request: IncomingMessage) => boolean {
  const publicHost = publicUrl ? new URL(publicUrl).host : null;
  return ({ headers }) => {
    if (headers.origin === undefined) return true;
    const host = hostOf(headers.origin);
    return host !== null && (host === headers.host || host === publicHost);
  };
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
