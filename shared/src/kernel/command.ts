import { z } from "zod";
import type { WireError } from "./userError.ts";

/** A command both sides know: its name, what it takes and what a success answers. */
export interface CommandDefinition<Name extends string, Input extends z.ZodType, Output extends z.ZodType> {
  readonly type: Name;
  readonly input: Input;
  readonly output: Output;
}

/** Declares a command. `input` excludes the envelope's `id` and `type`. */
export function defineCommand<Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  type: Name,
  shape: { input: Input; output: Output },
): CommandDefinition<Name, Input, Output> {
  return { type, ...shape };
}

export type AnyCommand = CommandDefinition<string, z.ZodType, z.ZodType>;
export type InputOf<C extends AnyCommand> = z.input<C["input"]>;
export type OutputOf<C extends AnyCommand> = z.output<C["output"]>;

/** Around every command: `id` makes a repeat harmless, `type` says what it is; the rest is the command's own. */
export const CommandEnvelope = z.looseObject({
  id: z.string().min(1).max(64),
  type: z.string().min(1).max(64),
});
export type CommandEnvelope = z.infer<typeof CommandEnvelope>;

/**
 * True when a payload has a key that JavaScript takes for something else. A schema would read past it and accept
 * the rest, which the sender did not mean.
 */
export function hasUnsafeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasUnsafeKey);
}

/**
 * The same value with every text as it can be kept and read back: without NUL, at which a database may end a text, and
 * with a replacement character for half a pair, such as an emoji cut in two. What is hashed is then what is kept.
 */
export function keepableTexts(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(keepableTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keepableTexts(part)]));
}

/** The acknowledgement of a command, by socket or by HTTP. */
export type Reply<Result = unknown> = { ok: true; result: Result } | { ok: false; error: WireError };
