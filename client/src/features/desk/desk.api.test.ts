import { describe, expect, it } from "vitest";
import { DeskError, deskApi } from "./desk.api.ts";

function answering(status: number, body: unknown) {
  const calls: { path: string; init: RequestInit | undefined }[] = [];
  const send: typeof fetch = async (path, init) => {
    calls.push({ path: String(path), init });
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  };
  return { calls, send };
}

describe("the desk's requests", () => {
  it("[DK2] carry the key in a header and never in the address", async () => {
    const { calls, send } = answering(200, { workshops: [] });
    expect(await deskApi("secret", send).workshops()).toEqual([]);
    expect(calls[0]?.path).toBe("/api/workshops");
    expect(new Headers(calls[0]?.init?.headers).get("Authorization")).toBe("Bearer secret");
  });

  it("[DK2] say when the key was wrong", async () => {
    const { send } = answering(401, {});
    await expect(deskApi("wrong", send).workshops()).rejects.toEqual(new DeskError(401));
  });

  it("[DK2] say when nobody answered", async () => {
    const silent: typeof fetch = () => Promise.reject(new TypeError("no network"));
    await expect(deskApi("key", silent).templates()).rejects.toEqual(new DeskError(0));
  });

  it("[DK2] take an answer without a body", async () => {
    const { send, calls } = answering(204, null);
    await deskApi("key", send).remove("w/1");
    expect(calls[0]?.path).toBe("/api/workshops/w%2F1");
  });
});
