import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { countLines, filesIn, ROOT } from "./sources.ts";

const FOLDERS = ["shared/src", "server/src", "client/src", "tests", ".ci"];
/** Longer files are split where their parts are. */
const LONGEST = { source: 400, test: 600 };

const isGenerated = (file: string) => /\.gen\.tsx?$/.test(file);
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

const files = FOLDERS.flatMap((folder) => filesIn(folder, /\.(?:tsx?|mjs)$/))
  .filter((file) => !isGenerated(file))
  .map((file) => ({ file, lines: countLines(readFileSync(path.join(ROOT, file), "utf8")) }));

it(`no source has more than ${LONGEST.source} lines, no test more than ${LONGEST.test}`, () => {
  expect(files.length).toBeGreaterThan(150);
  const tooLong = files.filter(({ file, lines }) => lines > (isTest(file) ? LONGEST.test : LONGEST.source));
  expect(tooLong.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
});
