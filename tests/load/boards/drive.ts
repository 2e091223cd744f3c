import * as Y from "yjs";
import { until } from "../../support/until.ts";
import { LOAD_LIMIT, machineCpuSeconds, processUse } from "../measure.ts";
import { clientOf, type EditPool } from "./board.ts";
import type { Hear } from "./dialect.ts";
import type { Rival, Room } from "./rivals.ts";
import { type Seat, sitAll } from "./seat.ts";
import {
  type CursorWatch,
  createCursorWatch,
  createEditWatch,
  type EditWatch,
  type Heard,
  heardOf,
  type Tally,
} from "./watch.ts";
import type { Traffic } from "./wire.ts";

/** What one process and its clients used in a window. */
export interface Use {
  /** Of a core each: the server, this process, everything else on the machine. */
  core: number;
  load: number;
  others: number;
  bytesPerSecond: number;
  framesPerSecond: number;
  isVoid: boolean;
}

export const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Starts measuring; the answer ends it. */
export function startMeter(rival: Rival, traffic: Traffic): () => Use & { seconds: number; cpuSeconds: number } {
  const before = {
    at: performance.now(),
    cpu: processUse(rival.child.pid()).cpuSeconds,
    own: process.cpuUsage(),
    machine: machineCpuSeconds(),
    ...traffic,
  };
  return () => {
    const seconds = (performance.now() - before.at) / 1000;
    const own = process.cpuUsage(before.own);
    const cpuSeconds = processUse(rival.child.pid()).cpuSeconds - before.cpu;
    const load = (own.user + own.system) / 1e6;
    return {
      seconds,
      cpuSeconds,
      core: cpuSeconds / seconds,
      load: load / seconds,
      others: Math.max(0, machineCpuSeconds() - before.machine - cpuSeconds - load) / seconds,
      bytesPerSecond: (traffic.bytesIn - before.bytesIn) / seconds,
      framesPerSecond: (traffic.framesIn - before.framesIn) / seconds,
      isVoid: load / seconds > LOAD_LIMIT,
    };
  };
}

/** A room with people in it, as far as the load is concerned. */
export interface Crowd {
  rival: Rival;
  room: Room;
  seats: readonly Seat[];
  edits: EditWatch;
  cursors: CursorWatch;
  pool: EditPool;
  /** The next edit of the pool. */
  next: number;
  refused: string[];
}

export interface CrowdPlan {
  seats: number;
  pool: EditPool;
  stateVector: Uint8Array;
  /** Every which seat is watched; all others are only counted. */
  watchEvery: number;
  /** The first ones are watched too: where only they are shown cursors. */
  watchFirst?: number;
  /** Where the pool's edits of this room go on. */
  next?: number;
}

/** Seats everybody, and sets every so many of them to be watched. Editors sit first and always hear what is acknowledged. */
export async function gatherCrowd(rival: Rival, room: Room, plan: CrowdPlan, traffic: Traffic): Promise<Crowd> {
  const { pool, next = 0, watchFirst = 0 } = plan;
  const seats = await sitAll(rival, room, plan.seats, { stateVector: plan.stateVector, traffic });
  const edits = createEditWatch(pool.editors);
  const cursors = createCursorWatch(plan.seats);
  const refused: string[] = [];
  const onRefused = (reason: string) => refused.push(reason);
  for (const [index, seat] of seats.entries()) {
    const isEditor = index < pool.editors;
    // The last ones, so that a watched seat is as a rule no editor.
    const isWatched = index < watchFirst || (plan.seats - 1 - index) % plan.watchEvery === 0;
    const onEdit = isWatched ? edits.receiver(index) : null;
    const onEcho = isEditor && rival.name === "y-websocket" ? echoOf(index, edits) : null;
    const hear: Hear = {
      onRefused,
      ...(isWatched && index < (watchFirst || plan.seats) && { onCursor: cursors.receiver(index) }),
      ...(isEditor && {
        onSaved: (vector: Buffer | null) => edits.acknowledged(index, vector && ownClock(vector, index)),
      }),
      ...((onEdit || onEcho) && {
        onUpdate(update: Buffer) {
          onEdit?.(update);
          onEcho?.(update);
        },
      }),
    };
    seat.hear(isWatched || isEditor ? hear : null);
  }
  return { rival, room, seats, edits, cursors, pool, next, refused };
}

const ownClock = (vector: Buffer, editor: number): number => Y.decodeStateVector(vector).get(clientOf(editor)) ?? 0;

