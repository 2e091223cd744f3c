import { publicPage, report, reportErrors } from "../../i18n/en/report.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ report, publicPage, errors: reportErrors });
