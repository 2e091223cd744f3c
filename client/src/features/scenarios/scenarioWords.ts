import { scenarioErrors, scenarios } from "../../i18n/en/scenarios.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ scenarios, errors: scenarioErrors });
