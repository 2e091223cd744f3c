import "../storyWords.ts";
import { evidence } from "../../../i18n/en/evidence.ts";
import { addWords } from "../../../i18n/t.ts";

addWords({ evidence });
