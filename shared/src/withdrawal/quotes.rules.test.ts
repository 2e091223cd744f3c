import { expect, it } from "vitest";
import { takingOut, withoutWords } from "./quotes.rules.ts";
import { TAKEN_BACK } from "./withdrawal.schema.ts";

const told = "My sister Meg was sent home at night";

it("[WD8] words that were taken back go out of what others wrote of them, whatever the capitals, spaces and signs between", () => {
  expect(withoutWords(told, [told])).toBe(TAKEN_BACK);
  expect(withoutWords(`We agreed: “my sister  Meg was sent\nhome at night”, so hours change.`, [told])).toBe(
    `We agreed: “${TAKEN_BACK}”, so hours change.`,
  );
  expect(withoutWords(`Longer hours\n${told}`, [told])).toBe(`Longer hours\n${TAKEN_BACK}`);
});

it("[WD8] few words stay where nothing says that they are about the note, and other words stay always", () => {
  expect(withoutWords("More parking at the clinic", ["Parking"])).toBe("More parking at the clinic");
  expect(withoutWords("More parking at the clinic", ["Parking"], true)).toBe(`More ${TAKEN_BACK} at the clinic`);
  expect(withoutWords("Open on two evenings", [told], true)).toBe("Open on two evenings");
  expect(withoutWords("A smile 🙂 for you", ["🙂"], true)).toBe(`A smile ${TAKEN_BACK} for you`);
});

it("[WD8] what is about the note goes too when it was cut short or told in another order", () => {
  expect(withoutWords("My sister Meg was se", [told], true)).toBe(TAKEN_BACK);
  expect(withoutWords("Meg, my sister, was at night sent home again", [told], true)).toBe(TAKEN_BACK);
  expect(withoutWords("Longer hours\nMy sis", [told], true)).toBe(`Longer hours\n${TAKEN_BACK}`);
});

it("[WD8] many wordings taken out of many texts at once leave the same as one after the other", () => {
  const wordings = [
    "The lift is out of order again",
    "no ramp",
    "We wait for weeks on end",
    "🙂",
    "We wait for weeks on end",
  ];
  const texts = [
    "We agreed: the LIFT is out of order, again. And no ramp!",
    "no ramp\nthe lift is out\nWe wait for weeks",
    "Something else 🙂 was said",
    "",
  ];
  for (const isAbout of [true, false]) {
    const clean = takingOut(wordings, isAbout);
    const oneByOne = (text: string) => wordings.reduce((left, one) => withoutWords(left, [one], isAbout), text);
    expect(texts.map(clean)).toEqual(texts.map(oneByOne));
    expect(clean(texts[0] ?? "")).not.toContain("LIFT");
  }
});
