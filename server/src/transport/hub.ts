import type { Server as HttpServer } from "node:http";
import type { Reply } from "@longtable/shared/kernel/command";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Farewell } from "@longtable/shared/people/people.schema";
import { type PatchPart, partsFor, type StatePatch, withDependents } from "@longtable/shared/workshop/workshop.patch";
import { type Socket, Server as SocketServer } from "socket.io";
import type { WorkshopView } from "../features/workshop/workshopView.ts";
import type { Change } from "../kernel/publish.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Logger } from "../observability/log.ts";
import type { Metrics } from "../observability/metrics.ts";
import type { CommandRouter } from "./commandRouter.ts";
import type { HubGuard } from "./hubGuard.ts";
import { dropWhenBehind } from "./slowLine.ts";

interface HubDeps {
  http: HttpServer;
  router: CommandRouter;
  view: WorkshopView;
  presence: Pick<ConnectedPeople, "come" | "go">;
  seatFor(token: string): Promise<Seat | null>;
  /** What the holder of a token is told whose seat a host has taken away; null for any other. */
  farewell(token: string): Promise<Farewell | null>;
  /** The seat as it is now; null once it is gone. */
  seatById(id: string): Promise<Seat | null>;
  guard: HubGuard;
  log: Logger;
  metrics: Metrics;
}

/** Who sits at a socket, and whether it merges counts of votes by itself. */
interface Sitting {
  seat: Seat;
  isSlim: boolean;
  /** Patches that wait until the state they change has been sent; null from then on. */
  held: StatePatch[] | null;
}

/** Changes within this many milliseconds travel together: less than a blink, and one reading of the workshop for all. */
const GATHER_MS = 40;
/**
 * Counts move with every person who comes or votes; nobody reads them faster than this, in milliseconds. In a full room
 * they travel less often: each goes to everyone, and a venue's Wi-Fi is the room's.
 */
const countsPauseMs = (sockets: number) => Math.min(2_000, 250 + 8 * sockets);

/** Who is connected, counted by the server from its own sessions. */
export function createConnectedPeople() {
  const socketsBySeat = new Map<string, Map<string, number>>();
  const bump = (workshopId: string, key: string, by: number) => {
    const seats = socketsBySeat.get(workshopId) ?? new Map<string, number>();
    const count = (seats.get(key) ?? 0) + by;
    if (count > 0) seats.set(key, count);
    else seats.delete(key);
    if (seats.size > 0) socketsBySeat.set(workshopId, seats);
    else socketsBySeat.delete(workshopId);
  };
  return {
    come: (seat: Seat) => seat.participantId && bump(seat.workshopId, seat.participantId, 1),
    go: (seat: Seat) => seat.participantId && bump(seat.workshopId, seat.participantId, -1),
    count: (workshopId: string) => socketsBySeat.get(workshopId)?.size ?? 0,
    /** Ids of the participants who are connected. */
    ids: (workshopId: string): string[] => [...(socketsBySeat.get(workshopId)?.keys() ?? [])],
  };
}
export type ConnectedPeople = ReturnType<typeof createConnectedPeople>;

