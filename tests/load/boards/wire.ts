import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** What all lines of a run have moved; headers of the WebSocket frames are counted, those of TCP are not. */
export interface Traffic {
  bytesIn: number;
  bytesOut: number;
  framesIn: number;
}

export const createTraffic = (): Traffic => ({ bytesIn: 0, bytesOut: 0, framesIn: 0 });

/** `payload` is only valid during the call: the next read overwrites it. */
export type OnFrame = (payload: Buffer, isText: boolean) => void;

interface LineOptions {
  port: number;
  path: string;
  headers?: Readonly<Record<string, string>>;
  traffic: Traffic;
  onFrame?: OnFrame;
  /** Told before the first frame is heard. */
  onOpen?(line: Line): void;
  /** Told once, with the close code if the server gave one. */
  onClose?(code: number | null): void;
}

/** A bare WebSocket connection to this machine. */
export interface Line {
  /** Sends one binary frame, in one write. */
  send(payload: Uint8Array): void;
  sendText(text: string): void;
  /** Replaces who hears the frames; null only counts them. */
  listen(onFrame: OnFrame | null): void;
  /** Ends it without a word, as a phone does that loses its network. */
  cut(): void;
}

/** Every socket reads into the same memory: a frame is heard before the next read. */
const SHARED = Buffer.alloc(1024 * 1024);
const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/**
 * Opens a WebSocket that costs the load process next to nothing: no object per frame, one buffer for all sockets, a
 * masking key of noughts.
 *
 * @throws {Error} when the server refuses the upgrade or is not there.
 */
export function openLine({ port, path, headers = {}, traffic, onFrame, onOpen, onClose }: LineOptions): Promise<Line> {
  return new Promise((resolve, reject) => {
    let hear: OnFrame | null = onFrame ?? null;
    let isOpen = false;
    let code: number | null = null;
    let rest: Buffer[] = [];
    let restBytes = 0;
    /** Bytes that must be there before it is worth looking again. */
    let needed = 0;

    const socket: Socket = connect({
      host: "127.0.0.1",
      port,
      noDelay: true,
      onread: {
        buffer: SHARED,
        callback(length: number): boolean {
          traffic.bytesIn += length;
          take(SHARED.subarray(0, length));
          return true;
        },
      },
    });
    const write = (opcode: number, payload: Uint8Array) => {
      if (socket.destroyed) return;
      const frame = maskedFrame(opcode, payload);
      traffic.bytesOut += frame.length;
      socket.write(frame);
    };
    const line: Line = {
      send: (payload) => write(2, payload),
      sendText: (text) => write(OPCODE.text, Buffer.from(text)),
      listen(next) {
        hear = next;
      },
      cut: () => socket.destroy(),
    };

    function take(chunk: Buffer): void {
      if (restBytes + chunk.length < needed) {
        keep(chunk);
        return;
      }
      const whole = restBytes > 0 ? Buffer.concat([...rest, chunk]) : chunk;
      rest = [];
      restBytes = 0;
      needed = 0;
      const used = isOpen ? readFrames(whole) : readUpgrade(whole);
      if (used < whole.length) keep(whole.subarray(used));
    }

    function keep(chunk: Buffer): void {
      rest.push(Buffer.from(chunk));
      restBytes += chunk.length;
    }

    function readUpgrade(data: Buffer): number {
      const end = data.indexOf("\r\n\r\n");
      if (end < 0) return 0;
      const status = data.toString("latin1", 9, 12);
      if (status !== "101") {
        socket.destroy();
        reject(new Error(`${path} answered ${status}`));
        return data.length;
      }
      isOpen = true;
      onOpen?.(line);
      resolve(line);
      return end + 4 + readFrames(data.subarray(end + 4));
    }

    /** Reads every whole frame, answers how many bytes those were. */
    function readFrames(data: Buffer): number {
      let offset = 0;
      while (data.length - offset >= 2) {
        const short = (data[offset + 1] ?? 0) & 0x7f;
        const head = short < 126 ? 2 : short === 126 ? 4 : 10;
        if (data.length - offset < head) break;
        const size =
          short < 126 ? short : short === 126 ? data.readUInt16BE(offset + 2) : data.readUInt32BE(offset + 6);
        if (data.length - offset < head + size) {
          needed = head + size;
          break;
        }
        hearFrame((data[offset] ?? 0) & 0x0f, data.subarray(offset + head, offset + head + size));
        offset += head + size;
      }
      return offset;
    }

    function hearFrame(opcode: number, payload: Buffer): void {
      if (opcode === OPCODE.ping) {
        write(OPCODE.pong, payload);
        return;
      }
      if (opcode === OPCODE.close) {
        code = payload.length >= 2 ? payload.readUInt16BE(0) : null;
        socket.end();
        return;
      }
      traffic.framesIn += 1;
      hear?.(payload, opcode === OPCODE.text);
    }

    socket.on("connect", () => socket.write(upgradeRequest(port, path, headers)));
    socket.on("error", reject);
    socket.on("close", () => {
      if (!isOpen) reject(new Error(`${path} was not opened`));
      onClose?.(code);
    });
  });
}

function upgradeRequest(port: number, path: string, headers: Readonly<Record<string, string>>): string {
  const all = {
    Host: `127.0.0.1:${port}`,
    Connection: "Upgrade",
    Upgrade: "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`;
}

/** A client's frame with a key of noughts, so that the payload stays as it is. */
function maskedFrame(opcode: number, payload: Uint8Array): Buffer {
  const size = payload.byteLength;
  const head = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + 4 + size);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (head === 2 ? size : head === 4 ? 126 : 127);
  if (head === 4) frame.writeUInt16BE(size, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(size), 2);
  frame.fill(0, head, head + 4);
  frame.set(payload, head + 4);
  return frame;
}
