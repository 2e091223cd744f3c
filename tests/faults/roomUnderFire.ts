import type { Reply } from "@longtable/shared/kernel/command";
import type { ActivityId } from "@longtable/shared/kernel/ids";
import * as Y from "yjs";
import { createBoardPeer } from "../support/boardPeer.ts";
import { takeSeat } from "../support/participant.ts";
import type { Random } from "../support/random.ts";
import type { SpawnedServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";
import { createLane, type Send } from "./lane.ts";
import { createMapEditor } from "./mapEditor.ts";
import { createPhone, type OpenRound, recount } from "./phone.ts";

const PHONES = 50;
const CANDIDATES = 6;
/** In each round. */
const MOST_NEWCOMERS = 15;

/** A running workshop on a server that may be killed: phones that write and vote, a facilitator who edits the map. */
export async function openRoomUnderFire(server: SpawnedServer, random: Random) {
  const { api, url, wsUrl } = server;
  const { workshop, tokens } = await api.createWorkshop({ template: "journey-so-far" });
  const activity = workshop.activities[0];
  const boardId = activity?.boards[0]?.id;
  if (!activity || !boardId) throw new Error("the template has no board");
  await api.run(tokens.facilitator, "workshop.openActivity", { activityId: activity.id });
  const candidates = await addCandidates();
  let acknowledged = 0;
  let onAcknowledged = () => {};
  const count = () => {
    acknowledged += 1;
    onAcknowledged();
  };
  const sockets: ReturnType<typeof takeSeat>[] = [];
  const phones = await Promise.all(
    Array.from({ length: PHONES }, async (_, index) => {
      const { token } = await api.join(workshop.joinCode, { alias: `Phone ${index}` });
      const send = index % 2 === 0 ? byHttp(token) : bySocket(token);
      return { token, ...createPhone({ name: `p${index}`, boardId, send, random, onAcknowledged: count }) };
    }),
  );
  const map = createMapEditor({ wsUrl, boardId, token: tokens.facilitator, random });
  await map.peer.synced();
  const rounds = createLane(byHttp(tokens.facilitator), () => {});
  const joined: { token: string; participantId: string }[] = [];
  const closed = new Map<string, unknown>();

  async function addCandidates(): Promise<string[]> {
    const names = Array.from({ length: CANDIDATES }, (_, index) => `Choice ${index}`);
    const add = (text: string) => api.run<{ noteId: string }>(tokens.facilitator, "board.addNote", { boardId, text });
    return Promise.all(names.map(async (text) => (await add(text)).noteId));
  }

  function byHttp(token: string): Send {
    return async (type, input, id): Promise<Reply> => (await api.command<unknown>(token, type, input, id)).body;
  }

  function bySocket(token: string): Send {
    const seat = takeSeat({ url, token });
    sockets.push(seat);
    return async (type, input, id) => {
      await until(() => seat.socket.connected, { what: "the socket" });
      return seat.send<unknown>(type, input, id) as Promise<Reply>;
    };
  }

  /** New people keep coming in; who got a token counts as in. */
  async function keepJoining(isOver: () => boolean): Promise<void> {
    for (let newcomer = 0; newcomer < MOST_NEWCOMERS && !isOver(); newcomer += 1) {
      const answer = await api.join(workshop.joinCode, { alias: "Late" }).catch(() => null);
      if (answer) joined.push(answer);
    }
  }

  return {
    phones,
    map,
    joined,
    /** How many commands of phones have been acknowledged so far. */
    acknowledged: () => acknowledged,

    async openRound(): Promise<OpenRound> {
      const input = { activityId: activity.id as ActivityId, boardId, candidates, dots: 5, maxPerItem: 3 };
      const { roundId } = await api.run<{ roundId: string }>(tokens.facilitator, "voting.openRound", input);
      const state = await api.state(workshop.id, tokens.facilitator);
      const round = state.rounds.find(({ id }) => id === roundId);
      if (!round) throw new Error("the round that was just opened is not there");
      return round;
    },

    /**
     * Everyone writes until `end` resolves, by which time the server is to be gone; then everyone hangs up. With
     * `closeAt`, the facilitator closes the round once that many commands have been acknowledged.
     */
    async writeUntil(round: OpenRound, closeAt: number | null, end: Promise<void>): Promise<void> {
      const before = acknowledged;
      let isOver = false;
      const ended = end.then(() => {
        isOver = true;
      });
      onAcknowledged = () => {
        if (acknowledged - before !== closeAt) return;
        rounds.run("voting.closeRound", { roundId: round.id }, () => {}).catch(() => {});
      };
      await Promise.all([
        ...phones.map((phone) => phone.write(round, () => isOver)),
        map.edit(() => isOver),
        keepJoining(() => isOver),
        ended,
      ]);
      map.peer.provider.disconnect();
      for (const { socket } of sockets) socket.disconnect();
    },

    /** Everything that is not as it was acknowledged, in words; read from the server alone. */
    async faults(round: OpenRound): Promise<string[]> {
      const reader = createBoardPeer({ wsUrl, boardId, token: tokens.screen });
      await reader.synced();
      const content = reader.board.content();
      const faults = [...phones.flatMap((phone) => phone.noteFaults(content)), ...map.faults(reader.doc)];
      const ballotFaults = phones.map(async (phone) => {
        const state = await api.state(workshop.id, phone.token);
        const own = state.rounds.find(({ id }) => id === round.id);
        if (!own) return ["the round is missing"];
        // After close nobody knows any more who cast which ballot: then the recount says whether all are there.
        return own.state === "closed" ? [] : phone.ballotFaults(own);
      });
      faults.push(...(await Promise.all(ballotFaults)).flat());
      // The newest only; that nobody of the others is lost since, the count says.
      const newcomers = joined.slice(-MOST_NEWCOMERS).map(async ({ token, participantId }) => {
        const { status } = await api.request("GET", `/api/workshops/${workshop.id}`, { token });
        return status === 200 ? [] : [`${participantId} joined and is not known: ${status}`];
      });
      faults.push(...(await Promise.all(newcomers)).flat());
      const state = await api.state(workshop.id, tokens.facilitator);
      if (state.participants.count < PHONES + joined.length) faults.push(`only ${state.participants.count} people`);
      for (const [roundId, tally] of closed) {
        const found = state.rounds.find(({ id }) => id === roundId)?.tally;
        if (JSON.stringify(found) !== JSON.stringify(tally)) faults.push(`the tally of ${roundId} has changed`);
      }
      reader.close();
      return faults;
    },

    /** Phones and facilitator come back by themselves and send what was not acknowledged, with the same ids. */
    async comeBack(): Promise<void> {
      for (const { socket } of sockets) socket.connect();
      map.peer.provider.connect();
      await Promise.all([...phones.map((phone) => phone.resend()), rounds.resend(), map.allSaved()]);
    },

    /** Closes the round and answers its tally beside a recount of the acknowledged ballots. */
    async closeRound(round: OpenRound) {
      type Row = { noteId: string; dots: number; voters: number };
      const { tally } = await api.run<{ tally: Row[] }>(tokens.facilitator, "voting.closeRound", { roundId: round.id });
      closed.set(round.id, tally);
      const counted = Object.fromEntries(
        tally.filter(({ voters }) => voters > 0).map(({ noteId, dots, voters }) => [noteId, { dots, voters }]),
      );
      return { counted, recounted: recount(phones.map((phone) => phone.ballot(round.id))) };
    },

    /** The same board in the facilitator's memory and read afresh. */
    async bothCopies() {
      const reader = createBoardPeer({ wsUrl, boardId, token: tokens.screen });
      await reader.synced();
      await reader.waitFor(() => sameState(reader.doc, map.peer.doc), "the same state");
      const copies = { facilitator: map.peer.board.content(), fresh: reader.board.content() };
      reader.close();
      return copies;
    },

    leave(): void {
      map.peer.close();
      for (const seat of sockets) seat.close();
    },
  };
}
export type RoomUnderFire = Awaited<ReturnType<typeof openRoomUnderFire>>;

const sameState = (a: Y.Doc, b: Y.Doc): boolean =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(a))].toSorted()) ===
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(b))].toSorted());
