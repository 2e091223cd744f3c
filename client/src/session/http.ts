import type { WireError } from "@longtable/shared/kernel/userError";

type Refusal = Omit<WireError, "code"> & { code: string; challenge?: string | undefined };

/** A refusal by the server, or `offline` when it could not be reached. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly code: string;
  readonly messageKey: string;
  readonly retryable: boolean;
  /** Work the server asks for before it answers; with the proof, the same request goes through. */
  readonly challenge: string | undefined;
  constructor({ code, messageKey, retryable, challenge }: Refusal) {
    super(`${code}: ${messageKey}`);
    this.code = code;
    this.messageKey = messageKey;
    this.retryable = retryable;
    this.challenge = challenge;
  }
}

interface RequestOptions {
  method?: "GET" | "POST" | "DELETE";
  token?: string;
  body?: unknown;
  /** Proof of work, after a refusal that asked for it. */
  proof?: string | undefined;
  signal?: AbortSignal;
}

/** Without an answer for this long, in milliseconds, the server counts as out of reach. */
const TIMEOUT_MS = 15_000;

/**
 * Calls the server; the token goes in a header, never in the address.
 *
 * @throws {RequestError} for a refusal, and with code `offline` when nothing came back.
 */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = "GET", token, body, proof, signal } = options;
  const patience = new AbortController();
  const stop = () => patience.abort();
  const timer = setTimeout(stop, TIMEOUT_MS);
  signal?.addEventListener("abort", stop);
  const response = await fetch(path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(proof && { "Longtable-Proof": proof }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: patience.signal,
  })
    .catch(() => {
      throw new RequestError({ code: "offline", messageKey: "offline", retryable: true });
    })
    .finally(() => clearTimeout(timer));
  if (response.ok) return response;
  throw new RequestError(await readRefusal(response));
}

/** Calls the server and reads its JSON answer. */
export async function requestJson<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const response = await request(path, options);
  return (await response.json()) as Answer;
}

async function readRefusal(response: Response): Promise<Refusal> {
  const unknown: Refusal = { code: "internal", messageKey: "error.internal", retryable: true };
  const body = (await response.json().catch(() => null)) as { error?: WireError; challenge?: string } | null;
  return body?.error ? { ...body.error, challenge: body.challenge } : unknown;
}
