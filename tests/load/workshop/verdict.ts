import { createHash } from "node:crypto";
import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import * as Y from "yjs";
import { until } from "../../support/until.ts";
import { gather } from "../boards/rivals.ts";
import { type Count, countNotes, countTally, notesOn, type TallyLine } from "../counts.ts";
import { type Stage, stateOf } from "./crowd.ts";
import { type Device, shownBoards } from "./device.ts";

const same = (what: string, expected: number, found: number, wrong: readonly string[] = []): Count => ({
  what,
  expected,
  found,
  wrong,
});

/** Compares what is there with what was acknowledged: boards, exports, rounds, proposals, checks, each person's notes. */
export async function countKept(stage: Stage): Promise<Count[]> {
  const state = await stage.api.state(stage.workshopId, stage.hosts[0].token);
  // One after the other: exports are made one at a time, and more than a few that wait are turned away.
  const boards = await gather(state.boards.length, (index) => countBoard(stage, state.boards[index]?.id), 1);
  return [
    same("people joined", stage.people.length, state.participants.count),
    same("people connected", stage.people.length, state.participants.here),
    ...inOneLine(boards.flat()),
    ...countRounds(stage, state),
    ...countPositions(stage, state),
    ...countChecks(stage, state),
    countOwnNotes(stage),
  ];
}

/** Twenty tables' copies have one title, and come to one line. */
function inOneLine(counts: readonly Count[]): Count[] {
  const lines = new Map<string, Count>();
  for (const count of counts) {
    const { expected, found, wrong } = lines.get(count.what) ?? { expected: 0, found: 0, wrong: [] };
    lines.set(count.what, same(count.what, expected + count.expected, found + count.found, [...wrong, ...count.wrong]));
  }
  return [...lines.values()];
}

/** The notes that people wrote on a board, beside those that the sample brought: read afresh, and exported. */
async function countBoard(stage: Stage, boardId?: BoardId): Promise<Count[]> {
  if (boardId === undefined) return [];
  const kept = [...stage.records.notes].filter(([, note]) => note.boardId === boardId);
  const merged = stage.records.merged.find((one) => one.boardId === boardId)?.texts ?? [];
  if (kept.length + merged.length === 0) return [];
  const token = stage.hosts[0].token;
  const content = await readAfresh(stage, boardId, token);
  const { body } = await stage.api.request<{ notes?: { id: string; text: string }[] }>(
    "GET",
    `/api/boards/${boardId}/export.json`,
    { token },
  );
  const acknowledged = { notes: new Map(kept.map(([id, { text }]) => [String(id), text])), ballots: new Map() };
  const isMerged = new Set(merged);
  const written = (notes: readonly { id: string; text: string }[]) =>
    notes.filter(({ text }) => isWritten(text) && !isMerged.has(text));
  return [
    ...(merged.length > 0 ? [countTexts(`notes brought to "${content.title}" from tables`, merged, content)] : []),
    countNotes(`notes on "${content.title}"`, acknowledged, written(notesOn(content))),
    countNotes(`  and in its export.json, "${content.title}"`, acknowledged, written(body.notes ?? [])),
  ];
}

/** Each text once. */
function countTexts(what: string, texts: readonly string[], { notes }: BoardContent): Count {
  const found = new Map<string, number>();
  for (const { text } of notes) found.set(text, (found.get(text) ?? 0) + 1);
  const wrong = texts.flatMap((text) => (found.get(text) === 1 ? [] : [`${text}: ${found.get(text) ?? 0} times`]));
  return same(what, texts.length, texts.length - wrong.length, wrong);
}

/** @throws when words that nobody may see yet are on a board, or in the state of anybody but their author. */
export async function expectNowhere(stage: Stage, boardId: BoardId, words: string): Promise<void> {
  const content = await readAfresh(stage, boardId, stage.hosts[0].token);
  if (content.notes.some(({ text }) => text.includes(words))) throw new Error(`"${words}" is on the board already`);
  for (const device of [...stage.hosts, stage.screen, ...stage.people]) {
    const said = JSON.stringify(device.state()).split(words).length - 1;
    const own = device.participantId === null ? 0 : 1;
    if (said > own) throw new Error(`${device.name} was sent what others think alone`);
  }
}

/** Everybody here signs what they write. */
const isWritten = (text: string) => text.startsWith("Person ");

function countRounds({ records }: Stage, { rounds }: WorkshopState): Count[] {
  return [...records.ballots].map(([roundId, ballots]) => {
    const tally: readonly TallyLine[] = rounds.find(({ id }) => id === roundId)?.tally ?? [];
    return countTally("dots in the tally", { notes: new Map(), ballots }, tally);
  });
}

