import { PAPERS, PDF_LAYOUTS, PICTURE_SIDES, USUAL_OPTIONS } from "@longtable/shared/export/exportOptions";
import { type ExportScope, formatsOf } from "@longtable/shared/export/formats";
import { ExportJobView, LeftOutAnswer, StartExport } from "@longtable/shared/export/job.schema";
import type { AnyCommand } from "@longtable/shared/kernel/command";
import { JoinRequest, JoinResponse } from "@longtable/shared/participation/participation.schema";
import { NoteAuthor, TakeBackPreview } from "@longtable/shared/people/people.schema";
import { SlipStory, StoryList, StorySlip } from "@longtable/shared/story/story.schema";
import { AUDIENCES } from "@longtable/shared/story/story.types";
import { VoteRecord } from "@longtable/shared/voting/recount.rules";
import { BallotList } from "@longtable/shared/voting/voting.schema";
import { setRetention } from "@longtable/shared/withdrawal/withdrawal.commands";
import { MyContributions } from "@longtable/shared/withdrawal/withdrawal.schema";
import { CreatedWorkshop, WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { Router } from "express";
import { z } from "zod";
import { AddSeat, CreateWorkshop } from "./api.routes.ts";
import { bringingPaths } from "./openapi.bringing.ts";
import { OpenView } from "./people.routes.ts";
import { SlipCode } from "./story.routes.ts";
import { MakeTickets } from "./voting.routes.ts";

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return rest;
};
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const ok = (description: string, schema: unknown) => ({ description, ...json(schema) });

const WIRE_ERROR = {
  type: "object",
  required: ["ok", "error"],
  properties: {
    ok: { const: false },
    error: {
      type: "object",
      required: ["code", "messageKey", "retryable"],
      properties: { code: { type: "string" }, messageKey: { type: "string" }, retryable: { type: "boolean" } },
    },
  },
};
const REFUSED = { "4XX": ok("Refused; nothing has changed.", WIRE_ERROR) };
const PROOF = {
  428: {
    description: "Too much was wrong lately. Solve the challenge and send it again with the header `Longtable-Proof`.",
    ...json({ ...WIRE_ERROR, properties: { ...WIRE_ERROR.properties, challenge: { type: "string" } } }),
  },
};
const ID = { name: "id", in: "path", required: true, schema: { type: "string" } };
const ROUND_ID = { ...ID, name: "roundId" };
/** One command with its envelope, as the body of `POST /api/commands`. */
function commandBody(command: AnyCommand) {
  const input = schemaOf(command.input, "input") as { properties?: object; required?: string[] };
  return {
    ...input,
    title: command.type,
    properties: { id: { type: "string", maxLength: 64 }, type: { const: command.type }, ...input.properties },
    required: ["id", "type", ...(input.required ?? [])],
  };
}

