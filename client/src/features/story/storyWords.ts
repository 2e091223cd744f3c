import { stories, storyErrors } from "../../i18n/en/stories.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ stories, errors: storyErrors });
