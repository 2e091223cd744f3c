import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";
import type { JoinResponse } from "@longtable/shared/participation/participation.schema";
import type { CreatedWorkshop, WorkshopState } from "@longtable/shared/workshop/workshop.state";

export interface Answer<Body = unknown> {
  status: number;
  body: Body;
}

interface RequestOptions {
  token?: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** The HTTP interface as a program uses it. Only `request` and `command` answer refusals; the others throw. */
export function createApi(url: string, organiserKey: string) {
  async function request<Body = unknown>(
    method: string,
    path: string,
    { token, body, headers = {} }: RequestOptions = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        // A connection kept from before a restart would fail the first request after it.
        connection: "close",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  async function expectOk<Body>(answer: Promise<Answer<Body>>, what: string): Promise<Body> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  return {
    request,
    organiserKey,

    createWorkshop: (given: { title?: string; template?: string } = {}): Promise<CreatedWorkshop> => {
      const body = { title: "A test", template: "ideas-dots-decision", ...given };
      return expectOk(request("POST", "/api/workshops", { token: organiserKey, body }), "creating a workshop");
    },

    /** Joins as a participant; `details` may hold alias, group, rejoin word. */
    join: (code: string, details: Readonly<Record<string, unknown>> = {}): Promise<JoinResponse> =>
      expectOk(request("POST", "/api/join", { body: { code, ...details } }), "joining"),

    state: (workshopId: string, token: string): Promise<WorkshopState> =>
      expectOk(request("GET", `/api/workshops/${workshopId}`, { token }), "reading the state"),

    erase: (workshopId: string): Promise<unknown> =>
      expectOk(request("DELETE", `/api/workshops/${workshopId}`, { token: organiserKey }), "erasing"),

    /** Sends one command; refusals are answered, not thrown. */
    command: <Result = Record<string, unknown>>(
      token: string,
      type: string,
      input: Readonly<Record<string, unknown>> = {},
      id: string = randomUUID(),
    ): Promise<Answer<Reply<Result>>> => request("POST", "/api/commands", { token, body: { id, type, ...input } }),

    /** Sends one command that must succeed, and answers its result. */
    async run<Result = Record<string, unknown>>(
      token: string,
      type: string,
      input: Readonly<Record<string, unknown>> = {},
      id: string = randomUUID(),
    ): Promise<Result> {
      const { status, body } = await request<Reply<Result>>("POST", "/api/commands", {
        token,
        body: { id, type, ...input },
      });
      if (!body.ok) throw new Error(`${type} answered ${status}: ${JSON.stringify(body.error)}`);
      return body.result;
    },
  };
}
export type Api = ReturnType<typeof createApi>;
