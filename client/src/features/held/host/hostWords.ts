import { heldErrors } from "../../../i18n/en/held.ts";
import { heldHosts } from "../../../i18n/en/heldHosts.ts";
import { addWords } from "../../../i18n/t.ts";

addWords({ heldHosts, errors: heldErrors });
