import type { ParticipantId, SeatId, StoryId, TableId } from "@longtable/shared/kernel/ids";
import type { Evidence, StoryLink } from "@longtable/shared/story/story.schema";
import type { EvidenceKind, Media, Scope } from "@longtable/shared/story/story.types";
import type { Sql } from "../../storage/storage.ts";
import { namesLeft } from "./lookedThrough.ts";

/** A story as it is kept. */
export interface StoredStory extends Omit<Evidence, "isChecked"> {
  /** Whose it is; null for what was written down for somebody. */
  participantId: ParticipantId | null;
  seatId: SeatId | null;
  isTicked: boolean;
  /** Names that its teller, or a host, said may stay. */
  confirmed: { name: string; byHost: boolean }[];
  /** Grows with every change; says nothing else. */
  revision: number;
}

interface StoryRow {
  id: StoryId;
  kind: string;
  title: string;
  text: string;
  reference: string;
  pseudonym: string;
  collector: string;
  collected_on: string | null;
  table_id: TableId | null;
  participant_id: ParticipantId | null;
  seat_id: SeatId | null;
  scope: string | null;
  media: string;
  given_at: number;
  withdrawn_at: number | null;
  is_ticked: number;
  confirmed_json: string;
  revision: number;
  image_id: string | null;
  image_alt: string | null;
  image_width: number | null;
  image_height: number | null;
}

interface LinkRow {
  story_id: StoryId;
  board_id: string;
  note_id: string;
  step_id: string;
}

const toLink = ({ board_id, note_id, step_id }: Omit<LinkRow, "story_id">): StoryLink =>
  ({ boardId: board_id, ...(note_id && { noteId: note_id }), ...(step_id && { stepId: step_id }) }) as StoryLink;

function toStory(row: StoryRow, links: readonly LinkRow[]): StoredStory {
  return {
    id: row.id,
    kind: row.kind as EvidenceKind,
    title: row.title,
    text: row.text,
    reference: row.reference,
    ...imageOf(row),
    pseudonym: row.pseudonym,
    collector: row.collector,
    collectedOn: row.collected_on,
    tableId: row.table_id,
    participantId: row.participant_id,
    seatId: row.seat_id,
    consent: {
      scope: row.scope as Scope | null,
      media: row.media as Media,
      givenAt: Number(row.given_at),
      withdrawnAt: row.withdrawn_at === null ? null : Number(row.withdrawn_at),
    },
    isTicked: row.is_ticked === 1,
    confirmed: JSON.parse(row.confirmed_json) as StoredStory["confirmed"],
    revision: Number(row.revision),
    links: links.filter(({ story_id }) => story_id === row.id).map(toLink),
  };
}

/** A picture that is gone is not there, whatever the story says. */
const imageOf = ({ image_id, image_alt, image_width, image_height }: StoryRow): Pick<Evidence, "image"> =>
  image_id === null || image_width === null || image_height === null
    ? {}
    : { image: { imageId: image_id, alt: image_alt ?? "", width: Number(image_width), height: Number(image_height) } };

const STORIES = `SELECT s.*, i.width AS image_width, i.height AS image_height FROM stories s
  LEFT JOIN images i ON i.workshop_id = s.workshop_id AND i.id = s.image_id`;

/** Every story of a workshop with its tombstones: the room's in an order that says nothing of who or when, then as they came with files. */
export async function listStories(sql: Sql, workshopId: string): Promise<StoredStory[]> {
  const rows = await sql.all<StoryRow>(`${STORIES} WHERE s.workshop_id = ? ORDER BY s.place, s.id`, workshopId);
  if (rows.length === 0) return [];
  const links = Map.groupBy(
    await sql.all<LinkRow>("SELECT * FROM story_links WHERE workshop_id = ? ORDER BY note_id, board_id", workshopId),
    ({ story_id }) => story_id,
  );
  return rows.map((row) => toStory(row, links.get(row.id) ?? []));
}

/** How many stories stand in a workshop, and how many of them are this person's. */
export async function countStories(sql: Sql, workshopId: string, participantId: string | null) {
  const row = await sql.get<{ all_of_them: number; own: number }>(
    `SELECT COUNT(*) AS all_of_them, COUNT(CASE WHEN participant_id = ? THEN 1 END) AS own FROM stories
     WHERE workshop_id = ? AND withdrawn_at IS NULL`,
    participantId,
    workshopId,
  );
  return { all: Number(row?.all_of_them ?? 0), own: Number(row?.own ?? 0) };
}

