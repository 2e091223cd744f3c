import { versionErrors, versions } from "../../i18n/en/versions.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ versions, errors: versionErrors });
