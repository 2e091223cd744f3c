import { room } from "../../i18n/en/room.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ room });
