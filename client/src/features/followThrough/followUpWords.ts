import { followUp, followUpErrors } from "../../i18n/en/followUp.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ followUp, errors: followUpErrors });
