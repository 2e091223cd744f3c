import { describe, expect, it } from "vitest";
import { type BoardSource, boardExport, type WorkshopSource, workshopExport } from "../export/exportModel.ts";
import { toCsv } from "../export/toCsv.ts";
import { toJson } from "../export/toJson.ts";
import { toMarkdown } from "../export/toMarkdown.ts";
import { openingBody, recount } from "../voting/recount.rules.ts";
import type { Reach } from "./scope.rules.ts";
import type { Evidence } from "./story.schema.ts";
import { AUDIENCES, EVIDENCE_KINDS, type EvidenceKind, MEDIA, SCOPES, type Scope } from "./story.types.ts";
import { boardWithinConsent, LEFT_OUT_WORDS, withinConsent } from "./withinConsent.ts";

const NOTE = "canary-of-the-note";
const STORY = "canary-of-the-story";
const PICTURE = "canary-of-the-picture";

const evidence = (more: Partial<Omit<Evidence, "consent">> & { consent?: Partial<Evidence["consent"]> }): Evidence =>
  ({
    id: "e1",
    kind: "testimony",
    title: "",
    text: STORY,
    reference: "",
    pseudonym: "",
    collector: "",
    collectedOn: "2030-02-03",
    tableId: null,
    isChecked: true,
    links: [{ boardId: "b1", noteId: "n1" }],
    ...more,
    consent: { scope: "public", media: "text", givenAt: 1, withdrawnAt: null, ...more.consent },
  }) as Evidence;

function workshop(list: readonly Evidence[], boardScope?: Scope): WorkshopSource {
  const candidates = [{ noteId: "n1", text: NOTE }];
  const closed = {
    id: "r1",
    activityId: "a1",
    boardId: "b1",
    state: "closed",
    dots: 1,
    maxPerItem: 1,
    candidates,
    voted: 5,
  };
  const tally = [{ noteId: "n1", dots: 5, voters: 5 }];
  const board = {
    board: { id: "b1", type: "columns", title: "Ideas" },
    content: {
      ...{ type: "columns", title: "Ideas", stages: [], steps: [], lanes: [], columns: [], clusters: [] },
      notes: [
        {
          id: "n1",
          text: NOTE,
          kind: "idea",
          status: null,
          place: null,
          at: null,
          order: null,
          clusterId: null,
          lang: null,
        },
      ],
    },
    rounds: [{ question: "Which?", round: { ...closed, tally } }],
    wordings: { n1: [{ id: "t1", boardId: "b2", text: NOTE }] },
    evidence: list,
    ...(boardScope && { scope: boardScope }),
  } as unknown as BoardSource;
  return {
    workshop: { id: "w1", title: "A test", isSample: false, groups: [] },
    activities: [],
    boards: [board],
    decisions: [],
    participants: { count: 5, byGroup: {} },
    followThrough: {
      stage: "closed",
      ideas: [{ noteId: "n1", text: NOTE, isAgreed: false, response: null }],
      commitments: [],
      carried: null,
    },
    evidence: list,
  } as unknown as WorkshopSource;
}

/** Everything that text formats write of a workshop and of its board. */
function written(source: WorkshopSource): string[] {
  const [board] = source.boards as [BoardSource];
  return [
    toJson(workshopExport(source, 0)),
    toJson(boardExport(board, 0)),
    toCsv(boardExport(board, 0)),
    toMarkdown(boardExport(board, 0)),
  ];
}

const MATRIX = [null, ...SCOPES].flatMap((scope: Reach) =>
  AUDIENCES.flatMap((audience) =>
    [true, false].flatMap((isChecked) =>
      [true, false].map((isWithdrawn) => ({ scope, audience, isChecked, isWithdrawn })),
    ),
  ),
);
const width = (reach: Reach | (typeof AUDIENCES)[number]) => (reach === null ? -1 : SCOPES.indexOf(reach));