/** The OpenAPI document, made from the schemas that the server itself reads by. */
export function openApi(commands: readonly AnyCommand[]) {
  const organiser = [{ organiserKey: [] }];
  const seat = [{ seatToken: [] }];
  return {
    openapi: "3.1.0",
    info: { title: "Longtable", version: "1", license: { name: "Apache-2.0" } },
    components: {
      securitySchemes: {
        organiserKey: { type: "http", scheme: "bearer", description: "The organiser's key." },
        seatToken: { type: "http", scheme: "bearer", description: "The token of one seat." },
      },
      schemas: Object.fromEntries(commands.map((command) => [command.type, commandBody(command)])),
    },
    paths: {
      "/healthz": { get: { responses: { 200: { description: "Alive." } } } },
      "/readyz": {
        get: {
          responses: {
            200: { description: "Ready." },
            503: { description: "Stopping, or the storage takes no writes." },
          },
        },
      },
      "/metrics": { get: { responses: { 200: { description: "Prometheus text." } } } },
      "/api/templates": {
        get: {
          responses: {
            200: { description: "What a workshop can start from; with a host's token the server's own too." },
          },
        },
      },
      "/api/templates/{id}": {
        parameters: [ID],
        delete: {
          security: organiser,
          responses: { 200: { description: "One of the server's own is gone." }, ...REFUSED },
        },
      },
      "/api/templates/{id}/picture.svg": {
        parameters: [ID],
        get: { responses: { 200: { description: "Its first board as it begins, as SVG." }, ...REFUSED } },
      },
      "/api/workshops": {
        post: {
          security: organiser,
          requestBody: json(schemaOf(CreateWorkshop, "input")),
          responses: { 201: ok("Made.", schemaOf(CreatedWorkshop, "output")), ...REFUSED },
        },
        get: { security: organiser, responses: { 200: { description: "All workshops, newest first." }, ...REFUSED } },
      },
      ...bringingPaths({ json, ok, schemaOf, ID, REFUSED }, organiser, [...organiser, ...seat]),
      "/api/workshops/{id}": {
        parameters: [ID],
        get: {
          security: seat,
          responses: { 200: ok("As this seat may see it.", schemaOf(WorkshopState, "output")), ...REFUSED },
        },
        delete: { security: organiser, responses: { 200: { description: "Erased." }, ...REFUSED } },
      },
      "/api/workshops/{id}/seats": {
        parameters: [ID],
        post: {
          security: [...organiser, ...seat],
          requestBody: json(schemaOf(AddSeat, "input")),
          responses: { 201: { description: "`{token, link}`" }, ...REFUSED },
        },
      },
      "/api/workshops/{id}/seats/{seatId}": {
        parameters: [ID, { ...ID, name: "seatId" }],
        delete: {
          security: [...organiser, ...seat],
          responses: { 200: { description: "The host's seat is taken back." }, ...REFUSED },
        },
      },
      "/api/workshops/{id}/share": {
        parameters: [ID],
        post: {
          security: [...organiser, ...seat],
          responses: { 201: { description: "`{link}` of the public page; the link before it is dead." }, ...REFUSED },
        },
        get: {
          security: [...organiser, ...seat],
          responses: { 200: { description: "`{link, sharedAt}`; null while nothing is shared." }, ...REFUSED },
        },
        delete: {
          security: [...organiser, ...seat],
          responses: { 200: { description: "Nothing is shared." }, ...REFUSED },
        },
      },
      ...votingPaths([...organiser, ...seat], seat),
      ...peoplePaths(seat),
      ...keepingPaths(seat, organiser),
      ...storyPaths(seat),
      ...reportPaths([...organiser, ...seat]),
      "/w/{token}": {
        parameters: [{ ...ID, name: "token" }],
        get: {
          responses: {
            200: { description: "The public page, HTML without script." },
            404: { description: "Not shared." },
            429: { description: "Read too often just now; try again." },
          },
        },
      },
      "/api/codes/{code}": {
        parameters: [{ ...ID, name: "code" }],
        get: {
          responses: {
            200: { description: "`{title, groups, names, door, kept}` of the workshop with this code." },
            ...PROOF,
            ...REFUSED,
          },
        },
      },
      "/api/join": {
        post: {
          requestBody: json(schemaOf(JoinRequest, "input")),
          responses: { 200: ok("A seat.", schemaOf(JoinResponse, "output")), ...PROOF, ...REFUSED },
        },
      },
      "/api/commands": {
        post: {
          security: seat,
          requestBody: json({ oneOf: commands.map(({ type }) => ({ $ref: `#/components/schemas/${type}` })) }),
          responses: {
            200: ok("Acknowledged: on disk.", {
              oneOf: commands.map(({ type, output }) => ({
                title: type,
                type: "object",
                properties: { ok: { const: true }, result: schemaOf(output, "output") },
              })),
            }),
            ...REFUSED,
          },
        },
      },
      "/api/boards/{id}/snapshot": {
        parameters: [ID, { name: "format", in: "query", schema: { enum: ["v1", "v2"], default: "v1" } }],
        get: { security: seat, responses: { 200: { description: "The document as one Yjs update." }, ...REFUSED } },
      },
      ...exportPaths([...organiser, ...seat]),
    },
  };
}

