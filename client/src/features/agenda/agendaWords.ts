import { agenda, agendaErrors } from "../../i18n/en/agenda.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ agenda, errors: agendaErrors });