/** y-websocket says nothing but the edit itself, to its sender too. */
function echoOf(editor: number, edits: EditWatch): (update: Buffer) => void {
  return (update) => {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      if (id.client === clientOf(editor)) edits.acknowledged(editor, id.clock + length);
    }
  };
}

/** Calls `act` so many times a second, evenly; the answer stops it. */
export function pace(perSecond: number, act: () => void): () => void {
  if (perSecond === 0) return () => {};
  const started = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - started) * perSecond) / 1000);
    for (; done < due; done += 1) act();
  }, 2);
  return () => clearInterval(timer);
}

export function sendEdit(crowd: Crowd): void {
  const edit = crowd.pool.at(crowd.next);
  crowd.next += 1;
  crowd.edits.sent(edit);
  crowd.seats[edit.editor]?.line.send(crowd.room.dialect.edit(edit.update));
}

interface Drive {
  crowds: readonly Crowd[];
  traffic: Traffic;
  warmUpMs: number;
  windowMs: number;
  /** Each room's own. */
  editsPerSecond?: number;
  /** Of each moving seat. */
  cursorHz?: number;
  /** How many seats of each room move a cursor; all unless told. */
  movers?: number;
  /** How long the last things sent may take to arrive; two seconds unless told. */
  tailMs?: number;
  /** Something more to be done meanwhile; the answer stops it. */
  meanwhile?(): () => void;
}

export interface Driven extends Use {
  edits: Heard;
  saved: Heard;
  cursors: Heard;
  /** Share of the last places that are known where they should be, two seconds after all stood still. */
  latest: number;
  refused: number;
}

const TAIL_MS = 2_000;

/** Puts load on rooms of one server: a warm-up, a window that counts, and a wait for what is still on its way. */
export async function drive(options: Drive): Promise<Driven> {
  const { crowds, traffic, warmUpMs, windowMs, editsPerSecond = 0, cursorHz = 0, meanwhile } = options;
  const [first] = crowds;
  if (!first) throw new Error("there is no room to load");
  const wanted = Math.ceil(((warmUpMs + windowMs) / 1000 + 1) * editsPerSecond);
  for (const crowd of crowds) crowd.pool.prepare(crowd.next + wanted);
  const movers = crowds.flatMap((crowd) =>
    crowd.seats.slice(0, options.movers ?? crowd.seats.length).map((seat) => ({ crowd, seat })),
  );
  let turn = 0;
  const moveOne = () => {
    const mover = movers[turn % movers.length];
    turn += 1;
    if (!mover) return;
    const { crowd, seat } = mover;
    seat.line.send(crowd.room.dialect.cursor(seat.index, crowd.cursors.move(seat.index)));
  };
  let room = 0;
  const editOne = () => {
    const crowd = crowds[room % crowds.length];
    room += 1;
    if (crowd) sendEdit(crowd);
  };
  const stops = [pace(editsPerSecond * crowds.length, editOne), pace(cursorHz * movers.length, moveOne)];
  if (meanwhile) stops.push(meanwhile());
  await wait(warmUpMs);
  const endMeter = startMeter(first.rival, traffic);
  const from = performance.now();
  await wait(windowMs);
  const window = { from, to: performance.now() };
  const use = endMeter();
  for (const stop of stops) stop();
  const isQuiet = () =>
    crowds.every(({ edits, cursors }) => edits.isAllAcknowledged() && edits.hasAllArrived() && cursors.latest() === 1);
  await until(isQuiet, { timeoutMs: options.tailMs ?? TAIL_MS, what: "what is on its way" }).catch(() => null);
  return {
    ...use,
    edits: heardOf(crowds.map(({ edits }) => edits.arrivals(window))),
    saved: heardOf(crowds.map(({ edits }) => edits.acks(window))),
    cursors: shownOf(crowds.map(({ cursors }) => cursors.arrivals(window))),
    latest: Math.min(...crowds.map(({ cursors }) => cursors.latest())),
    refused: crowds.reduce((sum, { refused }) => sum + refused.length, 0),
  };
}

/** A cursor's place that another overtook on the way is no loss: times are of those that were shown. */
function shownOf(tallies: readonly Tally[]): Heard {
  const shown = tallies.map(({ ms }) => ({ ms, expected: ms.length }));
  const expected = tallies.reduce((sum, tally) => sum + tally.expected, 0);
  return { ...heardOf(shown), arrived: shown.reduce((sum, { ms }) => sum + ms.length, 0) / Math.max(1, expected) };
}

export function disperse(crowd: Crowd): void {
  for (const seat of crowd.seats) seat.leave();
}
