import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createApi } from "../support/api.ts";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { ORGANISER_KEY, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

const hasNginx = spawnSync("nginx", ["-v"]).status === 0;
const GUIDE = path.resolve(import.meta.dirname, "../../docs/operations.md");

/** The guide's own example, on ports of this test and without TLS. */
function configFrom(guide: string, place: string, port: number, upstream: string): string {
  const [, example = ""] = /```nginx\n([\s\S]*?)```/.exec(guide) ?? [];
  const http = example.replace("listen 443 ssl;", `listen 127.0.0.1:${port};`).replace("127.0.0.1:3000", upstream);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${place}/${name};`,
  );
  // Started by root, its workers would be somebody who may not write here.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  return `${user} daemon off; pid ${place}/pid; error_log ${place}/error.log;
    events { worker_connections 1024; }
    http { ${temporary.join(" ")} ${http} }`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

it.skipIf(!hasNginx)(
  "[OP8] the guide's nginx passes requests, both kinds of lines and refusals, and keeps /metrics in",
  async () => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    await using server = await startServer({ env: { PUBLIC_URL: publicUrl, TRUST_PROXY: "1" } });
    const place = mkdtempSync(path.join(tmpdir(), "longtable-nginx-"));
    writeFileSync(
      path.join(place, "nginx.conf"),
      configFrom(readFileSync(GUIDE, "utf8"), place, port, new URL(server.url).host),
    );
    const nginx = spawn("nginx", [
      "-p",
      place,
      "-c",
      path.join(place, "nginx.conf"),
      "-e",
      path.join(place, "error.log"),
    ]);
    try {
      const outside = { url: publicUrl, wsUrl: `ws://127.0.0.1:${port}`, api: createApi(publicUrl, ORGANISER_KEY) };
      await until(
        () =>
          fetch(`${publicUrl}/healthz`).then(
            (answer) => answer.ok,
            () => false,
          ),
        { what: "nginx" },
      );
      const room = await openWorkshop({ ...server, ...outside });
      const token = await room.join("Amber");
      const browser = { origin: publicUrl };
      const seat = takeSeat({ url: publicUrl, token, headers: browser });
      await seat.ready();
      const board = { wsUrl: outside.wsUrl, boardId: room.boardId };
      const host = createBoardPeer({ ...board, token: room.facilitator, by: "subprotocol", headers: browser });
      await host.synced();
      await seat.send("board.addNote", { boardId: room.boardId, text: "through nginx" });
      await host.waitFor((content) => content.listNotes().some(({ text }) => text === "through nginx"));
      const foreign = createBoardPeer({ ...board, token, headers: { origin: "http://evil.example" } });
      await until(() => foreign.hasFailed(), { what: "the refusal of a foreign page" });

      expect((await outside.api.request("GET", "/metrics")).status).toBe(404);
      const long = JSON.stringify({ id: "1", type: "board.addNote", text: "x".repeat(70_000) });
      expect((await outside.api.request("POST", "/api/commands", { token, body: long })).status).toBe(413);
      expect(readFileSync(path.join(place, "error.log"), "utf8")).not.toContain(token);
      for (const line of [seat, host, foreign]) line.close();
    } finally {
      nginx.kill("SIGTERM");
      await once(nginx, "exit");
      rmSync(place, { recursive: true, force: true });
    }
  },
  60_000,
);
