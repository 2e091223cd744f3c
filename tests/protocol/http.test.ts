import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
});
afterAll(() => server.close());

const ERROR = {
  ok: false,
  error: { code: expect.any(String), messageKey: expect.stringMatching(/^[\w.]+$/), retryable: expect.any(Boolean) },
};
const POSTS = ["/api/commands", "/api/join", "/api/workshops", "/api/workshops/x/seats"];

it.each(POSTS)("[CM3] a body over 64 KB to %s is 413", async (path) => {
  const body = JSON.stringify({ id: "1", type: "board.addNote", text: "x".repeat(70_000) });
  const answer = await server.api.request("POST", path, { token: room.facilitator, body });
  expect(answer).toEqual({ status: 413, body: { ...ERROR, error: { ...ERROR.error, code: "tooLarge" } } });
});

it("[CM3] a small body that unpacks to a large one is 413 too", async () => {
  const packed = gzipSync(Buffer.from(JSON.stringify({ text: "x".repeat(5_000_000) })));
  const response = await fetch(`${server.url}/api/commands`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-encoding": "gzip",
      authorization: `Bearer ${room.facilitator}`,
    },
    body: packed,
  });
  expect(response.status).toBe(413);
});

const BROKEN: [string, string, Record<string, string>][] = [
  ["half a body", '{"id":"1","type":', {}],
  ["nothing", "", {}],
  ["a bare word", "hello", {}],
  ["a bare number", "5", {}],
  ["null", "null", {}],
  ["a list", "[]", {}],
  ["two bodies", "{}{}", {}],
  ["a form", "code=ABC", { "content-type": "application/x-www-form-urlencoded" }],
  ["plain text", "{}", { "content-type": "text/plain" }],
  ["letters of an unknown kind", "{}", { "content-type": "application/json; charset=klingon" }],
  ["an unknown packing", "{}", { "content-encoding": "zip" }],
  ["no gzip at all", "{}", { "content-encoding": "gzip" }],
  ["10,000 lists in each other", "[".repeat(10_000), {}],
];

it.each(BROKEN)("[CM3] %s is 400 on every route that takes a body", async (_name, body, headers) => {
  for (const path of POSTS) {
    const token = path === "/api/workshops" ? server.api.organiserKey : room.facilitator;
    const answer = await server.api.request("POST", path, { token, body, headers });
    expect({ path, ...answer }).toEqual({
      path,
      status: 400,
      body: { ...ERROR, error: { ...ERROR.error, code: "invalid" } },
    });
  }
});

const CREATE: [string, unknown, number][] = [
  ["no title", { template: "sample" }, 400],
  ["an empty title", { title: "  ", template: "sample" }, 400],
  ["a title of 121 letters", { title: "x".repeat(121), template: "sample" }, 400],
  ["a number for a title", { title: 5, template: "sample" }, 400],
  ["no template", { title: "Mine" }, 400],
  ["a template that is none", { title: "Mine", template: "nothing" }, 404],
  ["the template __proto__", { title: "Mine", template: "__proto__" }, 404],
  ["a field too many", { title: "Mine", template: "sample", id: "mine" }, 400],
];

it.each(CREATE)("[CM5] a workshop with %s is not made", async (_name, body, status) => {
  const count = async () => {
    const token = server.api.organiserKey;
    return (await server.api.request<{ workshops: unknown[] }>("GET", "/api/workshops", { token })).body.workshops
      .length;
  };
  const before = await count();
  const answer = await server.api.request("POST", "/api/workshops", { token: server.api.organiserKey, body });
  expect(answer).toEqual({ status, body: ERROR });
  expect(await count()).toBe(before);
});

it.each([
  ["GET", "/api/nothing"],
  ["PUT", "/api/commands"],
  ["GET", "/api/commands"],
  ["PATCH", "/api/workshops"],
  ["GET", "/api/workshops/%00"],
  ["GET", "/api/workshops/__proto__"],
  ["GET", `/api/workshops/${"x".repeat(500)}`],
  ["DELETE", "/api/workshops/neverWas12345678"],
  ["GET", "/api/boards/neverWas12345678/snapshot"],
  ["GET", "/api/codes/AAAAAAA"],
  ["GET", "/../../etc/passwd"],
  ["GET", "/%2e%2e/%2e%2e/etc/passwd"],
] as const)("[AC1] %s %s is not there", async (method, path) => {
  const token = method === "DELETE" ? server.api.organiserKey : room.facilitator;
  expect(await server.api.request(method, path, { token })).toEqual({ status: 404, body: ERROR });
});

it("[CM3] an address that cannot be read is a 400, not a crash", async () => {
  const answer = await server.api.request("GET", "/api/workshops/%E0%A4%A", { token: room.facilitator });
  expect(answer).toEqual({ status: 400, body: ERROR });
});

it("[CM3] raw nonsense on the port ends its own connection and nothing else", async () => {
  await new Promise<void>((resolve) => {
    const raw = httpRequest(`${server.url}/healthz`, { method: "GET", headers: { "transfer-encoding": "chunked" } });
    raw.on("error", () => resolve());
    raw.on("response", () => resolve());
    raw.once("socket", (socket) => socket.once("connect", () => socket.write("\u0000\u0001 nonsense\r\n\r\n")));
    raw.end();
  });
  expect((await server.api.request("GET", "/healthz")).body).toEqual({ status: "ok" });
});

it("[PA10] every answer keeps browsers from telling others where they were", async () => {
  const response = await fetch(`${server.url}/api/templates`);
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("content-security-policy")).toMatch(/script-src 'self'.*frame-ancestors 'self'/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-powered-by")).toBeNull();
});

it("[AC5] health, readiness and metrics need no token and name nobody", async () => {
  expect(await server.api.request("GET", "/healthz")).toEqual({ status: 200, body: { status: "ok" } });
  expect((await server.api.request("GET", "/readyz")).status).toBe(200);
  const { body } = await server.api.request<string>("GET", "/metrics");
  expect(body).toContain("longtable_commit_seconds");
  for (const secret of [room.workshopId, room.boardId, room.joinCode]) expect(body).not.toContain(secret);
});

it("[CM6] every call that docs/protocol.md lists is in the OpenAPI document, with its methods", async () => {
  const docs = readFileSync(path.resolve(import.meta.dirname, "../../docs/protocol.md"), "utf8");
  const listed = [...docs.matchAll(/`((?:GET|POST|DELETE)(?:, (?:GET|POST|DELETE))*) (\/[^\s`?]+)/g)].flatMap(
    ([, methods = "", address = ""]) =>
      methods.split(", ").map((method) => `${method} ${address.replace(/export\.\{.*\}/, "export.{format}")}`),
  );
  const { body } = await server.api.request<{ paths: Record<string, object> }>("GET", "/api/openapi.json");
  const described = Object.entries(body.paths).flatMap(([address, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
  );
  expect(listed.length).toBeGreaterThan(20);
  expect(listed.filter((call) => !described.includes(call) && !call.endsWith("/api/openapi.json"))).toEqual([]);
  expect(described).toContain("GET /api/workshops/{id}/rounds/{roundId}/ballots.csv");
});
