import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const Secrets = z.object({ organiserKey: z.string().min(16), secret: z.string().min(16) });

/** The organiser's key and the server's own secret: made on the first start, kept in `DATA_DIR`, readable by its owner only. */
export function readSecrets(dataDir: string, givenKey: string | null): z.infer<typeof Secrets> {
  const file = path.join(dataDir, "secrets.json");
  const kept = existsSync(file) ? Secrets.parse(JSON.parse(readFileSync(file, "utf8"))) : makeSecrets(file);
  return { ...kept, organiserKey: givenKey ?? kept.organiserKey };
}

function makeSecrets(file: string): z.infer<typeof Secrets> {
  const made = { organiserKey: randomBytes(24).toString("base64url"), secret: randomBytes(32).toString("base64url") };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
