import { votes } from "../../../i18n/en/votes.ts";
import { addWords } from "../../../i18n/t.ts";

const { errors, ...words } = votes;
addWords({ votes: words, errors: { voting: errors } });
