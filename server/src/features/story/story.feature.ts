import type { ShownImage } from "@longtable/shared/images/images.schema";
import type { StoryId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { isWithdrawn } from "@longtable/shared/story/scope.rules";
import {
  addStory,
  checkStory,
  editStory,
  replaceStoryName,
  setBoardScope,
  setCollects,
  setStoryConsent,
  setStoryNames,
  tellStory,
  withdrawStory,
} from "@longtable/shared/story/story.commands";
import { STORY_LIMITS } from "@longtable/shared/story/story.types";
import { nameMarks, openNames, replaceName, wordsToLookThrough } from "@longtable/shared/story/thirdParties.rules";
import { newId } from "../../kernel/newId.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { printOf } from "./lookedThrough.ts";
import {
  collectorIds,
  countStories,
  findStory,
  keepBoardScope,
  listedNames,
  putStory,
  type StoredStory,
  setCollector,
  setListedNames,
} from "./story.store.ts";
import { type OnTakenBack, takeBack } from "./takeBack.ts";
import { assumeUnbacked } from "./unbacked.ts";

export interface StoryDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "keepEvidence"): void;
  boardUse(sql: Sql, boardId: string): Promise<{ workshopId: string } | null>;
  personExists(sql: Sql, workshopId: string, participantId: string): Promise<boolean>;
  /** The code on a story's slip, and what is kept of it. */
  slip: { codeOf(storyId: string): string; hash(code: string): string };
  /**
   * A picture that this seat brought, with its size.
   *
   * @throws {UserError} notFound for any other.
   */
  ownImage(sql: Sql, seat: Seat, image: { imageId: string; alt: string }): Promise<ShownImage>;
  scrubSoon(): void;
  /** Files that were made, or are being made, of a workshop are thrown away. */
  dropFiles(workshopId: string): void;
  /** Remembers outside the database that a story is erased. */
  onTakenBack: OnTakenBack;
}

/** The words of a story, and how long each may be. */
const WORDS = [
  ["title", STORY_LIMITS.titleChars],
  ["text", STORY_LIMITS.textChars],
  ["reference", STORY_LIMITS.referenceChars],
  ["pseudonym", STORY_LIMITS.nameChars],
] as const;

const NOBODY = { participantId: null, seatId: null, tableId: null } as const;

/** A story that is not this seat's to change is as little there as one that never was. */
export async function storyInHand({ sql, seat }: CommandContext, id: string): Promise<StoredStory> {
  if (!may(seat.role, "tellStories") && !may(seat.role, "keepEvidence")) {
    throw new UserError("forbidden", "command.notAllowed");
  }
  const story = await findStory(sql, seat.workshopId, id);
  if (!story || isWithdrawn(story)) throw new UserError("notFound", "story.notFound");
  const isMine = story.participantId !== null && story.participantId === seat.participantId;
  const isSharedWithHosts = may(seat.role, "keepEvidence") && story.consent.scope !== null;
  if (!isMine && !isSharedWithHosts) throw new UserError("notFound", "story.notFound");
  return story;
}

/** The story, where this seat may speak for its teller: its own, or for hosts one that was written down for somebody. */
async function ownStory(context: CommandContext, id: string): Promise<StoredStory> {
  const story = await storyInHand(context, id);
  const isMine = story.participantId !== null && story.participantId === context.seat.participantId;
  if (!isMine && story.participantId !== null) throw new UserError("forbidden", "story.onlyTeller");
  return story;
}

