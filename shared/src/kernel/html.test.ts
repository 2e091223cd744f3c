import { expect, it } from "vitest";
import { escapeHtml } from "./html.ts";

it("[EX7] words stay words in a page: nothing of them is markup, and nothing a page may not hold is left", () => {
  expect(escapeHtml(`<b a="1">it's & more</b>`)).toBe("&lt;b a=&quot;1&quot;&gt;it&#39;s &amp; more&lt;/b&gt;");
  expect(escapeHtml("a\r\nb\rc\n\td")).toBe("a\nb\nc\n\td");
  const held = "\0\u0001\u0008\u000b\u001f\u007f\u0085\u009f\ud800\ufdd0\ufffe\uffff\u{1ffff}";
  expect(escapeHtml(`a${held}b😀\u202e\u200dc`)).toBe("ab😀\u202e\u200dc");
});
