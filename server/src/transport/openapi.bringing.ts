import {
  ChangeMeasure,
  ChangePhase,
  NewMeasure,
  NewProgramme,
  NewReading,
  Programme,
  ProgrammeStories,
  PutIntoProgramme,
} from "@longtable/shared/programme/programme.schema";
import type { z } from "zod";

type Security = readonly Readonly<Record<string, readonly string[]>>[];

/** What the document is put together from. */
interface Parts {
  json(schema: unknown): object;
  ok(description: string, schema: unknown): object;
  schemaOf(schema: z.ZodType, io: "input" | "output"): object;
  ID: { name: string; in: string; required: boolean; schema: object };
  REFUSED: object;
}

/** What comes in from outside, and programmes. */
export function bringingPaths({ json, ok, schemaOf, ID, REFUSED }: Parts, organiser: Security, hosts: Security) {
  const any = { content: { "application/octet-stream": {} } };
  const parameter = (name: string) => ({ ...ID, name });
  const query = (name: string) => ({ name, in: "query", schema: { type: "string" } });
  const said = (status: number, description: string) => ({ responses: { [status]: { description }, ...REFUSED } });
  const tableQuery = ["board", "title", "shape", "header", "columns", "delimiter", "encoding", "skip", "dryRun"];
  return {
    "/api/schemas/board.json": { get: said(200, "What the JSON of a board holds, as JSON Schema (2020-12).") },
    "/api/schemas/workshop.json": { get: said(200, "What the JSON of a workshop holds, as JSON Schema (2020-12).") },
    "/api/workshops/import": {
      post: { security: organiser, requestBody: any, ...said(201, "A workshop made from its own JSON.") },
    },
    "/api/workshops/{id}/import": {
      parameters: [ID, ...tableQuery.map(query)],
      post: { security: hosts, requestBody: any, ...said(201, "`{import}`; 200 `{preview}` with `dryRun=1`.") },
    },
    "/api/workshops/{id}/imports": {
      parameters: [ID],
      get: { security: hosts, ...said(200, "`{imports:[{id,at,notes,boards}]}`: what can be taken off still.") },
    },
    "/api/workshops/{id}/imports/{importId}": {
      parameters: [ID, parameter("importId")],
      delete: {
        security: hosts,
        ...said(200, "`{stayed:[{what,count}]}`: it is off again but for what was used since."),
      },
    },
    "/api/workshops/{id}/images": {
      parameters: [ID],
      post: { security: hosts, requestBody: any, ...said(201, "`{image:{id,type,width,height}}`") },
    },
    "/api/workshops/{id}/images/{imageId}": {
      parameters: [ID, parameter("imageId")],
      get: { security: hosts, ...said(200, "The image; with `?size=small` a small copy.") },
      delete: { security: hosts, ...said(200, "It is gone.") },
    },
    "/api/workshops/{id}/programme": {
      parameters: [ID],
      put: {
        security: organiser,
        requestBody: json(schemaOf(PutIntoProgramme, "input")),
        ...said(200, "It is there."),
      },
    },
    "/api/programmes": {
      get: { security: organiser, ...said(200, "`{programmes:[{id,title,createdAt,workshops}]}`") },
      post: {
        security: organiser,
        requestBody: json(schemaOf(NewProgramme, "input")),
        ...said(201, "`{programme:{id}}`"),
      },
    },
    "/api/programmes/{id}": {
      parameters: [ID],
      get: {
        security: hosts,
        responses: { 200: ok("As `programme`.", schemaOf(Programme, "output")), ...REFUSED },
      },
      patch: { security: organiser, requestBody: json(schemaOf(NewProgramme, "input")), ...said(200, "Renamed.") },
      delete: { security: organiser, ...said(200, "Gone; its workshops stay.") },
    },
    "/api/programmes/{id}/stories": {
      parameters: [ID],
      get: {
        security: organiser,
        summary: "Stories given to the programme or to everyone, of which one may stand beside a figure.",
        responses: { 200: ok("`{stories}`", schemaOf(ProgrammeStories, "output")), ...REFUSED },
      },
    },
    "/api/programmes/{id}/phases/{phase}": {
      parameters: [ID, parameter("phase")],
      patch: { security: organiser, requestBody: json(schemaOf(ChangePhase, "input")), ...said(200, "Changed.") },
    },
    "/api/programmes/{id}/measures": {
      parameters: [ID],
      post: { security: organiser, requestBody: json(schemaOf(NewMeasure, "input")), ...said(201, "`{measure:{id}}`") },
    },
    "/api/programmes/{id}/measures/{measureId}": {
      parameters: [ID, parameter("measureId")],
      patch: { security: organiser, requestBody: json(schemaOf(ChangeMeasure, "input")), ...said(200, "Changed.") },
      delete: { security: organiser, ...said(200, "Gone with its figures.") },
    },
    "/api/programmes/{id}/measures/{measureId}/readings": {
      parameters: [ID, parameter("measureId")],
      post: { security: hosts, requestBody: json(schemaOf(NewReading, "input")), ...said(201, "`{reading:{id}}`") },
    },
    "/api/programmes/{id}/measures/{measureId}/readings/{readingId}": {
      parameters: [ID, parameter("measureId"), parameter("readingId")],
      delete: { security: hosts, ...said(200, "Gone.") },
    },
    "/api/boards/{id}/earlier": {
      parameters: [ID, query("snapshot")],
      get: {
        security: hosts,
        ...said(200, "`{from, content, differences}`: what was kept of it, or the board it began as, to read."),
      },
    },
    "/api/boards/{id}/differences": {
      parameters: [ID],
      get: { security: hosts, ...said(200, "`{from, to, differences}` since the board it began as.") },
    },
  };
}