const JOB_ID = { ...ID, name: "jobId" };

/** Files of a board or a workshop, at once or as a job that says how far it is. */
function exportPaths(security: Security) {
  const query = (name: string, schema: object) => ({ name, in: "query", schema });
  const options = [
    query("layout", { enum: PDF_LAYOUTS, default: USUAL_OPTIONS.layout }),
    query("paper", { enum: Object.keys(PAPERS), default: USUAL_OPTIONS.paper }),
    query("side", { type: "integer", ...{ minimum: PICTURE_SIDES.least, maximum: PICTURE_SIDES.most } }),
    query("speakerNotes", { type: "boolean", default: USUAL_OPTIONS.speakerNotes }),
    query("audience", { enum: AUDIENCES, default: USUAL_OPTIONS.audience }),
  ];
  const file = { responses: { 200: { description: "The file." }, ...REFUSED } };
  const job = ok("How far it is.", schemaOf(ExportJobView, "output"));
  const of = (path: string, scope: ExportScope) => ({
    [`/api/${path}/{id}/export.{format}`]: {
      parameters: [ID, { name: "format", in: "path", required: true, schema: { enum: formatsOf(scope) } }, ...options],
      get: { security, ...file },
    },
    [`/api/${path}/{id}/exports`]: {
      parameters: [ID],
      post: {
        security,
        requestBody: json(schemaOf(StartExport, "input")),
        responses: { 202: job, ...REFUSED },
      },
    },
    [`/api/${path}/{id}/exports/left-out`]: {
      parameters: [ID, query("audience", { enum: AUDIENCES })],
      get: {
        security,
        responses: { 200: ok("What a file would not hold, and why.", schemaOf(LeftOutAnswer, "output")), ...REFUSED },
      },
    },
  });
  return {
    ...of("boards", "board"),
    ...of("workshops", "workshop"),
    "/api/exports/{jobId}": {
      parameters: [JOB_ID],
      get: { security, responses: { 200: job, ...REFUSED } },
      delete: { security, responses: { 200: { description: "Cancelled, or put away." }, ...REFUSED } },
    },
    "/api/exports/{jobId}/file": { parameters: [JOB_ID], get: { security, ...file } },
  };
}

type Security = readonly Readonly<Record<string, readonly string[]>>[];

/** What is published of votes, for `readers`; tickets and people, for hosts. */
function votingPaths(readers: Security, hosts: Security) {
  const chain = z.object({ roundId: z.string(), log: VoteRecord.shape.log });
  const get = (security: Security, answer: object) => ({ get: { security, responses: { 200: answer, ...REFUSED } } });
  return {
    "/api/workshops/{id}/votes": {
      parameters: [ID],
      ...get(readers, ok("All that is published of closed votes, to count again.", schemaOf(VoteRecord, "output"))),
    },
    "/api/workshops/{id}/rounds/{roundId}/ballots": {
      parameters: [ID, ROUND_ID],
      ...get(readers, ok("By code; `ballots` is null for fewer than five.", schemaOf(BallotList, "output"))),
    },
    "/api/workshops/{id}/rounds/{roundId}/ballots.csv": {
      parameters: [ID, ROUND_ID],
      ...get(readers, { description: "The same as a table.", content: { "text/csv": {} } }),
    },
    "/api/workshops/{id}/rounds/{roundId}/log": {
      parameters: [ID, ROUND_ID],
      ...get(readers, ok("The workshop's whole chain.", schemaOf(chain, "output"))),
    },
    "/api/workshops/{id}/people": {
      parameters: [ID],
      ...get(hosts, { description: "`{people:[{participantId, alias}]}`" }),
    },
    "/api/workshops/{id}/tickets": {
      parameters: [ID],
      ...get(hosts, { description: "`{tickets:[{number, state}]}`" }),
      post: {
        security: hosts,
        requestBody: json(schemaOf(MakeTickets, "input")),
        responses: { 201: { description: "`{tickets:[{number, code}]}`: codes are shown only now." }, ...REFUSED },
      },
    },
  };
}

