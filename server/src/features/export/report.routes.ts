import { createHash } from "node:crypto";
import { workshopExport } from "@longtable/shared/export/exportModel";
import { readExportOptions } from "@longtable/shared/export/exportOptions";
import { emptySections } from "@longtable/shared/report/report.document";
import { REPORT_CSS, withLinkedStyles } from "@longtable/shared/report/report.html";
import { DEFAULT_AUDIENCE } from "@longtable/shared/story/story.types";
import { Router } from "express";
import { type ExportDeps, requireFresh } from "./export.routes.ts";

/** The newest style sheet has the newest address, so that browsers may keep it. */
const STYLES = `/w/report-${createHash("sha256").update(REPORT_CSS).digest("hex").slice(0, 8)}.css`;

/** Of its pictures, in pixels: enough for the console, and soon made. */
const PREVIEW_SIDE = 1_200;

/** How the report looks before anybody takes it home. */
export function reportRoutes(deps: Pick<ExportDeps, "workshopForExport" | "clock" | "pool" | "jobs">): Router {
  const { clock, pool, jobs } = deps;
  const router = Router();

  router.get("/api/workshops/:id/report", async (request, response) => {
    const { source } = await deps.workshopForExport(request, String(request.params.id), {
      audience: DEFAULT_AUDIENCE,
      isWhole: false,
    });
    const model = workshopExport(source, clock.now());
    response.json({ entries: model.report?.entries ?? [], empty: emptySections(model) });
  });

  router.get("/api/workshops/:id/report/preview", async (request, response) => {
    const options = { ...readExportOptions(request.query), side: PREVIEW_SIDE };
    const since = jobs.turn();
    const { workshopId, source } = await deps.workshopForExport(request, String(request.params.id), {
      ...options,
      isWhole: false,
    });
    const control = new AbortController();
    response.on("close", () => control.abort(new Error("nobody waits for the preview")));
    const bytes = await pool.run(
      { kind: "workshop", format: "html", source, options, readAt: clock.now() },
      { workshopId, signal: control.signal },
    );
    requireFresh(jobs, { workshopId, since });
    response.type("html").send(withLinkedStyles(Buffer.from(bytes).toString("utf8"), STYLES));
  });

  router.get(STYLES, (_request, response) => {
    response
      // The frame that shows the report is nobody's: for it every style sheet comes from elsewhere.
      .set({ "Cache-Control": "public, max-age=31536000, immutable", "Cross-Origin-Resource-Policy": "cross-origin" })
      .type("text/css")
      .send(REPORT_CSS);
  });
  return router;
}
