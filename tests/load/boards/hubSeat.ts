import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";
import { type Line, openLine, type Traffic } from "./wire.ts";

/** A Socket.IO seat over a bare line: no client object, patches are counted and left unread. */
export interface HubSeat {
  /** Sends a command; resolves with what it was answered. */
  send(type: string, input: Readonly<Record<string, unknown>>): Promise<Reply<unknown>>;
  leave(): void;
}

/** Engine.IO's packets: `0` open, `2` ping, `3` pong, `4` message; Socket.IO's within: `0` connect, `2` event, `3` acknowledgement. */
const CONNECT = "40";
const EVENT = "42";

/** Connects as a seat; resolves once the state has come. */
export function sitAtHub(port: number, token: string, traffic: Traffic): Promise<HubSeat> {
  return new Promise((resolve, reject) => {
    const waiting = new Map<number, (reply: Reply<unknown>) => void>();
    let sent = 0;
    const seatOn = (line: Line): HubSeat => ({
      send: (type, input) =>
        new Promise((answered) => {
          sent += 1;
          waiting.set(sent, answered);
          line.sendText(`${EVENT}${sent}${JSON.stringify(["command", { id: randomUUID(), type, ...input }])}`);
        }),
      leave: () => line.cut(),
    });
    const onOpen = (line: Line) => {
      line.listen((payload) => {
        const first = payload[0];
        if (first === 0x30) line.sendText(`${CONNECT}${JSON.stringify({ token })}`);
        else if (first === 0x32) line.sendText("3");
        else if (first !== 0x34) return;
        else if (payload[1] === 0x33) acknowledge(payload.toString("utf8", 2));
        else if (payload[1] === 0x34) reject(new Error(payload.toString("utf8")));
        else if (payload.toString("latin1", 2, 10) === '["state"') resolve(seatOn(line));
      });
    };
    const acknowledge = (text: string) => {
      const start = text.indexOf("[");
      const id = Number(text.slice(0, start));
      const [reply] = JSON.parse(text.slice(start)) as [Reply<unknown>];
      waiting.get(id)?.(reply);
      waiting.delete(id);
    };
    openLine({ port, path: "/socket.io/?EIO=4&transport=websocket", traffic, onOpen }).catch(reject);
  });
}
