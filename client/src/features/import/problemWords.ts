import { imports } from "../../i18n/en/imports.ts";
import { t } from "../../i18n/t.ts";
import { ImportError } from "./importApi.ts";

const KNOWN = new Set(Object.keys(imports).map((name) => `import.${name}`));

/** The client's words for a problem that both sides name alike: `import.rowKind` is `imports.rowKind` here. */
export const wordsOf = (key: string): string => key.replace(/^import\./, "imports.");

/** What went wrong in words; for a spoilt file with the place, for whoever made it. */
export function problemWords(error: unknown): string {
  const { messageKey, where } = error instanceof ImportError ? error : { messageKey: null, where: null };
  if (messageKey === "import.spoilt" && where) return t("imports.spoiltAt", { where });
  if (messageKey === "error.tooLarge") return t("imports.tooMuch");
  return messageKey !== null && KNOWN.has(messageKey) ? t(wordsOf(messageKey)) : t("imports.failed");
}