export async function findStory(sql: Sql, workshopId: string, id: string): Promise<StoredStory | null> {
  const row = await sql.get<StoryRow>(`${STORIES} WHERE s.workshop_id = ? AND s.id = ?`, workshopId, id);
  if (!row) return null;
  return toStory(row, await sql.all<LinkRow>("SELECT * FROM story_links WHERE story_id = ?", id));
}

/** The story whose slip has this hash, in whatever workshop. */
export async function storyBySlip(sql: Sql, hash: string): Promise<{ workshopId: string; story: StoredStory } | null> {
  const row = await sql.get<StoryRow & { workshop_id: string }>(`${STORIES} WHERE s.slip_hash = ?`, hash);
  if (!row) return null;
  const links = await sql.all<LinkRow>("SELECT * FROM story_links WHERE story_id = ?", row.id);
  return { workshopId: row.workshop_id, story: toStory(row, links) };
}

/** Keeps a story, or what changed of it. Its links have a table of their own. */
export async function putStory(sql: Sql, workshopId: string, story: StoredStory, slipHash: string): Promise<void> {
  const { consent } = story;
  await sql.run(
    `INSERT INTO stories (id, workshop_id, kind, title, text, reference, pseudonym, collector, collected_on, table_id,
       participant_id, seat_id, scope, media, given_at, withdrawn_at, is_ticked, confirmed_json, revision, slip_hash,
       image_id, image_alt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, reference = excluded.reference,
       pseudonym = excluded.pseudonym, collector = excluded.collector, collected_on = excluded.collected_on,
       scope = excluded.scope, media = excluded.media, given_at = excluded.given_at, is_ticked = excluded.is_ticked,
       confirmed_json = excluded.confirmed_json, image_id = excluded.image_id, image_alt = excluded.image_alt,
       revision = stories.revision + 1`,
    story.id,
    workshopId,
    story.kind,
    story.title,
    story.text,
    story.reference,
    story.pseudonym,
    story.collector,
    story.collectedOn,
    story.tableId,
    story.participantId,
    story.seatId,
    consent.scope,
    consent.media,
    consent.givenAt,
    consent.withdrawnAt,
    story.isTicked ? 1 : 0,
    JSON.stringify(story.confirmed),
    story.revision,
    slipHash,
    story.image?.imageId ?? null,
    story.image?.alt ?? null,
  );
}

/** Puts a story behind all others, as it stood in what it came with. */
export async function putLast(sql: Sql, workshopId: string, id: string): Promise<void> {
  await sql.run(
    "UPDATE stories SET place = (SELECT COALESCE(MAX(place), 0) + 1 FROM stories WHERE workshop_id = ?) WHERE id = ?",
    workshopId,
    id,
  );
}

/** Erases a story with its picture. It leaves that there was one, how far it could go, and what rested on it. */
export async function eraseStory(
  sql: Sql,
  workshopId: string,
  id: string,
  left: { scope: Scope | null; now: number },
): Promise<void> {
  const image = "SELECT image_id FROM stories WHERE workshop_id = ? AND id = ? AND image_id IS NOT NULL";
  const imageId = (await sql.get<{ image_id: string }>(image, workshopId, id))?.image_id;
  await sql.run(
    `UPDATE stories SET title = '', text = '', reference = '', pseudonym = '', collector = '', collected_on = NULL,
       confirmed_json = '[]', image_id = NULL, image_alt = NULL, participant_id = NULL, seat_id = NULL, table_id = NULL, given_at = 0, is_ticked = 1, scope = ?,
       withdrawn_at = ?, revision = revision + 1
     WHERE workshop_id = ? AND id = ?`,
    left.scope,
    left.now,
    workshopId,
    id,
  );
  if (imageId === undefined) return;
  await sql.run(
    `DELETE FROM images WHERE workshop_id = ? AND id = ?
       AND id NOT IN (SELECT image_id FROM note_images WHERE workshop_id = images.workshop_id)
       AND id NOT IN (SELECT image_id FROM stories WHERE workshop_id = images.workshop_id AND image_id IS NOT NULL)`,
    workshopId,
    imageId,
  );
}

