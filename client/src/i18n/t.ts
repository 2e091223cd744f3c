import { createInstance, type TFunction } from "i18next";
import { useSyncExternalStore } from "react";
import { common } from "./en/common.ts";

const i18n = createInstance();
// Nothing to load, so this is done when the call returns.
void i18n.init({
  lng: "en",
  fallbackLng: "en",
  initAsync: false,
  resources: { en: { translation: common } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** A nested table of words, as a page brings it. */
export interface Words {
  [key: string]: string | Words;
}

/** Adds a page's words; pages bring their own, so that a phone does not carry the console's. */
export function addWords(words: Words): void {
  i18n.addResourceBundle("en", "translation", words, true, true);
}

/** The words for a key in the person's language. Counts choose the form: `t("dots.left", { count: 2 })`. */
export const t: TFunction = ((...args: Parameters<TFunction>) => i18n.t(...args)) as TFunction;

/** The words for a refusal; a key nobody has words for falls back to what holds for any failure. */
export function errorText(messageKey: string, count?: number): string {
  const key = `errors.${messageKey}`;
  const options = count === undefined ? {} : { count };
  return i18n.exists(key, options) ? t(key, options) : t("errors.error.internal");
}

/** Renders again when the language changes. */
export function useLanguage(): string {
  return useSyncExternalStore(
    (listener) => {
      i18n.on("languageChanged", listener);
      return () => i18n.off("languageChanged", listener);
    },
    () => i18n.language,
  );
}
