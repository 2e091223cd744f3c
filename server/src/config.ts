import path from "node:path";
import { z } from "zod";

const Environment = z.object({
  PORT: z.coerce.number({ error: "it must be a number" }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  DATA_DIR: z.string().min(1).default("./data"),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  ORGANISER_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, "it needs at least 16 letters, figures or signs, without spaces")
    .optional(),
  DATABASE_URL: z.undefined({ error: "PostgreSQL is not built yet; leave it out and SQLite is used" }).optional(),
  REDIS_URL: z.undefined({ error: "Redis is not built yet; leave it out and one process is used" }).optional(),
  HOST_GRACE_SECONDS: z.coerce.number({ error: "it must be a number" }).min(0.1).max(3600).default(20),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  publicUrl: string | null;
  /** Proxy hops to trust for the caller's address and protocol. */
  trustProxy: number;
  organiserKey: string | null;
  /** How long a workshop may be without a host before it pauses, in milliseconds. */
  hostGraceMs: number;
  logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
}

/**
 * Reads the environment; empty values count as left out.
 *
 * @throws {Error} with one sentence that names the variable and what is wrong with it.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`Longtable cannot start: ${issue?.path.join(".")} is not right (${issue?.message}).`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: path.resolve(data.DATA_DIR),
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    trustProxy: data.TRUST_PROXY,
    organiserKey: data.ORGANISER_KEY ?? null,
    hostGraceMs: data.HOST_GRACE_SECONDS * 1000,
    logLevel: data.LOG_LEVEL,
  };
}
