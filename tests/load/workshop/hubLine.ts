import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";
import { applyPatch, type StatePatch } from "@longtable/shared/workshop/workshop.patch";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type Line, openLine, type Traffic } from "../boards/wire.ts";

/** The commands' line of one device: keeps the state as our client does, and each command until it is acknowledged. */
export interface HubLine {
  state(): WorkshopState | null;
  /** True once the state has come over the line that is open now. */
  isSeated(): boolean;
  /** Sends a command, after each return once more under the same id, until it is answered for good. */
  send<Result>(type: string, input: Readonly<Record<string, unknown>>): Promise<Reply<Result>>;
  open(): void;
  /** Ends the line without a word, and stays away until `open`. */
  cut(): void;
  /** How often the line came back. */
  returns(): number;
}

interface HubLineOptions {
  port: number;
  token: string;
  traffic: Traffic;
  /** After each change of the state. */
  onState(state: WorkshopState): void;
}

interface Waiting {
  text: string;
  answer(reply: Reply<unknown>): void;
}

/** Engine.IO's `4` (message) before Socket.IO's `0` (connect), `2` (event), `3` (acknowledgement). */
const PACKET = { connect: "40", event: "42" } as const;
const CODE = { open: 0x30, ping: 0x32, message: 0x34, event: 0x32, acknowledgement: 0x33 } as const;
/** Before a line that was lost is opened anew, and a command that did not go through is sent again, in milliseconds. */
const AGAIN_MS = 200;

/** Two hundred lines are sent the same patch: each text is read once. */
const readOnce = (() => {
  let [known, value]: [string, unknown[]] = ["", []];
  return (text: string): unknown[] => {
    if (text !== known) [known, value] = [text, JSON.parse(text) as unknown[]];
    return value;
  };
})();

export function createHubLine({ port, token, traffic, onState }: HubLineOptions): HubLine {
  const waiting = new Map<number, Waiting>();
  let state: WorkshopState | null = null;
  let line: Line | null = null;
  let isWanted = false;
  /** From the first try to the end of the line. */
  let isBusy = false;
  let isSeated = false;
  let sent = 0;
  let openings = 0;

  const post = (number: number, { text }: Waiting) => line?.sendText(`${PACKET.event}${number}${text}`);

  function hear(payload: Buffer): void {
    const [packet, kind] = payload;
    if (packet === CODE.open) line?.sendText(`${PACKET.connect}${JSON.stringify({ token, slim: true })}`);
    else if (packet === CODE.ping) line?.sendText("3");
    else if (packet === CODE.message && kind === CODE.event) hearEvent(payload.toString("utf8", 2));
    else if (packet === CODE.message && kind === CODE.acknowledgement) hearAnswer(payload.toString("utf8", 2));
  }

  function hearEvent(text: string): void {
    const [event, value] = readOnce(text);
    if (event === "state") {
      state = value as WorkshopState;
      if (!isSeated) for (const [number, one] of waiting) post(number, one);
      isSeated = true;
    } else if (event === "patch" && state) state = applyPatch(state, value as StatePatch);
    if (state) onState(state);
  }

  function hearAnswer(text: string): void {
    const start = text.indexOf("[");
    const number = Number(text.slice(0, start));
    const one = waiting.get(number);
    const [reply] = JSON.parse(text.slice(start)) as [Reply<unknown>];
    if (!one) return;
    if (!reply.ok && reply.error.retryable) {
      setTimeout(() => isSeated && waiting.has(number) && post(number, one), AGAIN_MS);
      return;
    }
    waiting.delete(number);
    one.answer(reply);
  }

  function open(): void {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    openings += 1;
    const onOpen = (opened: Line) => {
      line = opened;
      opened.listen(hear);
      if (!isWanted) opened.cut();
    };
    const onClose = () => {
      line = null;
      isBusy = false;
      isSeated = false;
      if (isWanted) setTimeout(() => isWanted && open(), AGAIN_MS);
    };
    // What fails is closed too, and tried again there.
    openLine({ port, path: "/socket.io/?EIO=4&transport=websocket", traffic, onOpen, onClose }).catch(() => undefined);
  }

  return {
    open,
    state: () => state,
    isSeated: () => isSeated,
    returns: () => openings - 1,
    cut() {
      isWanted = false;
      isSeated = false;
      line?.cut();
    },
    send<Result>(type: string, input: Readonly<Record<string, unknown>>) {
      return new Promise<Reply<Result>>((resolve) => {
        sent += 1;
        const text = JSON.stringify(["command", { id: randomUUID(), type, ...input }]);
        const one: Waiting = { text, answer: (reply) => resolve(reply as Reply<Result>) };
        waiting.set(sent, one);
        if (isSeated) post(sent, one);
      });
    },
  };
}
