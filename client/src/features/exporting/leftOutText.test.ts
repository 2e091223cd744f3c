import { LEFT_OUT_REASONS } from "@longtable/shared/story/withinConsent";
import { expect, it } from "vitest";
import { leftOutText } from "./leftOutText.ts";

const REASONS = [...LEFT_OUT_REASONS, "openVote", "tooFew", "hostsOnly", "unreadable"] as const;

it("[EX14] says of one and of many why they stay here", () => {
  const line = (count: number) => (reason: (typeof REASONS)[number]) => leftOutText({ what: "note", reason, count });
  expect(line(1)("boardScope")).toBe("1 note: its board is not for these people");
  expect(line(29)("boardScope")).toBe("29 notes: their board is not for these people");
  for (const text of REASONS.map(line(1))) expect(text).not.toMatch(/exporting\.|\bthe[mi]r?\b/);
  for (const text of REASONS.map(line(2))) expect(text).not.toMatch(/exporting\.|\bits?\b/);
});
