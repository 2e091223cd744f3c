/** Codes a refusal can carry, whether trying again can help, and the HTTP status it answers with. */
const CODES = {
  invalid: { retryable: false, status: 400 },
  unauthorised: { retryable: false, status: 401 },
  forbidden: { retryable: false, status: 403 },
  notFound: { retryable: false, status: 404 },
  conflict: { retryable: false, status: 409 },
  tooLarge: { retryable: false, status: 413 },
  proofNeeded: { retryable: true, status: 428 },
  tooFast: { retryable: true, status: 429 },
  internal: { retryable: true, status: 500 },
  busy: { retryable: true, status: 503 },
} as const;

export type ErrorCode = keyof typeof CODES;

/** An error as it travels: a key into the client's texts, never free text, so nothing leaks. */
export interface WireError {
  code: ErrorCode;
  messageKey: string;
  retryable: boolean;
  /** How many of what the message speaks of, when it speaks of a number. */
  count?: number;
}

/** A refusal the person can act on. Anything else thrown is a bug: logged, replied as `internal`. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly count: number | undefined;

  constructor(code: ErrorCode, messageKey: string, options?: ErrorOptions & { count?: number }) {
    super(`${code}: ${messageKey}`, options);
    this.code = code;
    this.messageKey = messageKey;
    this.count = options?.count;
  }

  get status(): number {
    return CODES[this.code].status;
  }

  toWire(): WireError {
    const { code, messageKey, count } = this;
    return { code, messageKey, retryable: CODES[code].retryable, ...(count !== undefined && { count }) };
  }
}
