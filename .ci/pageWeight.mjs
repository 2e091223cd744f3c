// Adds up what a phone loads to join and take part, compressed as it travels, and fails above the budget or when code
// that phones must not carry has found its way in. Reads the built client; `--build <folder>` names another one.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** 200 KB, in bytes (DESIGN section 5). */
const BUDGET = 204_800;
/** Pages a participant opens; the entry that leads to them is always counted. */
const PAGES = ["src/features/join/JoinPage.tsx", "src/features/participant/ParticipantPage.tsx"];
/** Files that the page asks for by itself, and the font every Latin text is set in. */
const ALWAYS = ["index.html", "theme.js", "favicon.svg"];
const FONT = "src/ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2";
/** Words that only the named packages' code holds, after it has been made small. */
const FORBIDDEN = { konva: /Konva/, zod: /ZodType|_zod\b/, "react-aria": /react-aria/ };

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const flag = process.argv.indexOf("--build");
const dist = flag > 0 ? path.resolve(process.argv[flag + 1]) : path.join(root, "client", "dist");
const manifestFile = path.join(dist, ".vite", "manifest.json");
if (!existsSync(manifestFile)) {
  console.error("The client is not built: run `npm run build` first.");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));

/** Every file that loading these entries loads, without what they may load later. */
function filesOf(keys) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return files;
}

const missing = ["index.html", FONT, ...PAGES].filter((key) => !manifest[key]);
const files = filesOf(["index.html", FONT, ...PAGES]);
for (const file of ALWAYS) files.add(file);

// Fonts are compressed already and travel as they are.
const travels = (file, body) => (file.endsWith(".woff2") ? body.length : gzipSync(body, { level: 9 }).length);
const rows = [...files].map((file) => {
  const body = readFileSync(path.join(dist, file));
  const text = file.endsWith(".js") ? body.toString("utf8") : "";
  const strangers = Object.keys(FORBIDDEN).filter((name) => FORBIDDEN[name].test(text));
  return { file, bytes: travels(file, body), strangers };
});
rows.sort((a, b) => b.bytes - a.bytes);

const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
const figure = (bytes) => String(bytes).padStart(8);
for (const { file, bytes } of rows) console.log(`${figure(bytes)}  ${file}`);
console.log(
  `${figure(total)}  bytes for joining and taking part, of ${BUDGET} (${Math.round((total / BUDGET) * 100)} %)`,
);

const problems = [
  ...missing.map((key) => `${key} is not in the manifest.`),
  ...rows.flatMap(({ file, strangers }) =>
    strangers.map((name) => `${file} carries ${name}, which phones must not load.`),
  ),
  ...(total > BUDGET ? [`The participant's page is ${total - BUDGET} bytes too heavy.`] : []),
];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
