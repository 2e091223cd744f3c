import { people } from "../../../i18n/en/people.ts";
import { addWords } from "../../../i18n/t.ts";

addWords({ people });
