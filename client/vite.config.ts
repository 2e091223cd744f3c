import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:3000";

export default defineConfig({
  plugins: [react()],
  // Phones need no warnings for developers, and they are heavy.
  resolve: { alias: { "lib0/logging": fileURLToPath(new URL("./src/session/quietLogging.ts", import.meta.url)) } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: ["es2021", "safari15.4", "chrome100", "firefox100"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { "/api": server, "/socket.io": { target: server, ws: true }, "/boards": { target: server, ws: true } },
  },
});
