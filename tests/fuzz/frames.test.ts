import { randomInt } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { collectedMemory, MEMORY_PROBE_ARGS } from "../support/collectedMemory.ts";
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
/** How often a layer's memory is looked at. */
const LOOKS = 10;
/** Chunks that once stopped the server, a file each: `{ "layer", "frames": [base64] }`. They are sent at every run. */
const CRASHERS = path.join(import.meta.dirname, "crashers");
/**
 * What a layer's second half may add to the collected heap, in bytes, and for each frame of it: some spoilt frames are still
 * edits or people, and are kept. A socket that is not let go is twenty times as much.
 */
const MAY_GROW = { once: 1.5 * 2 ** 20, perFrame: 150 };

let server: SpawnedServer;
let pid: number;
const scratch = mkdtempSync(path.join(tmpdir(), "longtable-fuzz-"));
const memoryFile = path.join(scratch, "memory.json");
let healthy: OpenWorkshop;
let layers: Layer[];
beforeAll(async () => {
  // A promise that nobody listens to would only be logged: here it ends the server.
  const options = ["--unhandled-rejections=strict", ...MEMORY_PROBE_ARGS];
  server = await spawnServer({ env: { NODE_OPTIONS: options.join(" "), MEMORY_FILE: memoryFile } });
  pid = server.pid();
  healthy = await openWorkshop(server);
  layers = await createLayers(server);
  process.stdout.write(`fuzz: ${FRAMES} frames, seed ${SEED}\n`);
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(scratch, { recursive: true, force: true });
});

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
  "[CM3] spoilt frames on %s never stop the server, others are served all along, and its memory stays flat",
  async (name) => {
    const layer = layerOf(name);
    const random = createRandom(SEED + LAYERS.indexOf(name));
    const chunks = Math.ceil(FRAMES / LAYERS.length / CHUNK);
    const looksEvery = Math.ceil(chunks / LOOKS);
    const held: number[] = [];
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const frames = Array.from({ length: CHUNK }, () =>
        spoil(random.pick(layer.valid), random.pick(layer.valid), random),
      );
      await sendOrKeep(layer, frames, `after ${chunk * CHUNK}`);
      if ((chunk + 1) % looksEvery === 0) held.push(await look(name, (chunk + 1) * CHUNK));
    }
    const secondHalf = held.slice(Math.floor((held.length - 1) / 2));
    const frames = (secondHalf.length - 1) * looksEvery * CHUNK;
    const grown = (secondHalf.at(-1) ?? Number.NaN) - (secondHalf[0] ?? Number.NaN);
    expect(grown, `bytes more after ${frames} frames`).toBeLessThan(MAY_GROW.once + MAY_GROW.perFrame * frames);
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

/** Prints the server's memory and how long its loop was held up; answers the collected heap in bytes. */
async function look(name: string, frames: number): Promise<number> {
  const lag = await longestWait();
  const { rss, held } = await collectedMemory(pid, memoryFile);
  // Starts the next window after the collection, which holds the loop up by itself.
  await longestWait();
  const mib = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  const waits = `longest wait ${Math.max(0, lag * 1000 - LAG_GRAIN_MS).toFixed(0)} ms`;
  process.stdout.write(`fuzz: ${name}, ${frames} frames: heap ${mib(held)} MiB, RSS ${mib(rss)}, ${waits}\n`);
  return held;
}

/** The server looks at its loop every so often, and tells how long that took in all. */
const LAG_GRAIN_MS = 50;

/** The longest time between two looks at the server's loop since this was last asked, in seconds; 0 without any. */
async function longestWait(): Promise<number> {
  const { body } = await server.api.request<string>("GET", "/metrics", { token: server.api.organiserKey });
  return Number(/^\w*eventloop_lag_max_seconds (\S+)/m.exec(String(body))?.[1] ?? Number.NaN);
}
