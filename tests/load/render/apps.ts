import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What is measured; the first is ours. */
export const APPS = ["longtable", "excalidraw", "tldraw"] as const;
export type AppName = (typeof APPS)[number];

const ROOT = path.resolve(import.meta.dirname, "../../..");
const CLIENT = path.join(ROOT, "client");
const CACHE = path.join(ROOT, ".cache", "peers");

/** Versions of the peers, as they come from their packages. */
const PACKAGES: Record<Exclude<AppName, "longtable">, Record<string, string>> = {
  excalidraw: { "@excalidraw/excalidraw": "0.18.1", react: "19.3.1", "react-dom": "19.3.1" },
  tldraw: { tldraw: "5.1.1", "@tldraw/assets": "5.1.1", react: "19.3.1", "react-dom": "19.3.1" },
};

const PAGE = `<!doctype html>
<html lang="en" data-surface="laptop">
  <head><meta charset="utf-8" /><title>Rendering</title><script>window.EXCALIDRAW_ASSET_PATH = "/";</script></head>
  <body style="margin: 0"><div id="app" style="position: fixed; inset: 0"></div><script type="module" src="/main.jsx"></script></body>
</html>
`;

/** The client's own sources by `#client/`, one copy of what they share with the page, and its build's settings. */
const CONFIG = `export default {
  resolve: { alias: [{ find: /^#client\\//, replacement: ${JSON.stringify(`${CLIENT}/src/`)} }], dedupe: ["react", "react-dom", "yjs"] },
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 1e6 },
  logLevel: "error",
};
`;

/** Builds one app's page and answers the folder it is served from. The packages of peers are fetched once into `.cache`. */
export function buildApp(name: AppName): string {
  const directory = path.join(CACHE, `render-${name}`);
  const modules = path.join(directory, "node_modules");
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, "index.html"), PAGE);
  writeFileSync(path.join(directory, "vite.config.mjs"), CONFIG);
  copyFileSync(path.join(import.meta.dirname, "pages", `${name}.jsx`), path.join(directory, "main.jsx"));
  if (name === "longtable") linkModules(modules);
  else if (!existsSync(modules)) fetchPackages(directory, PACKAGES[name]);
  copyAssets(name, directory);
  execFileSync(process.execPath, [path.join(CLIENT, "node_modules/vite/bin/vite.js"), "build"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return path.join(directory, "dist");
}

function linkModules(modules: string): void {
  rmSync(modules, { recursive: true, force: true });
  symlinkSync(path.join(CLIENT, "node_modules"), modules);
}

function fetchPackages(directory: string, dependencies: Record<string, string>): void {
  const manifest = { private: true, type: "module", dependencies };
  writeFileSync(path.join(directory, "package.json"), JSON.stringify(manifest));
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Fonts, icons and words the peers would fetch from their own servers. */
function copyAssets(name: AppName, directory: string): void {
  const open = path.join(directory, "public");
  if (name === "longtable" || existsSync(open)) return;
  mkdirSync(open, { recursive: true });
  const from = path.join(directory, "node_modules");
  if (name === "excalidraw")
    cpSync(path.join(from, "@excalidraw/excalidraw/dist/prod/fonts"), path.join(open, "fonts"), { recursive: true });
  else
    for (const part of ["fonts", "icons", "embed-icons", "translations"])
      cpSync(path.join(from, "@tldraw/assets", part), path.join(open, "assets", part), { recursive: true });
}
