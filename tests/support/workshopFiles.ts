import { expect } from "vitest";
import { ORGANISER_KEY, type RunningServer } from "./testServer.ts";

/** A workshop's files taken out and brought in by the organiser, and what stands in them. */
export function workshopFiles(server: () => Pick<RunningServer, "api">) {
  const fileOf = async (workshopId: string, format = "json") =>
    (await server().api.request("GET", `/api/workshops/${workshopId}/export.${format}`, { token: ORGANISER_KEY })).body;
  /** All that its JSON and its Markdown say. */
  const textOf = async (workshopId: string) =>
    JSON.stringify([await fileOf(workshopId), await fileOf(workshopId, "md")]);

  return {
    fileOf,
    textOf,
    /** Which of these words still stand there. */
    async standing(workshopId: string, words: readonly string[]): Promise<string[]> {
      const text = await textOf(workshopId);
      return words.filter((one) => text.includes(one));
    },
    /** Brings a file in, as a workshop of its own or into the one at `where`; answers the ids. */
    async bring(file: unknown, where = "/api/workshops/import", token = ORGANISER_KEY) {
      const { status, body } = await server().api.request<{ workshop?: { id: string }; import?: { id: string } }>(
        ...(["POST", where, { token, body: file }] as const),
      );
      expect(status).toBe(201);
      return { workshopId: body.workshop?.id ?? "", importId: body.import?.id ?? "" };
    },
  };
}
