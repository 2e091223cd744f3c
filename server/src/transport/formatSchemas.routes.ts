import { formatSchemas } from "@longtable/shared/exportFormat/formatDoc";
import { Router } from "express";

/** `GET /api/schemas/board.json` and `…/workshop.json`: what the JSON of a board and of a workshop holds, as JSON Schema. */
export function formatSchemaRoutes(): Router {
  const router = Router();
  let schemas: ReturnType<typeof formatSchemas> | null = null;
  for (const kind of ["board", "workshop"] as const) {
    router.get(`/api/schemas/${kind}.json`, (_request, response) => {
      schemas ??= formatSchemas();
      response.type("application/schema+json").json(schemas[kind]);
    });
  }
  return router;
}
