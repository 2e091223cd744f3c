import { readFileSync } from "node:fs";
import { request as ask, createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import path from "node:path";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { createBoardPeer } from "../../support/boardPeer.ts";
import { createRandom } from "../../support/random.ts";
import { spawnServer } from "../../support/spawnServer.ts";
import type { AppName } from "./apps.ts";

/** A note of the grid: its top left corner in board units, and its side where notes are square. */
export interface GridNote {
  id: string;
  text: string;
  x: number;
  y: number;
  side: number;
}

const COLUMNS = 50;
const SPACING = 200;
const SIDE = 180;
const WORDS =
  "bus stop nurse letter queue form phone ramp ticket waiting neighbour evening library rain pension key lift street doctor shop garden answer morning office bench night child carer signal price".split(
    " ",
  );

/** So many notes of 8 to 14 words in a grid 50 wide; the same each time. */
export function gridOf(count: number): GridNote[] {
  const random = createRandom(count);
  return Array.from({ length: count }, (_, index) => {
    const text = Array.from({ length: random.int(8, 14) }, () => random.pick(WORDS)).join(" ");
    const at = { x: (index % COLUMNS) * SPACING, y: Math.floor(index / COLUMNS) * SPACING };
    return { id: `note-${index}`, text, ...at, side: SIDE };
  });
}

/** Where an app's page with its notes is found. */
export interface Room {
  url: string;
  /** Moves one note from elsewhere; null where the page does it itself. */
  move: ((id: string, x: number, y: number) => void) | null;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

function readPage(directory: string, pathname: string): { body: Buffer; type: string } | null {
  const file = path.join(directory, pathname === "/" ? "index.html" : path.normalize(decodeURIComponent(pathname)));
  if (!file.startsWith(directory)) return null;
  try {
    return { body: readFileSync(file), type: TYPES[path.extname(file)] ?? "application/octet-stream" };
  } catch {
    return null;
  }
}

/** Serves a page's files and what else is listed; hands all other requests, and sockets, to another server's port. */
async function servePage(directory: string, more: Readonly<Record<string, Buffer>>, behind: number | null) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const listed = more[pathname];
    const found = listed ? { body: listed, type: "application/json" } : readPage(directory, pathname);
    if (found || behind === null) {
      response.writeHead(found ? 200 : 404, found ? { "content-type": found.type } : {}).end(found?.body);
      return;
    }
    const { method, url, headers } = request;
    const passed = ask({ host: LOOPBACK, port: behind, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    request.pipe(passed);
  });
  server.on("upgrade", (request, socket: Socket, head) => {
    if (behind === null) {
      socket.destroy();
      return;
    }
    const line = connect(behind, LOOPBACK, () => {
      const named = request.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
      line.write(`GET ${request.url} HTTP/1.1\r\n${named.join("\r\n")}\r\n\r\n`);
      line.write(head);
      line.pipe(socket).pipe(line);
    });
    line.on("error", () => socket.destroy());
    socket.on("error", () => line.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page with its notes, and no server behind it. */
async function openPeer(directory: string, notes: readonly GridNote[]): Promise<Room> {
  const page = await servePage(directory, { "/notes.json": Buffer.from(JSON.stringify(notes)) }, null);
  return { url: page.url, move: null, close: async () => page.close() };
}

/** One update may hold so many notes and stay below what the gate lets in. */
const BATCH = 500;

/** Longtable's page before a running server, with the notes on a free board; others' moves come over the line. */
async function openLongtable(directory: string, notes: readonly GridNote[]): Promise<Room> {
  const server = await spawnServer();
  const { tokens } = await server.api.createWorkshop({ title: "Rendering", template: "ideas-dots-decision" });
  const token = tokens.facilitator;
  const newBoard = { type: "free", title: "Many notes" };
  const activity = { phase: "insight", title: "Look", outputType: "map", newBoard };
  const made = await server.api.run<{ activityId: string; boardIds: [string] }>(token, "agenda.addActivity", activity);
  await server.api.run(token, "workshop.openActivity", { activityId: made.activityId });
  const [boardId] = made.boardIds;
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId, token });
  await peer.synced();
  for (let from = 0; from < notes.length; from += BATCH) {
    peer.doc.transact(() => {
      notes.slice(from, from + BATCH).forEach(({ id, text, x, y }, index) => {
        const order = `a${String(from + index).padStart(5, "0")}V`;
        peer.board.addNote({ id: id as NoteId, text, at: { x, y }, order, kind: "idea" }, "render");
      });
    });
  }
  // The page is measured, not the server that still takes in what came all at once.
  const taken = createBoardPeer({ wsUrl: server.wsUrl, boardId, token });
  await taken.waitFor((board) => board.listNotes().length === notes.length, "all notes on the server");
  taken.close();
  const page = await servePage(directory, {}, Number(new URL(server.url).port));
  return {
    url: `${page.url}#boardId=${boardId}&token=${token}`,
    move: (id, x, y) => peer.board.changeNote(id as NoteId, { at: { x, y } }, "render"),
    async close() {
      page.close();
      peer.close();
      await server.close();
    },
  };
}

/** Opens an app's page on a board of these notes; Longtable's stands before a server unless they are more than one takes. */
export const openRoom = (name: AppName, directory: string, notes: readonly GridNote[]): Promise<Room> =>
  name === "longtable" && notes.length <= LIMITS.notesPerBoard
    ? openLongtable(directory, notes)
    : openPeer(directory, notes);