/** The report and the public page, looked at by those who may export. */
function reportPaths(readers: Security) {
  const get = (description: string) => ({
    parameters: [ID],
    get: { security: readers, responses: { 200: { description }, ...REFUSED } },
  });
  return {
    "/api/workshops/{id}/report": get("`{entries, empty}`: the order of the report, and what has nothing to say."),
    "/api/workshops/{id}/report/preview": get("The report, HTML."),
    "/api/workshops/{id}/share/preview": get("The public page as it is now, HTML."),
  };
}

/** What hosts ask about people, for one host at one moment. */
function keepingPaths(seat: Security, organiser: Security) {
  const file = (description: string) => ({
    parameters: [ID],
    get: { security: seat, responses: { 200: { description }, ...REFUSED } },
  });
  return {
    "/api/workshops/{id}/mine": {
      parameters: [ID],
      get: {
        security: seat,
        responses: { 200: ok("All that this seat gave.", schemaOf(MyContributions, "output")), ...REFUSED },
      },
    },
    "/api/workshops/{id}/mine.json": file("The same as a file."),
    "/api/workshops/{id}/mine.html": file("The same as a page to read and print."),
    "/api/workshops/{id}/retention": {
      parameters: [ID],
      put: {
        security: organiser,
        requestBody: json(schemaOf(setRetention.input, "input")),
        responses: { 200: ok("Until when it is kept now.", schemaOf(setRetention.output, "output")), ...REFUSED },
      },
    },
  };
}

/** Stories for who looks at them, and slips of paper for who has no seat. */
function storyPaths(seat: Security) {
  const slip = (description: string) => ({
    post: {
      security: [],
      requestBody: json(schemaOf(SlipCode, "input")),
      responses: { 200: ok(description, schemaOf(SlipStory, "output")), ...REFUSED },
    },
  });
  return {
    "/api/workshops/{id}/stories": {
      parameters: [ID],
      get: {
        security: seat,
        responses: { 200: ok("The stories this seat may read.", schemaOf(StoryList, "output")), ...REFUSED },
      },
    },
    "/api/workshops/{id}/stories/{storyId}/slip": {
      parameters: [ID, { ...ID, name: "storyId" }],
      get: {
        security: seat,
        responses: { 200: ok("The code that takes the story back.", schemaOf(StorySlip, "output")), ...REFUSED },
      },
    },
    "/api/slips/look": slip("What the code stands for, without its words."),
    "/api/slips/withdraw": slip("The story is taken back; again changes nothing."),
  };
}

function peoplePaths(hosts: Security) {
  const parameter = (name: string) => ({ ...ID, name });
  return {
    "/api/workshops/{id}/notes/{noteId}/author": {
      parameters: [ID, parameter("noteId")],
      get: { security: hosts, responses: { 200: ok("Who wrote it.", schemaOf(NoteAuthor, "output")), ...REFUSED } },
    },
    "/api/workshops/{id}/people/{participantId}/recent": {
      parameters: [
        ID,
        parameter("participantId"),
        { name: "minutes", in: "query", required: true, schema: { type: "integer", minimum: 1, maximum: 60 } },
      ],
      get: {
        security: hosts,
        responses: { 200: ok("What taking back would do.", schemaOf(TakeBackPreview, "output")), ...REFUSED },
      },
    },
    "/api/workshops/{id}/view": {
      parameters: [ID],
      post: {
        security: hosts,
        requestBody: json(schemaOf(OpenView, "input")),
        responses: { 201: { description: "`{token}` of a seat that only looks on as a participant." }, ...REFUSED },
      },
    },
  };
}

/** `GET /api/openapi.json`. */
export function openApiRoutes(commands: () => readonly AnyCommand[]): Router {
  const router = Router();
  router.get("/api/openapi.json", (_request, response) => {
    response.json(openApi(commands()));
  });
  return router;
}
