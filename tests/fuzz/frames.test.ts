import { randomInt } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { createLayers, type Layer } from "./layers.ts";
import { spoil } from "./spoil.ts";

/** Frames on all layers together. `FUZZ_FRAMES=1000000` is the long form, with a seed of its own. */
const FRAMES = Number(process.env.FUZZ_FRAMES ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_FRAMES ? randomInt(2 ** 31) : 20_251_122));
/** After so many frames a healthy seat is asked whether it is still served. */
const CHUNK = 1_000;
const LAYERS = ["board", "presence", "Socket.IO", "HTTP"] as const;
/** Chunks that once stopped the server, a file each: `{ "layer", "frames": [base64] }`. They are sent at every run. */
const CRASHERS = path.join(import.meta.dirname, "crashers");

let server: SpawnedServer;
let pid: number;
let healthy: OpenWorkshop;
let layers: Layer[];
beforeAll(async () => {
  // A promise that nobody listens to would only be logged: here it ends the server.
  server = await spawnServer({ env: { NODE_OPTIONS: "--unhandled-rejections=strict" } });
  pid = server.pid();
  healthy = await openWorkshop(server);
  layers = await createLayers(server);
  process.stdout.write(`fuzz: ${FRAMES} frames, seed ${SEED}\n`);
}, 60_000);
afterAll(() => server.close());

/** A seat in another workshop writes a note by command, and reads it on the board. */
async function expectHealthy(text: string): Promise<void> {
  await healthy.addNote(healthy.facilitator, text);
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: healthy.boardId, token: healthy.facilitator });
  expect(content.notes.map((note) => note.text)).toContain(text);
  expect(server.pid()).toBe(pid);
}

function layerOf(name: string): Layer {
  const layer = layers.find((one) => one.name === name);
  if (!layer) throw new Error(`there is no layer ${name}`);
  return layer;
}

/** Keeps a chunk that the server did not live through. */
async function sendOrKeep(layer: Layer, frames: readonly Uint8Array[], label: string): Promise<void> {
  try {
    await layer.send(frames);
    await expectHealthy(label);
  } catch (error) {
    mkdirSync(CRASHERS, { recursive: true });
    const kept = { layer: layer.name, frames: frames.map((frame) => Buffer.from(frame).toString("base64")) };
    writeFileSync(
      path.join(CRASHERS, `${layer.name}-${SEED}-${label.replaceAll(" ", "-")}.json`),
      JSON.stringify(kept),
    );
    throw error;
  }
}

it("[CM3] what once stopped the server does so no more", async () => {
  const files = readdirSync(CRASHERS).filter((file) => file.endsWith(".json"));
  for (const file of files) {
    const { layer, frames } = JSON.parse(readFileSync(path.join(CRASHERS, file), "utf8")) as {
      layer: string;
      frames: string[];
    };
    await layerOf(layer).send(frames.map((frame) => new Uint8Array(Buffer.from(frame, "base64"))));
    await expectHealthy(file.slice(0, 60));
  }
}, 120_000);

it.each(LAYERS)(
  "[CM3] spoilt frames on %s never stop the server, and others are served all along",
  async (name) => {
    const layer = layerOf(name);
    const random = createRandom(SEED + LAYERS.indexOf(name));
    const count = Math.ceil(FRAMES / LAYERS.length);
    const before = await figures();
    for (let sent = 0; sent < count; sent += CHUNK) {
      const frames = Array.from({ length: Math.min(CHUNK, count - sent) }, () =>
        spoil(random.pick(layer.valid), random.pick(layer.valid), random),
      );
      await sendOrKeep(layer, frames, `after ${sent}`);
    }
    const after = await figures();
    process.stdout.write(`fuzz: ${name}, ${count} frames; ${before} before, ${after} after\n`);
  },
  FRAMES * 60,
);

it("[CM3] a board that was sent spoilt frames still opens, whole, for whoever comes", async () => {
  const [layer] = layers;
  await layer?.send(layer.valid.slice(0, 1));
  await server.restart();
  pid = server.pid();
  await expectHealthy("after a restart");
}, 60_000);

/** The server's own account of its memory and of how long its loop was held up; for reading, not for asserting. */
async function figures(): Promise<string> {
  const { body } = await server.api.request<string>("GET", "/metrics", { token: server.api.organiserKey });
  const read = (pattern: RegExp) => Number(pattern.exec(String(body))?.[1] ?? Number.NaN);
  const rss = read(/^\w*resident_memory_bytes (\S+)/m) / 2 ** 20;
  const loop = read(/^\w*eventloop_lag_max_seconds (\S+)/m) * 1000;
  return `${rss.toFixed(0)} MiB, longest wait ${loop.toFixed(0)} ms`;
}
