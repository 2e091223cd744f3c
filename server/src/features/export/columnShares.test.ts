import { advanceWidth } from "@longtable/shared/scene/textWidth";
import { expect, it } from "vitest";
import { columnShares } from "./columnShares.ts";

const EMS = 58;

it("[EX23] an id is never cut, and what is left goes to those columns that have most to say", () => {
  const id = "WQWQWQWQWQWQWQWQ";
  const rows = [
    [
      id,
      "A calm space open until two in the morning, with somebody there who listens",
      "Insight › Waiting › Waits, hearing nothing › What I did",
      3,
    ],
  ];
  const shares = columnShares({ heads: ["Id", "Text", "Where", "Dots"], rows }, EMS);
  expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1);
  expect((shares[0] ?? 0) * EMS).toBeGreaterThan(advanceWidth(id, 400) + 1);
  expect(shares[1]).toBeGreaterThan(shares[3] ?? 1);
});

it("[EX23] no column is so long a word that the others have no room", () => {
  const shares = columnShares({ heads: ["Id", "Text"], rows: [["x".repeat(500), "y"]] }, EMS);
  expect(shares[1]).toBeGreaterThan(0.08);
});
