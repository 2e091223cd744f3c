import { describe, expect, it } from "vitest";
import { nameMarks, openNames, replaceName } from "./thirdParties.rules.ts";

const names = (text: string, listed: string[] = []) => nameMarks(text, listed).map(({ name }) => name);

describe("nameMarks", () => {
  it("[ST5] finds capitalised names within a sentence, and the same name where it starts one", () => {
    expect(names("Dev never knew. I told Dev twice.")).toEqual(["Dev", "Dev"]);
    expect(names("Then Mrs Lall came, with Dev’s coat.")).toEqual(["Mrs Lall", "Dev"]);
    expect(names("Dr Odhiambo rang.")).toEqual(["Dr Odhiambo"]);
  });

  it("[ST5] leaves the starts of sentences, I, days and months alone", () => {
    expect(
      names("I worked. The ward was full on Monday in May. “Why?” I said: Nobody knew.\nThen I went to A&E."),
    ).toEqual([]);
  });

  it("[ST5] finds listed names in any case, anywhere, as whole words", () => {
    expect(nameMarks("dev never knew about Devon", ["Dev"])).toMatchObject([
      { name: "Dev", from: 0, to: 3, isListed: true },
      { name: "Devon", isListed: false },
    ]);
    expect(names("It was O’Neill (jo)", ["Jo"])).toContain("Jo");
  });

  it("[ST5] finds listed names in other scripts and takes patterns for plain text", () => {
    expect(names("وقال سمير نعم", ["سمير"])).toEqual(["سمير"]);
    expect(names("a.b (c", [".*", "(c"])).toEqual(["(c"]);
  });
});

it("[ST5] every place of a mark holds the words it names", () => {
  const text = "At eight Anna Maria met Józef, the Anna of old.";
  for (const { name, from, to } of nameMarks(text)) expect(text.slice(from, to)).toBe(name);
});

it("[ST5] a name is open until it is confirmed, in whatever case", () => {
  expect(openNames("I told Dev and Dev told Kit.", [], [])).toEqual(["Dev", "Kit"]);
  expect(openNames("I told Dev and Dev told Kit.", [], ["dev"])).toEqual(["Kit"]);
});

it("[ST5] replacing a name takes every whole word of it and nothing else", () => {
  expect(replaceName("Dev, dev and Devon. Dev’s", "Dev", "my $& friend")).toBe(
    "my $& friend, my $& friend and Devon. my $& friend’s",
  );
});

it("[ST5] a long story of nothing but capitals, and a list of 500 names, are looked through in a few milliseconds", () => {
  const listed = Array.from({ length: 500 }, (_, index) => `Name${index} Person`);
  const text = `${"Aa. ".repeat(990)} name7 person waited.`;
  openNames(text, listed, []);
  const started = performance.now();
  expect(openNames(text, listed, [])).toEqual(["Name7 Person"]);
  expect(performance.now() - started).toBeLessThan(60);
});