describe("withinConsent", () => {
  it.each(MATRIX)(
    "[ST1] scope $scope, for $audience, checked $isChecked, withdrawn $isWithdrawn: note and story go out only where all allow it",
    ({ scope, audience, isChecked, isWithdrawn }) => {
      const one = evidence({ isChecked, consent: { scope, withdrawnAt: isWithdrawn ? 9 : null } });
      const reach = isChecked || width(scope) < 0 ? scope : "table";
      const goesOut = width(reach) >= width(audience);
      const { data, leftOut } = withinConsent(workshop([one], "public"), audience);
      for (const text of written(data)) expect(text.includes(NOTE), text.slice(0, 60)).toBe(goesOut);
      const isShown = goesOut && !isWithdrawn;
      expect(
        written(data)
          .slice(0, 2)
          .map((text) => text.includes(STORY)),
      ).toEqual([isShown, isShown]);
      const lines = leftOut.map(({ what, reason }) => `${what} ${reason}`);
      if (!goesOut) expect(lines.some((line) => line.startsWith("note "))).toBe(true);
      if (isWithdrawn) expect(lines).toContain("story withdrawn");
      else if (!goesOut && scope !== null) {
        expect(lines).toContain(
          isChecked || width(scope) < width(audience) ? "story beyondConsent" : "story unchecked",
        );
      } else if (scope !== null) expect(lines).toEqual([]);
      expect(JSON.stringify(leftOut)).not.toMatch(/canary/);
      const alone = boardWithinConsent(workshop([one], "public").boards[0] as BoardSource, audience);
      expect(toCsv(boardExport(alone.data, 0)).includes(NOTE)).toBe(goesOut);
    },
  );

  it.each(SCOPES.flatMap((scope) => AUDIENCES.map((audience) => [scope, audience] as const)))(
    "[ST1] without evidence a board for %s decides for %s",
    (scope, audience) => {
      const { data, leftOut } = withinConsent(workshop([], scope), audience);
      const goesOut = width(scope) >= width(audience);
      for (const text of written(data)) expect(text.includes(NOTE)).toBe(goesOut);
      expect(leftOut.map(({ reason }) => reason)).toEqual(goesOut ? [] : ["boardScope", "boardScope"]);
    },
  );

  it("[ST1] a board of which nobody said anything is for the room", () => {
    expect(AUDIENCES.map((audience) => written(withinConsent(workshop([]), audience).data)[0]?.includes(NOTE))).toEqual(
      [true, false, false],
    );
  });

  it("[EX22] a board that cannot be read still holds back copies of its notes, and what came of them", () => {
    const source = workshop([], "public");
    const unread = [{ board: { id: "b9", title: "Damaged" }, content: { notes: [{ id: "n1" }] } }];
    const texts = (one: WorkshopSource, audience: "room" | "public") =>
      withinConsent(one, audience).data.boards.flatMap(({ content }) => content.notes.map(({ text }) => text));
    expect(texts(source, "public")).toContain(NOTE);
    expect(texts({ ...source, unread }, "public")).not.toContain(NOTE);
    expect(texts({ ...source, unread }, "room")).toContain(NOTE);
  });

  it("[FT11] a promise goes no further than the decision it follows from; one that follows from none stays", () => {
    const source = workshop([evidence({ consent: { scope: "room" } })], "public");
    const promise = (id: string, decisionId: string | null) =>
      ({ id, decisionId, what: `canary-${id}`, owners: [], due: "2030-05-01", state: "open", proof: null }) as unknown;
    const promised = {
      ...source,
      decisions: [{ id: "d1", question: NOTE, noteIds: ["n1"] }],
      followThrough: { ...source.followThrough, commitments: [promise("resting", "d1"), promise("own", null)] },
    } as unknown as WorkshopSource;
    const [inside, outside] = (["room", "programme"] as const).map((audience) => withinConsent(promised, audience));
    expect(inside?.data.followThrough?.commitments.map(({ id }) => id)).toEqual(["resting", "own"]);
    expect(outside?.data.followThrough?.commitments.map(({ id }) => id)).toEqual(["own"]);
    const lines = outside?.leftOut.map(({ what, reason, scope }) => `${what} ${reason} ${scope}`);
    expect(lines).toContain("commitment beyondConsent room");
    expect(inside?.leftOut.map(({ what }) => what)).not.toContain("commitment");
  });

  it("[ST1] a decision that names its vote alone goes no further than the notes the vote was about, nor does its promise", () => {
    const source = workshop([evidence({ consent: { scope: "room" } })], "public");
    const decision = { id: "d1", question: NOTE, noteIds: [], roundId: "r1" };
    const promise = {
      id: "c1",
      decisionId: "d1",
      what: "x",
      owners: [],
      due: "2030-05-01",
      state: "open",
      proof: null,
    };
    const decided = (more: object) =>
      ({
        ...source,
        decisions: [decision, { ...decision, id: "d2", roundId: null }],
        followThrough: { ...source.followThrough, commitments: [promise] },
        ...more,
      }) as unknown as WorkshopSource;
    const voted = [{ id: "r1", candidates: [{ noteId: "n1" }] }];
    const damaged = [{ board: { id: "b1", title: "" }, content: { notes: [{ id: "n1" }] }, rounds: voted }];
    for (const one of [decided({}), decided({ boards: [], unread: damaged })]) {
      const told = AUDIENCES.map((audience) => withinConsent(one, audience));
      expect(told.map(({ data }) => data.decisions.length)).toEqual([2, 1, 1]);
      expect(told.map(({ data }) => data.followThrough?.commitments.length)).toEqual([1, 0, 0]);
      const lines = told[1]?.leftOut.map(({ what, reason, scope }) => `${what} ${reason} ${scope}`);
      expect(lines).toEqual(expect.arrayContaining(["decision beyondConsent room", "commitment beyondConsent room"]));
      expect(told[0]?.data.decisions[0]?.noteIds).toEqual([]);
    }
  });

  it("[ST1] of several stories behind a note the narrowest decides", () => {
    for (const [one, other] of [
      ["table", "public"],
      ["public", "room"],
    ] as const) {
      const list = [evidence({ consent: { scope: one } }), evidence({ consent: { scope: other } })];
      const { data } = withinConsent(workshop(list, "public"), "programme");
      expect(written(data)[0]).not.toContain(NOTE);
    }
  });

  it("[ST1] what goes to a wider audience goes to every narrower one", () => {
    for (const scope of SCOPES) {
      const counts = AUDIENCES.map((audience) =>
        withinConsent(workshop([evidence({ consent: { scope } })], "public"), audience),
      );
      const notes = counts.map(({ data }) => data.boards[0]?.content.notes.length ?? 0);
      expect(notes).toEqual(notes.toSorted((a, b) => b - a));
    }
  });

  it.each(EVIDENCE_KINDS.flatMap((kind: EvidenceKind) => MEDIA.map((media) => [kind, media] as const)))(
    "[ST12] the reference of %s with consent to %s goes out only where that was agreed",
    (kind, media) => {
      const one = evidence({ kind, reference: PICTURE, consent: { media } });
      const { data, leftOut } = withinConsent(workshop([one], "public"), "public");
      const isPrivate = (kind === "image" || kind === "audio") && kind !== media;
      expect(written(data)[0]?.includes(PICTURE)).toBe(!isPrivate);
      expect(written(data)[0]).toContain(STORY);
      expect(leftOut.map(({ what }) => what)).toEqual(isPrivate ? ["media"] : []);
    },
  );

  it("[ST13] a vote on words that are left out keeps its figures and can be counted again", () => {
    const sha256 = (text: string) =>
      String([...text].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1e9);
    const record = {
      ...{ id: "r1", activityId: "a1", boardId: "b1", title: null, who: "everyone", dots: 1, maxPerItem: 1 },
      candidates: [{ noteId: "n1", text: NOTE, salt: "salt" }],
      ...{ voted: 0, onPaper: 0, tally: [], ballots: null },
    } as never;
    const log = [
      { seq: 1, at: 1, event: "opened", roundId: "r1", body: openingBody(record, sha256), previous: "", hash: "" },
    ] as never;
    const source = {
      ...workshop([evidence({ consent: { scope: "table" } })]),
      votes: { rounds: [record], log },
    } as WorkshopSource;
    const { votes } = withinConsent(source, "room", sha256).data;
    expect(votes?.rounds[0]?.candidates).toMatchObject([{ text: LEFT_OUT_WORDS }]);
    expect(JSON.stringify(votes?.rounds)).not.toContain("canary");
    const finding = votes && recount(votes, sha256).find(({ check }) => check === "opening");
    expect(finding?.outcome).toBe("agrees");
    expect(withinConsent(source, "room").data.votes).toBeUndefined();
  });
});

it("[ST1] a board by itself shows no words that a note had on a board that goes less far, nor a note whose copy stands there", () => {
  const [board] = workshop([], "public").boards as [BoardSource];
  const wordings = { n1: [{ id: "n7", boardId: "b7", text: "canary-at-the-table" }] };
  const whole = { ...board, wordings };
  const around = (scope: Scope, id: string) => ({
    boards: [{ board: { id: "b7" }, scope, content: { notes: [{ id }] } }],
    evidence: [],
  });
  const words = (scope: Scope, id = "n7") => JSON.stringify(boardWithinConsent(whole, "room", around(scope, id)).data);
  expect(words("room")).toContain("canary-at-the-table");
  // Also where it was taken off that board since.
  for (const id of ["n7", "elsewhere"]) expect(words("table", id)).not.toContain("canary-at-the-table");
  expect(words("table", "n1")).not.toContain(NOTE);
});
