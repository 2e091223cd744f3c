import { createHash } from "node:crypto";
import { may } from "@longtable/shared/participation/permissions";
import type { Backed } from "@longtable/shared/story/evidence.rules";
import { mayReadStory } from "@longtable/shared/story/reading.rules";
import { counts } from "@longtable/shared/story/scope.rules";
import type { Evidence, ShownStory, Stories, StoryList } from "@longtable/shared/story/story.schema";
import { mayShowReference } from "@longtable/shared/story/withinConsent";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { namesLeft, printOf as wordsPrint } from "./lookedThrough.ts";
import { boardScopes, collectorIds, listedNames, listStories, type StoredStory, toEvidence } from "./story.store.ts";

interface Found {
  stored: StoredStory;
  evidence: Evidence;
  openNames: string[];
}

async function read(sql: Sql, workshopId: string): Promise<Found[]> {
  const listed = await listedNames(sql, workshopId);
  return (await listStories(sql, workshopId)).map((stored) => ({
    stored,
    evidence: toEvidence(stored, listed),
    openNames: namesLeft(stored, listed),
  }));
}

const isOwn = ({ participantId }: Pick<Seat, "participantId">, { stored }: Found) =>
  stored.participantId !== null && stored.participantId === participantId;

const readable = (seat: Seat, found: readonly Found[]) =>
  found.filter((one) => mayReadStory(seat, one.evidence, isOwn(seat, one)));

function shown(seat: Seat, one: Found): ShownStory {
  const isMine = isOwn(seat, one);
  const isInHand = isMine || may(seat.role, "keepEvidence");
  const { stored, evidence } = one;
  const { image, ...words } = evidence;
  return {
    ...words,
    // A picture goes to others only where its teller agreed to pictures.
    ...(image && (isInHand || evidence.consent.media === "image") && { image }),
    // Where a picture or a recording is kept is for others only where its teller agreed to more than words.
    reference: isInHand || mayShowReference(evidence) ? evidence.reference : "",
    print: wordsPrint(stored),
    isMine,
    isForSomebody: stored.participantId === null,
    openNames: isInHand ? one.openNames : [],
    confirmed: isInHand ? stored.confirmed.map(({ name }) => name) : [],
    // At which table somebody told it says who it was.
    tableId: isMine ? stored.tableId : null,
    links: isInHand ? evidence.links : [],
  };
}

/** The stories as one seat may read them. */
export async function storiesFor(sql: Sql, seat: Seat): Promise<StoryList> {
  const stories = readable(seat, await read(sql, seat.workshopId)).map((one) => shown(seat, one));
  if (!may(seat.role, "keepEvidence")) return { stories };
  const boards = [...(await boardScopes(sql, seat.workshopId))];
  return {
    stories,
    hosts: {
      names: await listedNames(sql, seat.workshopId),
      boards: boards.map(([boardId, scope]) => ({
        boardId: boardId as StoryList["stories"][0]["links"][0]["boardId"],
        scope,
      })),
      collectors: await collectorIds(sql, seat.workshopId),
    },
  };
}

/** What the state says of stories, cut for a seat; undefined for who is sent none. */
export async function readStories(sql: Sql, workshopId: string): Promise<(seat: Seat) => Stories | undefined> {
  const found = await read(sql, workshopId);
  const [collectors, names] = [new Set(await collectorIds(sql, workshopId)), await listedNames(sql, workshopId)];
  const scopes = [...(await boardScopes(sql, workshopId))];
  return (seat) => {
    const isHost = may(seat.role, "keepEvidence");
    if (!isHost && !may(seat.role, "tellStories")) return undefined;
    const list = readable(seat, found);
    const mine = list.filter((one) => isOwn(seat, one));
    const read = list.map(({ stored, evidence }) => [stored.id, stored.revision, evidence.isChecked]);
    return {
      print: printOf(isHost ? [read, names, scopes, [...collectors]] : read),
      count: list.length - mine.length,
      mine: mine.length,
      ...(isHost && { open: list.filter(({ evidence }) => !evidence.isChecked && isWide(evidence)).length }),
      ...(seat.participantId !== null && collectors.has(seat.participantId) && { mayCollect: true as const }),
    };
  };
}

const isWide = ({ consent }: Evidence) => consent.scope !== null && consent.scope !== "table";

const printOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);

/** Which notes and steps evidence stands behind, without whose. */
export function backedBy(evidence: readonly Evidence[]): Backed {
  const links = evidence.filter(counts).flatMap((one) => one.links);
  return {
    notes: [...new Set(links.flatMap(({ noteId }) => noteId ?? []))].toSorted(),
    steps: [...new Set(links.flatMap(({ stepId }) => stepId ?? []))].toSorted(),
  };
}

export const readBacked = async (sql: Sql, workshopId: string, copies: Copies): Promise<Backed> =>
  backedBy(await readEvidence(sql, workshopId, copies));

/** Where a table's notes stand in the room, once they were merged. */
export type Copies = (
  sql: Sql,
  workshopId: string,
) => Promise<readonly { fromNote: string; toNote: string; toBoard: string }[]>;

/** All evidence for exports, tombstones among it; what a note rests on, its copy rests on too. */
export async function readEvidence(sql: Sql, workshopId: string, copies: Copies): Promise<Evidence[]> {
  const found = await read(sql, workshopId);
  if (found.length === 0) return [];
  const copied = Map.groupBy(await copies(sql, workshopId), ({ fromNote }) => fromNote);
  return found.map(({ evidence }) => {
    const more = evidence.links.flatMap(({ noteId }) => copied.get(noteId ?? "") ?? []);
    const links = more.map(({ toNote, toBoard }) => ({ boardId: toBoard, noteId: toNote }) as Evidence["links"][0]);
    return { ...evidence, links: eachOnce([...evidence.links, ...links]) };
  });
}

/** Each link once and always in the same order: one that was brought in may stand there already. */
function eachOnce(links: Evidence["links"]): Evidence["links"] {
  const byKey = new Map(links.map((link) => [`${link.boardId} ${link.noteId ?? ""} ${link.stepId ?? ""}`, link]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}
