import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:3000";

const inSession = (file: string) => fileURLToPath(new URL(`./src/session/${file}`, import.meta.url));

/**
 * Small modules that lean on no package and that joining and taking part both load: in one file they compress better than in
 * one each, and are one request.
 */
const SMALL =
  /\/(client\/src\/(features\/room\/writing|session\/(newId|http|tokenStore)|ui\/safeStorage)|shared\/src\/(kernel\/idText|participation\/joinCode|workshop\/phases|board\/board\.(locks|types)))\.ts$/;

export default defineConfig({
  plugins: [react()],
  // Phones need no warnings for developers, and they are heavy; nor what is told from tab to tab.
  resolve: { alias: { "lib0/logging": inSession("quietLogging.ts"), "lib0/broadcastchannel": inSession("oneTab.ts") } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: ["es2021", "safari15.4", "chrome100", "firefox100"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "small", test: SMALL }] } },
    },
  },
  server: {
    proxy: { "/api": server, "/socket.io": { target: server, ws: true }, "/boards": { target: server, ws: true } },
  },
});
