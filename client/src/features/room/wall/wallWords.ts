import { roomWall } from "../../../i18n/en/roomWall.ts";
import { addWords } from "../../../i18n/t.ts";

addWords({ roomWall });
