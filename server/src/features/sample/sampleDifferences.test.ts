import { openBoard } from "@longtable/shared/board/board.doc";
import { mapDifferences } from "@longtable/shared/programme/mapDifferences";
import { expect, it } from "vitest";
import * as Y from "yjs";
import sampleJson from "./sample-workshop.json" with { type: "json" };
import { sampleWorkshop } from "./sampleWorkshop.ts";

it("[PG5] the sample's planned pathway has three steps more than the one of now, one less, and three that changed", () => {
  const sample = sampleWorkshop(<Id extends string>(id: string) => id as Id);
  const content = (key: string) => {
    const doc = new Y.Doc();
    sample.boards.find((board) => board.key === key)?.write(openBoard(doc), null);
    return openBoard(doc).content();
  };
  const { from, to, added, removed, changed } = sampleJson.expected.diff;
  const steps = mapDifferences(content(from), content(to)).filter(({ part }) => part === "steps");
  const ids = (kind: string) => steps.filter((step) => step.kind === kind).map(({ id }) => id);
  expect([ids("added"), ids("removed"), ids("changed")]).toEqual([added, removed, changed]);
  expect(sample.boards.find(({ key }) => key === to)).toMatchObject({ mapState: "future", basedOnKey: from });
});
