import { exportErrors, exporting } from "../../i18n/en/exporting.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ exporting, errors: exportErrors });
