import { given } from "../../../i18n/en/given.ts";
import { keeping } from "../../../i18n/en/keeping.ts";
import { addWords } from "../../../i18n/t.ts";

addWords({ keeping, given });
