import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { isWithdrawn } from "@longtable/shared/story/scope.rules";
import type { SlipStory, StorySlip } from "@longtable/shared/story/story.schema";
import { codeFromBytes, parseCode, TICKET_LENGTH } from "@longtable/shared/voting/ballotCode";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { findStory, type StoredStory, storyBySlip } from "./story.store.ts";
import { type OnTakenBack, takeBack } from "./takeBack.ts";

interface SlipDeps {
  sql: Sql;
  transact<T>(work: (sql: Sql, boards: BoardUnit) => Promise<T>): Promise<T>;
  clock: Clock;
  publish: Publish;
  codes: SlipCodes;
  workshopTitle(sql: Sql, workshopId: string): Promise<string | null>;
  scrubSoon(): void;
  /** Remembers outside the database that a story is erased. */
  onTakenBack: OnTakenBack;
}

/** The code of each story's slip, always the same, and what is kept of one. */
export interface SlipCodes {
  codeOf(storyId: string): string;
  hash(code: string): string;
}

/** @param hashOf - a keyed hash as hexadecimal, 32 bytes of it: nobody foretells it without the server's key. */
export function createSlipCodes(hashOf: (what: string, words: string) => string): SlipCodes {
  return {
    codeOf(storyId) {
      for (let turn = 0; ; turn += 1) {
        const bytes = Buffer.from(hashOf("slips", `slip ${turn} ${storyId}`), "hex");
        const code = codeFromBytes(bytes, TICKET_LENGTH);
        if (code !== null) return code;
      }
    },
    hash: (code) => hashOf("slip", code),
  };
}

/** Slips of paper with which a story is taken back without a phone, an account or a name. Codes are made again, never kept. */
export function createSlips(deps: SlipDeps) {
  const { sql, clock } = deps;
  const { codeOf, hash } = deps.codes;

  async function found(from: Sql, text: string): Promise<{ workshopId: string; story: StoredStory; title: string }> {
    const code = parseCode(text, TICKET_LENGTH);
    const known = code === null ? null : await storyBySlip(from, hash(code));
    const title = known && (await deps.workshopTitle(from, known.workshopId));
    if (!known || title === null) throw new UserError("notFound", "story.noSuchSlip");
    return { ...known, title };
  }

  const shown = (workshop: string, { title, pseudonym, consent }: StoredStory, isTakenBack: boolean): SlipStory => ({
    workshop,
    title: isTakenBack ? "" : title,
    pseudonym: isTakenBack ? "" : pseudonym,
    scope: isTakenBack ? null : consent.scope,
    isWithdrawn: isTakenBack,
  });

  return {
    /** The slip of a story: for its teller, and for hosts where it was written down for somebody. */
    async slipOf(seat: Seat, storyId: string): Promise<StorySlip> {
      const story = await findStory(sql, seat.workshopId, storyId);
      const isMine = story?.participantId != null && story.participantId === seat.participantId;
      const isForSomebody = story?.participantId === null && may(seat.role, "keepEvidence");
      if (!story || isWithdrawn(story) || !(isMine || isForSomebody)) throw new UserError("notFound", "story.notFound");
      const workshop = (await deps.workshopTitle(sql, seat.workshopId)) ?? "";
      return { code: codeOf(storyId), title: story.title, pseudonym: story.pseudonym, workshop };
    },

    /** What a code stands for, so that nobody takes back the wrong thing. None of its words. */
    async look(code: string): Promise<SlipStory> {
      const { story, title } = await found(sql, code);
      return shown(title, story, isWithdrawn(story));
    },

    /** Takes the code's story back. Once more does nothing. */
    async withdraw(code: string): Promise<SlipStory> {
      const changes: Parameters<Publish>[] = [];
      const answer = await deps.transact(async (from, boards) => {
        const { workshopId, story, title } = await found(from, code);
        const changed = (change: Parameters<Publish>[1], of: string = workshopId) => changes.push([of, change]);
        const context = { sql: from, boards, now: clock.now(), changed, onTakenBack: deps.onTakenBack };
        if (!isWithdrawn(story)) await takeBack(context, workshopId, story);
        return shown(title, story, true);
      });
      for (const change of changes) deps.publish(...change);
      deps.scrubSoon();
      return answer;
    },
  };
}