function countPositions({ records }: Stage, { agreements }: WorkshopState): Count[] {
  return [...records.positions].map(([proposalId, positions]) => {
    const counts = agreements?.find(({ id }) => id === proposalId)?.result?.counts;
    const found = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
    const wrong = Object.entries(counts ?? {}).flatMap(([position, count]) => {
      const wanted = [...positions.values()].filter((one) => one === position).length;
      return wanted === count ? [] : [`${position}: ${count} instead of ${wanted}`];
    });
    return same("answers to the proposal", positions.size, found, wrong);
  });
}

function countChecks({ records }: Stage, { checks }: WorkshopState): Count[] {
  return [...records.checks].map(([checkId, answers]) => {
    const counts = checks?.find(({ id }) => id === checkId)?.ratings?.counts ?? [];
    const wrong = counts.flatMap((count, value) => {
      const wanted = [...answers.values()].filter((one) => one === value).length;
      return wanted === count ? [] : [`${value}: ${count} instead of ${wanted}`];
    });
    const found = counts.reduce((sum, count) => sum + count, 0);
    return same("answers to the quick check", answers.size, found, wrong);
  });
}

/** Each person's own list of what they wrote; what a merge brought to the room is theirs there too. */
function countOwnNotes({ people, records }: Stage): Count {
  const merged = records.merged.flatMap(({ texts }) => texts);
  const wrong = people.flatMap((person) => {
    const wanted = [...records.notes].filter(([, { by }]) => by === person).map(([id]) => id);
    const own = new Set(person.state()?.me.noteIds ?? []);
    const expected = wanted.length + merged.filter((text) => text.startsWith(`${person.name} `)).length;
    const isRight = own.size === expected && wanted.every((id) => own.has(id));
    return isRight ? [] : [`${person.name}: ${own.size} instead of ${expected}`];
  });
  return same("people whose own list of notes is right", people.length, people.length - wrong.length, wrong);
}

/** Every device's state against one that is asked for anew. */
export async function countScreens(stage: Stage): Promise<Count[]> {
  const devices = [...stage.hosts, stage.screen, ...stage.people];
  const wrongStates: string[] = [];
  await gather(devices.length, async (index) => {
    const device = devices[index];
    if (!device) return;
    const parts = await differingParts(stage, device);
    if (parts.length > 0) wrongStates.push(`${device.name}: ${parts.join(", ")}`);
  });
  const right = devices.length - wrongStates.length;
  return [same("screens that show what the server says", devices.length, right, wrongStates)];
}

/** The boards that devices show now, each against that of a newcomer. */
export async function countCopies(stage: Stage, what: string): Promise<Count> {
  const { wrong, copies } = await differingCopies(stage, [...stage.hosts, stage.screen, ...stage.people]);
  return same(`copies of boards that are the server's, ${what}`, copies, copies - wrong.length, wrong);
}

/** A last patch may be on its way, so a difference must last. */
async function differingParts({ api, workshopId }: Stage, device: Device): Promise<string[]> {
  let parts: string[] = [];
  const isSame = async () => {
    const fresh = await api.state(workshopId, device.token);
    const own = stateOf(device);
    const names = new Set([...Object.keys(fresh), ...Object.keys(own)]) as Set<keyof WorkshopState>;
    parts = [...names].filter((name) => name !== "version" && textOf(fresh, name) !== textOf(own, name));
    return parts.length === 0;
  };
  await until(isSame, { timeoutMs: 3_000 }).catch(() => null);
  return parts;
}

/** A part of the state as text; `now` is when it was sent. */
function textOf(state: WorkshopState, name: keyof WorkshopState): string {
  const part: unknown = state[name];
  const isClock = (name === "timer" || name === "wall") && typeof part === "object" && part !== null;
  return JSON.stringify(isClock ? { ...part, now: 0 } : part);
}

async function differingCopies(stage: Stage, devices: readonly Device[]) {
  const hashes = new Map<BoardId, Promise<string>>();
  const wrong: string[] = [];
  let copies = 0;
  for (const device of devices.filter((one) => one.isSeated())) {
    for (const boardId of shownBoards(stateOf(device))) {
      copies += 1;
      const asked = hashes.get(boardId) ?? readAfresh(stage, boardId, device.token).then(hashOf);
      hashes.set(boardId, asked);
      const wanted = await asked;
      const copy = device.copies().get(boardId);
      const isSame = () => copy?.isWhole() && hashOf(copy.content()) === wanted;
      await until(isSame, { timeoutMs: 3_000 }).catch(
        () => device.isSeated() && wrong.push(`${device.name}: ${boardId}`),
      );
    }
  }
  return { wrong, copies };
}

const hashOf = (content: BoardContent) => createHash("sha256").update(JSON.stringify(content)).digest("base64url");

/** A board as somebody who comes now is sent it. */
async function readAfresh({ url }: Stage, boardId: BoardId, token: string): Promise<BoardContent> {
  const response = await fetch(`${url}/api/boards/${boardId}/snapshot`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the board ${boardId} answered ${response.status}`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()));
  return openBoard(doc).content();
}