/** The second lane: commands up, acknowledged; `state`, `patch` and `notice` down. */
export function createHub({ http, router, view, presence, seatFor, farewell, seatById, guard, log, metrics }: HubDeps) {
  const io = new SocketServer(http, {
    // Otherwise engine.io ends every other upgrade, the boards' among them, within a second.
    destroyUpgrade: false,
    serveClient: false,
    // Room above the limit, so that what is too large gets an answer instead of a lost line.
    maxHttpBufferSize: 4 * LIMITS.commandBytes,
    perMessageDeflate: false,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
    ...guard.options,
  });
  guard.attach(io);
  const pending = new Map<string, Map<string, Set<PatchPart>>>();
  const pendingCounts = new Map<string, Set<PatchPart>>();

  io.use(async (socket, next) => {
    const { token, slim }: Record<string, unknown> = socket.handshake.auth;
    try {
      const seat = typeof token === "string" ? await seatFor(token) : null;
      if (!seat) {
        const said = typeof token === "string" ? await farewell(token) : null;
        const data = { code: "unauthorised", ...(said && { farewell: said }) };
        return next(Object.assign(new Error("unauthorised"), { data }));
      }
      Object.assign(socket.data, { seat, isSlim: slim === true, held: [] } satisfies Sitting);
      return next();
    } catch (error) {
      // Not the seat's fault: without the code the client tries again instead of giving its seat up.
      log.error({ err: error }, "seat could not be looked up");
      return next(new Error("busy"));
    }
  });

  io.on("connection", async (socket) => {
    const seat = socket.data.seat as Seat;
    metrics.sockets.inc({ kind: "hub" });
    socket.on("command", async (...sent: unknown[]) => {
      const acknowledge = sent.findLast((part) => typeof part === "function");
      const [payload] = sent.filter((part) => part !== acknowledge);
      const { reply } = isTooLarge(payload) ? { reply: TOO_LARGE } : await router.handle(seat, payload);
      if (typeof acknowledge === "function") acknowledge(reply);
    });
    socket.on("disconnect", () => {
      metrics.sockets.dec({ kind: "hub" });
      presence.go(seat);
      publish(seat.workshopId, { counts: ["participants"] });
    });
    dropWhenBehind(socket.conn, () => metrics.slowSocketsClosed.inc());
    presence.come(seat);
    publish(seat.workshopId, { counts: ["participants"] });
    await socket.join([workshopRoom(seat.workshopId), seatRoom(seat.id)]);
    await greet(socket);
  });

  /**
   * Sends the state, and after it the patches that came up while it was read: none is lost, and no older state comes on top of
   * one. The socket is in its rooms before, so that no change falls in between.
   */
  async function greet(socket: Socket): Promise<void> {
    const sitting = socket.data as Sitting;
    const held: StatePatch[] = [];
    sitting.held = held;
    try {
      // The seat may have changed after its token was looked up, when this socket was in no room yet.
      const seat = await seatById(sitting.seat.id);
      if (seat && sitting.held === held) sitting.seat = seat;
      const state = seat && (await view.stateFor(sitting.seat));
      // The seat has changed meanwhile, and is greeted anew.
      if (sitting.held !== held) return;
      if (!state) return void socket.disconnect(true);
      socket.emit("state", state);
      for (const patch of held) socket.emit("patch", patch);
      sitting.held = null;
      await socket.join(alikeRoom(sitting));
    } catch (error) {
      log.error({ err: error }, "state could not be read");
      socket.disconnect(true);
    }
  }

  /** Gathers what changed; one delivery a workshop and moment. */
  function publish(workshopId: string, change: Change): void {
    const { slices, seatSlices, counts, seats } = change;
    view.forget(workshopId, change);
    // What concerns single seats leaves everyone else's version as it is: it would say that something was written.
    if (slices || counts || seats) view.advance();
    for (const id of seats ?? []) {
      reseat(id).catch((error: unknown) => log.error({ err: error }, "seat could not be looked up"));
    }
    if (counts) publishCounts(workshopId, counts);
    if (!slices && !seatSlices) return;
    const gathered = pending.get(workshopId) ?? new Map<string, Set<PatchPart>>();
    const add = (seatId: string, names: readonly PatchPart[]) =>
      gathered.set(seatId, new Set([...(gathered.get(seatId) ?? []), ...names]));
    if (slices) add(EVERYONE, withDependents(slices));
    for (const own of seatSlices ?? []) add(own.seatId, withDependents(own.slices));
    if (pending.has(workshopId)) return;
    pending.set(workshopId, gathered);
    setTimeout(() => {
      pending.delete(workshopId);
      deliver(workshopId, gathered).catch((error: unknown) => log.error({ err: error }, "patch could not be sent"));
    }, GATHER_MS);
  }

  /** A seat has changed itself: its sockets stand for what it is now, and with another role everything looks different. */
  async function reseat(seatId: string): Promise<void> {
    const sockets = socketsIn(seatRoom(seatId));
    if (sockets.length === 0) return;
    const seat = await seatById(seatId);
    // Taken back: its token is dead.
    if (!seat) return void io.in(seatRoom(seatId)).disconnectSockets(true);
    for (const socket of sockets) {
      const sitting = socket.data as Sitting;
      const before = alikeRoom(sitting);
      sitting.seat = seat;
      if (alikeRoom(sitting) === before) continue;
      await socket.leave(before);
      await greet(socket);
    }
  }

  function publishCounts(workshopId: string, counts: readonly PatchPart[]): void {
    const gathered = pendingCounts.get(workshopId) ?? new Set<PatchPart>();
    for (const name of counts) gathered.add(name);
    if (pendingCounts.has(workshopId)) return;
    pendingCounts.set(workshopId, gathered);
    setTimeout(
      () => {
        pendingCounts.delete(workshopId);
        publish(workshopId, { slices: [...gathered] });
      },
      countsPauseMs(io.of("/").adapter.rooms.get(workshopRoom(workshopId))?.size ?? 0),
    );
  }

  /** What is the same for a whole role is written once and sent to its room; the rest is cut for each person. */
  async function deliver(workshopId: string, gathered: ReadonlyMap<string, ReadonlySet<PatchPart>>): Promise<void> {
    const changed = gathered.get(EVERYONE) ?? new Set<PatchPart>();
    const split = (isSlim: boolean) => {
      const parts = [...partsFor(isSlim, changed)];
      return { personal: parts.filter(view.isPersonal), shared: parts.filter((part) => !view.isPersonal(part)) };
    };
    const [slim, whole] = [split(true), split(false)];
    const sockets = socketsIn(workshopRoom(workshopId));
    const wanted = new Map<Seat, readonly PatchPart[]>();
    const rooms = new Map<string, Seat>();
    for (const { data } of sockets) {
      const { seat, isSlim } = data as Sitting;
      const { personal, shared } = isSlim ? slim : whole;
      const room = alikeRoom(data as Sitting);
      if (shared.length > 0 && !rooms.has(room)) {
        const anyone = { ...seat };
        rooms.set(room, anyone);
        wanted.set(anyone, shared);
      }
      const own = new Set([...(gathered.get(seat.id) ?? []), ...personal]);
      if (own.size > 0) wanted.set(seat, [...own]);
    }
    if (wanted.size === 0) return;
    const patches = await view.patchesFor(workshopId, wanted);
    for (const [room, anyone] of rooms) {
      const patch = patches.get(anyone);
      if (patch) io.to(room).emit("patch", patch);
    }
    for (const socket of sockets) {
      const sitting = socket.data as Sitting;
      const anyone = rooms.get(alikeRoom(sitting));
      const [shared, own] = [anyone && patches.get(anyone), patches.get(sitting.seat)];
      if (sitting.held) sitting.held.push(...[shared, own].filter((patch) => patch !== undefined));
      else if (own) socket.emit("patch", own);
    }
  }

  function socketsIn(room: string): Socket[] {
    const { adapter, sockets } = io.of("/");
    return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? []);
  }

  return {
    publish,
    /** Ends a seat's sockets: its token is dead. */
    endSeat: (seatId: string) => io.in(seatRoom(seatId)).disconnectSockets(true),
    /** Ends every socket of a workshop: it is erased. */
    endWorkshop: (workshopId: string) => io.in(workshopRoom(workshopId)).disconnectSockets(true),
    close: () => io.close(),
  };
}
export type Hub = ReturnType<typeof createHub>;

/** True for a command larger than its HTTP body might be; deep nesting that cannot be measured counts as too large. */
function isTooLarge(payload: unknown): boolean {
  try {
    return (JSON.stringify(payload) ?? "").length > LIMITS.commandBytes;
  } catch {
    return true;
  }
}
const TOO_LARGE: Reply = { ok: false, error: new UserError("tooLarge", "error.tooLarge").toWire() };

const EVERYONE = "*";
const workshopRoom = (id: string) => `workshop:${id}`;
/** Who is sent the same in all that is not personal. */
const alikeRoom = ({ seat, isSlim }: Pick<Sitting, "seat" | "isSlim">) =>
  `workshop:${seat.workshopId}:${seat.role}:${isSlim ? "slim" : "whole"}`;
const seatRoom = (id: string) => `seat:${id}`;
