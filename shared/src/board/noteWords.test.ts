import { describe, expect, it } from "vitest";
import { wordsTogether } from "./noteWords.ts";

describe("words that two people make of the same note", () => {
  it.each([
    ["at both ends", "shared words", "shared words at night", "our shared words", "our shared words at night"],
    ["in two places", "one two three", "one 2 three", "one two 3", "one 2 3"],
    ["behind each other", "bus", "bus at night", "bus, late", "bus, late at night"],
    ["over each other", "wait long", "wait an hour", "wait for ever", "wait for ever an hour"],
    ["anew and behind", "old", "quite new", "old and more", "quite new and more"],
    ["the same", "old", "new", "new", "new"],
    ["by one alone", "old", "old", "new", "new"],
    ["round an emoji", "👩‍👩‍👧 home", "👩‍👩‍👧 at home", "👩‍👩‍👦 home", "👩‍👩‍👦 at home"],
  ])("[BD16] %s: both are there", (_how, from, mine, now, both) => {
    expect(wordsTogether(from, mine, now)).toBe(both);
  });

  it("[BD16] words that would be too long for a note are those written last", () => {
    expect(wordsTogether("", "a".repeat(400), "b".repeat(400))).toBe("a".repeat(400));
  });
});