/** Stories and other evidence, outside the boards' documents (METHODS I7), with what their tellers agreed to. */
export function registerStories(on: Register, deps: StoryDeps): void {
  const { requireRight, slip } = deps;

  async function keep({ sql, seat }: CommandContext, story: StoredStory): Promise<void> {
    await putStory(sql, seat.workshopId, story, slip.hash(slip.codeOf(story.id)));
  }

  /** Something may be for fewer people than before, or reads otherwise: what was made of it goes too. */
  function narrowed(context: CommandContext, isNarrower = true): void {
    if (isNarrower) deps.dropFiles(context.seat.workshopId);
    tell(context, isNarrower);
  }

  on(tellStory, async ({ scope, media, confirmed, isTicked, image, ...words }, context) => {
    const { seat, sql, now } = context;
    const { participantId } = seat;
    if (participantId === null || !may(seat.role, "tellStories"))
      throw new UserError("forbidden", "command.notAllowed");
    const { all, own } = await countStories(sql, seat.workshopId, participantId);
    requireRoom(all < STORY_LIMITS.perWorkshop && own < STORY_LIMITS.perPerson);
    const id = newId<StoryId>();
    await keep(context, {
      id,
      kind: "testimony",
      reference: "",
      collector: "",
      collectedOn: new Date(now).toISOString().slice(0, 10),
      ...words,
      ...(image && { image: await deps.ownImage(sql, seat, image) }),
      tableId: seat.tableId,
      participantId,
      seatId: seat.id,
      consent: { scope, media, givenAt: now, withdrawnAt: null },
      isTicked,
      confirmed: confirmed.map((name) => ({ name, byHost: false })),
      revision: 0,
      links: [],
    });
    tell(context);
    return { storyId: id };
  });

  on(addStory, async ({ scope, media, confirmed, isTicked, image, ...evidence }, context) => {
    const { seat, sql, now } = context;
    const isHost = may(seat.role, "keepEvidence");
    if (!isHost) await requireCollector(context);
    if (evidence.text === "" && evidence.reference === "" && !image)
      throw new UserError("invalid", "story.nothingInIt");
    requireRoom((await countStories(sql, seat.workshopId, null)).all < STORY_LIMITS.perWorkshop);
    const id = newId<StoryId>();
    await keep(context, {
      id,
      ...evidence,
      ...(image && { image: await deps.ownImage(sql, seat, image) }),
      ...NOBODY,
      consent: { scope, media, givenAt: now, withdrawnAt: null },
      isTicked,
      confirmed: confirmed.map((name) => ({ name, byHost: isHost })),
      revision: 0,
      links: [],
    });
    tell(context);
    return { storyId: id };
  });

  on(editStory, async ({ storyId, image, ...change }, context) => {
    const { image: before, ...story } = await ownStory(context, storyId);
    const after = image === undefined ? before : image && (await imageFor(context, before, image));
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const next: StoredStory = { ...story, ...given, ...(after && { image: after }) };
    const isNothing = next.text === "" && next.reference === "" && !after;
    if (isNothing || (next.text === "" && story.participantId !== null)) {
      throw new UserError("invalid", "story.nothingInIt");
    }
    // Other words may show other people: they are looked through again before they go beyond the table.
    const isSame = printOf(next) === printOf({ ...story, image: before });
    await keep(context, isSame ? next : { ...next, isTicked: false });
    if (!isSame) deps.scrubSoon();
    narrowed(context, !isSame);
    return {};
  });

  on(setStoryConsent, async ({ storyId, scope, media = null }, context) => {
    const story = await ownStory(context, storyId);
    if (story.participantId === null && scope === null) throw new UserError("invalid", "story.withdrawInstead");
    const consent = { ...story.consent, scope, media: media ?? story.consent.media, givenAt: context.now };
    await keep(context, { ...story, consent });
    if (scope === null) await assumeUnbacked({ ...context, workshopId: context.seat.workshopId }, story);
    narrowed(context);
    return {};
  });

  on(checkStory, async ({ storyId, confirmed, isTicked, print }, context) => {
    const story = await storyInHand(context, storyId);
    if (print !== printOf(story)) throw new UserError("conflict", "story.changed");
    const byHost = may(context.seat.role, "keepEvidence");
    const others = story.confirmed.filter((one) => one.byHost !== byHost);
    await keep(context, { ...story, isTicked, confirmed: [...others, ...confirmed.map((name) => ({ name, byHost }))] });
    narrowed(context, !isTicked);
    return {};
  });

  on(replaceStoryName, async ({ storyId, name, pseudonym }, context) => {
    const story = await storyInHand(context, storyId);
    requireName(context, story, name, await listedNames(context.sql, context.seat.workshopId));
    const put = (words: string) => replaceName(words, name, pseudonym);
    const next = { ...story };
    for (const [field] of WORDS) next[field] = put(story[field]);
    const isTooLong = WORDS.some(([field, most]) => next[field].length > most);
    if (isTooLong) throw new UserError("invalid", "story.tooLong");
    const replaced = WORDS.filter(([field]) => next[field] !== story[field]).length;
    // What was put there is nobody's name, however it looks.
    const looksNew = openNames(wordsToLookThrough(next), [], openNames(wordsToLookThrough(story), [], []));
    const byHost = may(context.seat.role, "keepEvidence");
    const confirmed = [...story.confirmed, ...[pseudonym, ...looksNew].map((one) => ({ name: one, byHost }))];
    if (replaced === 0) return { replaced };
    await keep(context, { ...next, confirmed });
    deps.scrubSoon();
    narrowed(context);
    return { replaced };
  });

  on(withdrawStory, async ({ storyId }, context) => {
    const { onTakenBack } = deps;
    await takeBack({ ...context, onTakenBack }, context.seat.workshopId, await ownStory(context, storyId));
    deps.scrubSoon();
    return {};
  });

  on(setStoryNames, async ({ names }, context) => {
    requireRight(context, "keepEvidence");
    await setListedNames(context.sql, context.seat.workshopId, names);
    narrowed(context);
    return {};
  });

  on(setBoardScope, async ({ boardId, scope }, context) => {
    requireRight(context, "keepEvidence");
    await requireBoard(context, boardId);
    await keepBoardScope(context.sql, boardId, scope);
    deps.dropFiles(context.seat.workshopId);
    context.changed({ slices: ["stories"] });
    return {};
  });

  on(setCollects, async ({ participantId, isOn }, context) => {
    requireRight(context, "keepEvidence");
    const { sql, seat } = context;
    if (!(await deps.personExists(sql, seat.workshopId, participantId)))
      throw new UserError("notFound", "people.notHere");
    await setCollector(sql, seat.workshopId, participantId, isOn);
    context.changed({ slices: ["stories"] });
    return {};
  });

  /** The picture that stays, with other words, or another one of one's own. */
  async function imageFor(
    { sql, seat }: CommandContext,
    before: ShownImage | undefined,
    image: { imageId: string; alt: string },
  ): Promise<ShownImage> {
    return before?.imageId === image.imageId ? { ...before, alt: image.alt } : deps.ownImage(sql, seat, image);
  }

  async function requireBoard({ sql, seat }: CommandContext, boardId: string): Promise<void> {
    if ((await deps.boardUse(sql, boardId))?.workshopId !== seat.workshopId) {
      throw new UserError("notFound", "board.notFound");
    }
  }
}

