import { hosts } from "../../i18n/en/hosts.ts";
import { addWords } from "../../i18n/t.ts";

const { errors, ...words } = hosts;
addWords({ hosts: words, errors: { hosts: errors } });
