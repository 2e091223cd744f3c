import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createApi } from "../../support/api.ts";
import { type Child, startChild } from "./child.ts";
import { type Dialect, hocuspocusDialect, longtableDialect, longtableHeaders, yWebsocketDialect } from "./dialect.ts";
import { fetchHocuspocus, fetchYWebsocket } from "./peers.ts";

/** How one seat gets into a room. */
export interface Door {
  path: string;
  headers: Readonly<Record<string, string>>;
  /** Longtable's only. */
  token: string | null;
}

/** A room of one server: its editing seats' doors first, then those of its readers. */
export interface Room {
  name: string;
  dialect: Dialect;
  doors: readonly Door[];
}

interface RoomPlan {
  /** Seats that may edit and show a cursor. */
  editors: number;
  /** Seats that only read; in a peer they may edit too, and do not. */
  readers: number;
}

/** A server under test. */
export interface Rival {
  name: string;
  child: Child;
  /** Makes a room, still without a note. */
  openRoom(plan: RoomPlan): Promise<Room>;
  /** Copies what this server has on disk now; the answer starts another of its kind on the copy. */
  keepDisk(): () => Promise<Rival>;
  close(): Promise<void>;
}

export const NAMES = {
  longtable: "Longtable",
  yWebsocket: "y-websocket",
  hocuspocus: "Hocuspocus",
} as const;

/** `BENCH_MAIN` names the server of another checkout: two versions can be measured by one harness. */
const MAIN = process.env.BENCH_MAIN ?? path.resolve(import.meta.dirname, "../../../server/src/main.ts");
/** Requests at once while seats are made. */
const AT_ONCE = 16;

/** Any key will do for a server that lives for a minute. */
const ORGANISER_KEY = "organiser-key-of-the-benchmark";

const makeDirectory = () => mkdtempSync(path.join(tmpdir(), "longtable-bench-"));

export async function startLongtable(directory = makeDirectory()): Promise<Rival> {
  const data = path.join(directory, "data");
  const profile = process.env.BENCH_PROFILE;
  const child = await startChild({
    args: [...(profile ? ["--cpu-prof", "--cpu-prof-dir", profile] : []), MAIN],
    env: (port) => ({
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: data,
      ORGANISER_KEY,
      LOG_LEVEL: "error",
    }),
    directory,
  });
  return {
    name: NAMES.longtable,
    child,
    openRoom: (plan) => openLongtableRoom(child.port, plan),
    keepDisk() {
      const kept = copyOf(directory);
      return () => startLongtable(kept);
    },
    close: () => closeChild(child, directory),
  };
}

async function openLongtableRoom(port: number, { editors, readers }: RoomPlan): Promise<Room> {
  const api = createApi(`http://127.0.0.1:${port}`, ORGANISER_KEY);
  const { workshop, tokens } = await api.createWorkshop({ title: "Load" });
  const [activity] = workshop.activities;
  const boardId = activity?.boards[0]?.id;
  if (!activity || !boardId) throw new Error("the template has no board");
  await api.run(tokens.facilitator, "workshop.openActivity", { activityId: activity.id });
  const seat = async (index: number): Promise<string> => {
    if (index === 0) return tokens.facilitator;
    if (index >= editors) return (await api.join(workshop.joinCode)).token;
    const answer = await api.request<{ token: string }>("POST", `/api/workshops/${workshop.id}/seats`, {
      token: api.organiserKey,
      body: { role: "facilitator" },
    });
    if (answer.status !== 201) throw new Error(`a seat was answered with ${answer.status}`);
    return answer.body.token;
  };
  const all = await gather(editors + readers, seat);
  return {
    name: boardId,
    dialect: longtableDialect(),
    doors: all.map((token) => ({ path: `/boards/${boardId}`, headers: longtableHeaders(token), token })),
  };
}

/** Runs `make` for 0 to `count` - 1, some at a time; answers in order. */
export async function gather<T>(count: number, make: (index: number) => Promise<T>, atOnce = AT_ONCE): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      made[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return made;
}

/** In memory, or with LevelDB where something is to be left after a `kill -9`. */
export async function startYWebsocket(keeps: boolean, directory = makeDirectory()): Promise<Rival> {
  const child = await startChild({
    args: [fetchYWebsocket()],
    env: (port) => ({
      PORT: String(port),
      HOST: "127.0.0.1",
      ...(keeps && { YPERSISTENCE: path.join(directory, "data") }),
    }),
    directory,
  });
  return {
    name: NAMES.yWebsocket,
    child,
    openRoom: (plan) => openPeerRoom(plan, (name) => `/${name}`, yWebsocketDialect),
    keepDisk() {
      const kept = copyOf(directory);
      return () => startYWebsocket(keeps, kept);
    },
    close: () => closeChild(child, directory),
  };
}

/** @hocuspocus/server in its default settings, with extension-sqlite. */
export async function startHocuspocus(directory = makeDirectory()): Promise<Rival> {
  const data = path.join(directory, "data");
  mkdirSync(data, { recursive: true });
  const child = await startChild({
    args: [fetchHocuspocus()],
    env: (port) => ({ PORT: String(port), DATABASE: path.join(data, "boards.sqlite") }),
    directory,
  });
  return {
    name: NAMES.hocuspocus,
    child,
    openRoom: (plan) => openPeerRoom(plan, () => "/", hocuspocusDialect),
    keepDisk() {
      const kept = copyOf(directory);
      return () => startHocuspocus(kept);
    },
    close: () => closeChild(child, directory),
  };
}

let peerRooms = 0;

async function openPeerRoom(
  { editors, readers }: RoomPlan,
  pathOf: (name: string) => string,
  dialect: (name: string) => Dialect,
): Promise<Room> {
  peerRooms += 1;
  const name = `board-${peerRooms}`;
  const door = { path: pathOf(name), headers: {}, token: null };
  return { name, dialect: dialect(name), doors: Array.from({ length: editors + readers }, () => door) };
}

/** A copy of what is on disk at this moment, without a lock that says a process holds it. */
function copyOf(directory: string): string {
  const copy = makeDirectory();
  cpSync(path.join(directory, "data"), path.join(copy, "data"), {
    recursive: true,
    filter: (source) => !/(?:LOCK|\.lock|\.pid)$/.test(source),
  });
  return copy;
}

async function closeChild(child: Child, directory: string): Promise<void> {
  // With a profile wanted the server must end in order, for it is written at the end.
  if (process.env.BENCH_PROFILE) await child.stop();
  await child.kill();
  rmSync(directory, { recursive: true, force: true });
}
