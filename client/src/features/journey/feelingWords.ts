import { feelingErrors, feelings } from "../../i18n/en/feelings.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ feelings, errors: feelingErrors });
