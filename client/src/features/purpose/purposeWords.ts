import { purpose, purposeErrors } from "../../i18n/en/purpose.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ purpose, errors: purposeErrors });
