import { expect, it } from "vitest";
import { codeAsShown, codeIn } from "./codeText.ts";

it.each([
  ["frl wkhd", "FRLWKHD"],
  ["FRL-WKHD", "FRLWKHD"],
  ["http://192.168.1.20:3000/#FRLWKHD", "FRLWKHD"],
  ["#frlwkhd", "FRLWKHD"],
  ["FRL WKH", null],
  ["", null],
])("[PA7] %j holds the code %j", (text, code) => {
  expect(codeIn(text)).toBe(code);
});

it.each([
  ["frl", "FRL"],
  ["frlwkhd", "FRL WKHD"],
  ["frlwkhde", "FRLWKHDE"],
])("[PA7] %j is shown as %j", (text, shown) => {
  expect(codeAsShown(text)).toBe(shown);
});
