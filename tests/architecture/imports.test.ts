import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Import, isTest, packageOf, ROOT, readSources, type Source } from "./sources.ts";

const shared = readSources("shared/src");
const client = readSources("client/src");
const server = readSources("server/src");
const all = [...shared, ...client, ...server, ...readSources("tests")];
const byFile = new Map(all.map((source) => [source.file, source]));

/** `file -> specifier` of every import that breaks a rule; empty when none does. */
function breaches(sources: readonly Source[], breaks: (found: Import, source: Source) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((found) => breaks(found, source)).map(({ specifier }) => `${source.file} -> ${specifier}`),
  );
}

const folderOf = (file: string) => file.split("/").slice(0, -1).join("/");
const isOf = (part: string) => (found: Import) =>
  found.specifier.startsWith(`@longtable/${part}`) || (found.file?.startsWith(`${part}/`) ?? false);

describe("the reader of imports", () => {
  it("finds every form of import that the sources use", () => {
    expect([shared, client, server].map(({ length }) => length > 20)).toEqual([true, true, true]);
    const begun = all.flatMap(({ text }) => text.match(/^(?:import\b(?!\()|export\b[^=;(\n]*\bfrom\b)/gm) ?? []);
    const read = all.flatMap(({ imports }) => imports.filter(({ isDynamic }) => !isDynamic));
    expect(read).toHaveLength(begun.length);
  });

  it("leads to files that are there", () => {
    const missing = breaches(all, ({ file }) => file !== null && !existsSync(path.join(ROOT, file)));
    expect(missing).toEqual([]);
  });
});

describe("what may know what", () => {
  it("shared imports nobody but itself, yjs, zod and fractional-indexing", () => {
    const allowed = new Set(["yjs", "zod", "fractional-indexing"]);
    const foreign = breaches(
      shared.filter((source) => !isTest(source)),
      ({ specifier, file }) => {
        const name = packageOf(specifier);
        return name === null ? !file?.startsWith("shared/src/") : !allowed.has(name);
      },
    );
    expect(foreign).toEqual([]);
  });

  it("tests in shared need nothing of client or server either", () => {
    expect(breaches(shared, (found) => isOf("client")(found) || isOf("server")(found))).toEqual([]);
  });

  it("the client never imports the server, nor the server the client, not even a type", () => {
    expect(breaches(client, isOf("server"))).toEqual([]);
    expect(breaches(server, isOf("client"))).toEqual([]);
  });

  it("only tests import tests", () => {
    const sources = all.filter((source) => !isTest(source));
    expect(breaches(sources, ({ file }) => file !== null && isTest({ file }))).toEqual([]);
  });

  it("shared's kernel imports no feature", () => {
    const kernel = shared.filter(({ file }) => file.startsWith("shared/src/kernel/"));
    expect(kernel.length).toBeGreaterThan(3);
    expect(breaches(kernel, ({ file }) => file !== null && folderOf(file) !== "shared/src/kernel")).toEqual([]);
  });

  it("the server's features never import each other", () => {
    const featureOf = (file: string) => /^server\/src\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
    const features = server.filter((source) => featureOf(source.file) !== null && !isTest(source));
    expect(new Set(features.map(({ file }) => featureOf(file))).size).toBeGreaterThan(4);
    const crossing = breaches(features, ({ file }, source) => {
      const other = file === null ? null : featureOf(file);
      return other !== null && other !== featureOf(source.file);
    });
    expect(crossing).toEqual([]);
  });

  it("only serve.ts and what composes know what the server is made of", () => {
    const composed = breaches(server, ({ file }) => /^server\/src\/compose\w*\.ts$/.test(file ?? ""));
    expect(composed).toEqual([
      "server/src/compose.ts -> ./composeBringing.ts",
      "server/src/compose.ts -> ./composeFeatures.ts",
      "server/src/compose.ts -> ./composeVersions.ts",
      "server/src/composeBringing.ts -> ./composeFeatures.ts",
      "server/src/composeBringing.ts -> ./composeKept.ts",
      "server/src/composeBringing.ts -> ./composeStories.ts",
      "server/src/composeDeciding.ts -> ./composeIdeas.ts",
      "server/src/composeFeatures.ts -> ./composeBoardDoor.ts",
      "server/src/composeFeatures.ts -> ./composeDeciding.ts",
      "server/src/composeFeatures.ts -> ./composeImages.ts",
      "server/src/composeFeatures.ts -> ./composeKeeping.ts",
      "server/src/composeFeatures.ts -> ./composeReading.ts",
      "server/src/composeFeatures.ts -> ./composeRunning.ts",
      "server/src/composeFeatures.ts -> ./composeStories.ts",
      "server/src/composeFeatures.ts -> ./composeVersions.ts",
      "server/src/composeFeatures.ts -> ./composeView.ts",
      "server/src/composeIdeas.ts -> ./composeStories.ts",
      "server/src/composeReading.ts -> ./composeImages.ts",
      "server/src/composeReading.ts -> ./composeKept.ts",
      "server/src/composeReading.ts -> ./composeStories.ts",
      "server/src/composeReading.ts -> ./composeWithheld.ts",
      "server/src/composeView.ts -> ./composeStories.ts",
      "server/src/restore.ts -> ./compose.ts",
      "server/src/serve.ts -> ./compose.ts",
    ]);
  });

  it("storage and kernel of the server lie below everything else", () => {
    const below = ["kernel", "storage", "observability"];
    const sources = server.filter((source) => below.some((name) => source.file.startsWith(`server/src/${name}/`)));
    const above = breaches(
      sources.filter((source) => !isTest(source)),
      ({ file }) => /^server\/src\/(features|transport|collaboration)\//.test(file ?? ""),
    );
    expect(above).toEqual([]);
  });

  it("there are no barrels and no folders called utils", () => {
    const names = all
      .map(({ file }) => file)
      .filter((file) => /(^|\/)(utils?|helpers?|common)\/|\/index\.tsx?$/.test(file));
    expect(names).toEqual([]);
    expect(all.filter(({ text }) => /^export \* /m.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe("circles", () => {
  it.each([
    ["shared", shared],
    ["client", client],
    ["server", server],
  ])("no file of %s needs itself by way of others to run", (_name, sources) => {
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
      if (done.has(file) || trail.includes(file)) return;
      for (const found of byFile.get(file)?.imports ?? []) {
        if (found.file !== null && !found.isType && !found.isDynamic) visit(found.file, [...trail, file]);
      }
      done.add(file);
    };
    for (const { file } of sources) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe("the board document", () => {
  it("only *.doc.ts in shared names its keys", () => {
    const named = /\.get(?:Map|Text|Array|XmlFragment|XmlElement)(?:<[^()]*>)?\(\s*["'`]/;
    const writers = all.filter((source) => !isTest(source) && named.test(source.text)).map(({ file }) => file);
    expect(writers.filter((file) => !/^shared\/src\/.*\.doc\.ts$/.test(file))).toEqual([]);
    expect(shared.filter(({ file }) => file.endsWith(".doc.ts")).length).toBeGreaterThan(0);
  });

  it("nobody but the gate, what keeps memory small, what reads deleted notes and what undo must leave looks inside Yjs", () => {
    const inside = all.filter((source) => !isTest(source) && /\._(?:map|start|item|length)\b/.test(source.text));
    expect(inside.map(({ file }) => file)).toEqual([
      "shared/src/board/docMemory.ts",
      "client/src/features/boardEdit/othersWords.ts",
      "server/src/collaboration/noteWatch.ts",
      "server/src/collaboration/partsAfter.ts",
      "server/src/collaboration/updateIndex.ts",
      "server/src/collaboration/updateWeave.ts",
    ]);
  });
});

describe("what a phone has to load", () => {
  /** The one door to the canvas: a participant's laptop opens it, a phone never does. */
  const DOOR = "client/src/features/participant/ParticipantCanvas.tsx";

  /** Everything that these pages run, also what they load later, but for what lies behind the door. */
  function reachable(
    entries: readonly string[],
    followDynamic: boolean,
  ): { files: Set<string>; packages: Map<string, string> } {
    const files = new Set<string>();
    /** By package, the way to the file that loads it. */
    const packages = new Map<string, string>();
    const trails = new Map<string, string>();
    const queue = [...entries];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (files.has(file)) continue;
      files.add(file);
      for (const found of byFile.get(file)?.imports ?? []) {
        if (found.isType || (found.isDynamic && (!followDynamic || found.file === DOOR))) continue;
        if (found.file !== null && !trails.has(found.file))
          trails.set(found.file, `${trails.get(file) ?? file} > ${found.file}`);
        if (found.file !== null) queue.push(found.file);
        const name = packageOf(found.specifier);
        if (name !== null && !packages.has(name)) packages.set(name, trails.get(file) ?? file);
      }
    }
    return { files, packages };
  }

  /** What the list's sheets share with the canvas, loaded when they are opened: edits and choices, nothing that draws a board. */
  const SHARED_WITH_LIST = new Set(
    [
      "undoOffer.ts",
      "useCommandBoard.ts",
      "commandActions.ts",
      "minimapChoice.ts",
      "KindStamp.tsx",
      "KeptAside.tsx",
      "KeptWords.tsx",
      "keptWords.ts",
    ].map((name) => `client/src/features/canvas/${name}`),
  );

  const HEAVY = ["konva", "react-konva", "zod", "qrcode"];

  it("neither the start nor the pages of participants reach the canvas or the schemas", () => {
    const start = reachable(["client/src/main.tsx"], false);
    const pages = ["client/src/features/join/JoinPage.tsx", "client/src/features/participant/ParticipantPage.tsx"];
    for (const page of pages) expect(byFile.has(page), page).toBe(true);
    const phone = reachable(pages, true);
    expect(phone.files.size).toBeGreaterThan(20);
    for (const { packages } of [start, phone]) {
      expect(HEAVY.flatMap((name) => packages.get(name) ?? [])).toEqual([]);
    }
    const ofCanvas = [...phone.files].filter((file) => file.startsWith("client/src/features/canvas/"));
    expect(ofCanvas.filter((file) => !SHARED_WITH_LIST.has(file))).toEqual([]);
  });

  it("the console and the projector do reach the canvas, so the search above would have found it", () => {
    const { packages } = reachable(["client/src/features/console/ConsolePage.tsx"], true);
    expect([...packages.keys()]).toContain("react-konva");
  });
});