export async function addLink(sql: Sql, workshopId: string, storyId: string, link: StoryLink): Promise<void> {
  await sql.run(
    `INSERT INTO story_links (story_id, board_id, note_id, step_id, workshop_id) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    storyId,
    link.boardId,
    link.noteId ?? "",
    link.stepId ?? "",
    workshopId,
  );
  await sql.run("UPDATE stories SET revision = revision + 1 WHERE id = ?", storyId);
}

/** Everything that stands behind a part of one board stands behind the same part of another from now on. */
export async function carryLinks(sql: Sql, { fromId, toId }: { fromId: string; toId: string }): Promise<void> {
  const moved = await sql.all<{ story_id: string }>(
    `INSERT INTO story_links (story_id, board_id, note_id, step_id, workshop_id)
     SELECT story_id, ?, note_id, step_id, workshop_id FROM story_links WHERE board_id = ?
     ON CONFLICT DO NOTHING RETURNING story_id`,
    toId,
    fromId,
  );
  for (const id of new Set(moved.map(({ story_id }) => story_id))) {
    await sql.run("UPDATE stories SET revision = revision + 1 WHERE id = ?", id);
  }
}

/** What stands behind a note stands behind its copy on another board too. Answers whether anything does. */
export async function carryNoteLinks(
  sql: Sql,
  { from, to }: Record<"from" | "to", { boardId: string; noteId: string }>,
): Promise<boolean> {
  const carried = await sql.all<{ story_id: string }>(
    `INSERT INTO story_links (story_id, board_id, note_id, step_id, workshop_id)
     SELECT story_id, ?, ?, step_id, workshop_id FROM story_links WHERE board_id = ? AND note_id = ?
     ON CONFLICT DO NOTHING RETURNING story_id`,
    to.boardId,
    to.noteId,
    from.boardId,
    from.noteId,
  );
  for (const id of new Set(carried.map(({ story_id }) => story_id))) {
    await sql.run("UPDATE stories SET revision = revision + 1 WHERE id = ?", id);
  }
  return carried.length > 0;
}

export async function removeLink(sql: Sql, storyId: string, link: StoryLink): Promise<void> {
  await sql.run(
    "DELETE FROM story_links WHERE story_id = ? AND board_id = ? AND note_id = ? AND step_id = ?",
    storyId,
    link.boardId,
    link.noteId ?? "",
    link.stepId ?? "",
  );
  await sql.run("UPDATE stories SET revision = revision + 1 WHERE id = ?", storyId);
}

export async function listedNames(sql: Sql, workshopId: string): Promise<string[]> {
  const text = "SELECT name FROM story_names WHERE workshop_id = ? ORDER BY name";
  return (await sql.all<{ name: string }>(text, workshopId)).map(({ name }) => name);
}

export async function setListedNames(sql: Sql, workshopId: string, names: readonly string[]): Promise<void> {
  await sql.run("DELETE FROM story_names WHERE workshop_id = ?", workshopId);
  for (const name of new Set(names)) {
    await sql.run("INSERT INTO story_names (workshop_id, name) VALUES (?, ?)", workshopId, name);
  }
}

export async function collectorIds(sql: Sql, workshopId: string): Promise<ParticipantId[]> {
  const text = "SELECT participant_id FROM story_collectors WHERE workshop_id = ?";
  const rows = await sql.all<{ participant_id: ParticipantId }>(text, workshopId);
  return rows.map(({ participant_id }) => participant_id);
}

export async function setCollector(sql: Sql, workshopId: string, id: ParticipantId, isOn: boolean): Promise<void> {
  await sql.run("DELETE FROM story_collectors WHERE workshop_id = ? AND participant_id = ?", workshopId, id);
  if (!isOn) return;
  await sql.run("INSERT INTO story_collectors (workshop_id, participant_id) VALUES (?, ?)", workshopId, id);
}

/** Boards for which somebody said how far their notes may go, by id. */
export async function boardScopes(sql: Sql, workshopId: string): Promise<Map<string, Scope>> {
  const text = "SELECT id, scope FROM boards WHERE workshop_id = ? AND scope IS NOT NULL";
  const rows = await sql.all<{ id: string; scope: Scope }>(text, workshopId);
  return new Map(rows.map(({ id, scope }) => [id, scope]));
}

export async function keepBoardScope(sql: Sql, boardId: string, scope: Scope): Promise<void> {
  await sql.run("UPDATE boards SET scope = ? WHERE id = ?", scope, boardId);
}

/** A stored story with what was found in it; nothing is open in a tombstone. */
export function toEvidence(story: StoredStory, listed: readonly string[]): Evidence {
  const { participantId: _whose, seatId: _seat, isTicked, confirmed: _names, revision: _turn, ...evidence } = story;
  return { ...evidence, isChecked: isTicked && namesLeft(story, listed).length === 0 };
}
