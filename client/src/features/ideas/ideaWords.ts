import { ideaErrors, ideas } from "../../i18n/en/ideas.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ ideas, errors: ideaErrors });
