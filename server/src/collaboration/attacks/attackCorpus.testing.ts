import { BYTES } from "./bytes.testing.ts";
import { CLIENTS } from "./clients.testing.ts";
import { CONTENTS, ROOTS_AND_KEYS } from "./places.testing.ts";
import { SIZES } from "./sizes.testing.ts";
import { TARGETS } from "./targets.testing.ts";

/** Every way that is known of to write what nobody may, by what is wrong with it (RELIABILITY, T7 to T18). */
export const ATTACK_CORPUS = {
  bytes: BYTES,
  "roots and keys": ROOTS_AND_KEYS,
  contents: CONTENTS,
  "clients and clocks": CLIENTS,
  targets: TARGETS,
  sizes: SIZES,
} as const;
