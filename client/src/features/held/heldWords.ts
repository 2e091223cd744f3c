import { held, heldErrors } from "../../i18n/en/held.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ held, errors: heldErrors });
