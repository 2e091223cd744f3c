import { describe, expect, it } from "vitest";
import { clockText, secondsFromText, secondsLeft } from "./minutes.ts";

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

describe("the room's time", () => {
  it("[CO2] never falls below nought", () => {
    expect(secondsLeft({ endsAt: 10_000 }, 8_500)).toBe(2);
    expect(secondsLeft({ endsAt: 10_000 }, 60_000)).toBe(0);
    expect(secondsLeft(null, 0)).toBe(0);
  });

  it.each([
    [0, "0:00"],
    [400, "6:40"],
    [3725, "1:02:05"],
  ])("[CO2] writes %i seconds as %s", (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});
