import type { BoardId } from "@longtable/shared/kernel/ids";
import { boardsOf, currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Random } from "../../support/random.ts";
import type { Traffic } from "../boards/wire.ts";
import { type BoardCopy, createBoardCopy } from "./boardCopy.ts";
import { createHubLine } from "./hubLine.ts";

/** A phone, a host's laptop or a projector: one seat with its state and a copy of each board it shows. */
export interface Device {
  readonly name: string;
  readonly token: string;
  readonly participantId: string | null;
  readonly random: Random;
  state(): WorkshopState | null;
  isSeated(): boolean;
  /** Sends a command until it is answered; throws when it is refused. */
  run<Result = Record<string, unknown>>(type: string, input?: Readonly<Record<string, unknown>>): Promise<Result>;
  /** The boards of what it shows now. */
  copies(): ReadonlyMap<BoardId, BoardCopy>;
  open(): void;
  /** Loses its network without a word. */
  drop(): void;
  drops(): number;
  returns(): number;
}

interface DeviceOptions {
  name: string;
  port: number;
  token: string;
  participantId: string | null;
  random: Random;
  traffic: Traffic;
  onState(device: Device): void;
}

/** The boards that a device shows: those of the activity the room is in. */
export function shownBoards({ activities, boards, me }: WorkshopState): BoardId[] {
  const activity = currentActivity(activities);
  return activity ? boardsOf(activity, boards, me.tableId ?? null).map(({ id }) => id) : [];
}

export function createDevice({ name, port, token, participantId, random, traffic, onState }: DeviceOptions): Device {
  const copies = new Map<BoardId, BoardCopy>();
  let followed: WorkshopState | null = null;
  let drops = 0;

  function follow(state: WorkshopState): void {
    const isSame =
      followed?.activities === state.activities && followed.boards === state.boards && followed.me === state.me;
    followed = state;
    if (isSame) return;
    const wanted = new Set(shownBoards(state));
    for (const [boardId, copy] of copies) {
      if (wanted.has(boardId)) continue;
      copy.cut();
      copies.delete(boardId);
    }
    for (const boardId of wanted) {
      if (copies.has(boardId)) continue;
      const copy = createBoardCopy({ port, token, boardId, traffic });
      copies.set(boardId, copy);
      copy.open();
    }
  }

  const hub = createHubLine({
    port,
    token,
    traffic,
    onState(state) {
      follow(state);
      onState(device);
    },
  });

  const device: Device = {
    name,
    token,
    participantId,
    random,
    state: hub.state,
    isSeated: hub.isSeated,
    copies: () => copies,
    drops: () => drops,
    returns: hub.returns,
    async run<Result>(type: string, input: Readonly<Record<string, unknown>> = {}) {
      const reply = await hub.send<Result>(type, input);
      if (!reply.ok) throw new Error(`${name}: ${type} was refused: ${reply.error.code} ${reply.error.messageKey}`);
      return reply.result;
    },
    open() {
      hub.open();
      for (const copy of copies.values()) copy.open();
    },
    drop() {
      drops += 1;
      hub.cut();
      for (const copy of copies.values()) copy.cut();
    },
  };
  return device;
}
