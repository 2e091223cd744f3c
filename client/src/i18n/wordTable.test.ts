import { expect, it } from "vitest";
import { fillIn, findText, mergeWords } from "./wordTable.ts";

const words = {
  dots: { left_zero: "No dots left", left_one: "{{count}} dot left", left_other: "{{count}} dots left", plain: "Dots" },
};

it("a count chooses its form, none has words of its own, and a text without forms stands for every count", () => {
  expect([0, 1, 2].map((count) => findText(words, "dots.left", count, "en"))).toEqual([
    "No dots left",
    "{{count}} dot left",
    "{{count}} dots left",
  ]);
  expect(findText(words, "dots.plain", 3, "en")).toBe("Dots");
});

it("forms follow the language", () => {
  const polish = { notes_one: "notatka", notes_few: "notatki", notes_many: "notatek" };
  expect([1, 3, 5].map((count) => findText(polish, "notes", count, "pl"))).toEqual(["notatka", "notatki", "notatek"]);
});

it("a key that names no text has none", () => {
  expect(["dots", "dots.left.more", "nothing", "constructor.name"].map((key) => findText(words, key, 1, "en"))).toEqual(
    [null, null, null, null],
  );
});

it("what people wrote is filled in as it is and never filled in itself", () => {
  expect(fillIn("{{ who }}: {{what}}{{gone}}", { who: "$&", what: "<b>{{who}}</b>" })).toBe("$&: <b>{{who}}</b>");
});

it("a page's words join those there are, and replace a text of the same name", () => {
  expect(mergeWords({ a: { b: "1", c: "2" } }, { a: { b: "3" }, d: "4" })).toEqual({ a: { b: "3", c: "2" }, d: "4" });
});
