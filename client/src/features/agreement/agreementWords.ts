import { agreement, agreementErrors } from "../../i18n/en/agreement.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ agreement, errors: agreementErrors });
