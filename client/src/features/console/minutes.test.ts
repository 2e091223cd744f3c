import { describe, expect, it } from "vitest";
import { secondsFromText } from "./minutes.ts";

describe("minutes as a host types them", () => {
  it.each([
    ["5", 300],
    [" 2.5 ", 150],
    ["2,5", 150],
    ["1:30", 90],
    ["0", null],
    ["", null],
    ["1:75", null],
    ["soon", null],
    ["-3", null],
    ["99999", null],
  ])("[CO2] %j are %j seconds", (text, seconds) => {
    expect(secondsFromText(text)).toBe(seconds);
  });
});
