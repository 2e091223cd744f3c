import { pinErrors, pins } from "../../i18n/en/pins.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ pins, errors: pinErrors });