/** The words of a story are its teller's: anybody else puts another name in the place of a name, and of nothing else. */
function requireName({ seat }: CommandContext, story: StoredStory, name: string, listed: readonly string[]): void {
  if (story.participantId === null || story.participantId === seat.participantId) return;
  const fold = (words: string) => words.toLocaleLowerCase("en");
  const isName = nameMarks(wordsToLookThrough(story, listed), listed).some((mark) => fold(mark.name) === fold(name));
  if (!isName) throw new UserError("invalid", "story.notAName");
}

async function requireCollector({ sql, seat }: CommandContext): Promise<void> {
  const { participantId } = seat;
  const isCollector = participantId !== null && (await collectorIds(sql, seat.workshopId)).includes(participantId);
  if (!isCollector || !may(seat.role, "tellStories")) throw new UserError("forbidden", "command.notAllowed");
}

function requireRoom(hasRoom: boolean): void {
  if (!hasRoom) throw new UserError("conflict", "story.full");
}

/** Tells who is concerned. What narrows goes at once; what is new may come a moment later, for a whole room may be telling. */
export function tell({ seat, changed }: Pick<CommandContext, "seat" | "changed">, isUrgent = false): void {
  if (isUrgent) changed({ slices: ["stories", "evidence"] });
  else changed({ counts: ["stories", "evidence"], seatSlices: [{ seatId: seat.id, slices: ["stories"] }] });
}
