import { peoplePhone } from "../../../i18n/en/peoplePhone.ts";
import { addWords } from "../../../i18n/t.ts";

addWords({ peoplePhone });
