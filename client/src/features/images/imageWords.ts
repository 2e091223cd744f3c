import { imageErrors, images } from "../../i18n/en/images.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ images, errors: imageErrors });
