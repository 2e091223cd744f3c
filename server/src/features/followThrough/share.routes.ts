import type { Decision } from "@longtable/shared/decision/decision.schema";
import { reportOf } from "@longtable/shared/followThrough/report";
import { reportHtml } from "@longtable/shared/followThrough/report.html";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import { type Request, Router } from "express";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import { hashToken, newToken } from "../../kernel/secrets.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import { setShare, workshopByShare } from "./followThrough.store.ts";
import type { FollowThroughReader } from "./followThrough.view.ts";
import { REPORT_CSS } from "./reportCss.ts";

export interface ShareDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  reading: FollowThroughReader;
  /**
   * The role this request's bearer has in that workshop.
   *
   * @throws {UserError} unauthorised or notFound.
   */
  roleIn(request: Request, workshopId: string): Promise<Role>;
  workshopById(sql: Sql, id: string): Promise<{ title: string; isSample: boolean } | null>;
  listDecisions(sql: Sql, workshopId: string): Promise<Decision[]>;
  /** The address others can reach this server at, without a trailing slash. */
  addressFor(request: Request): string;
}

/** The newest style sheet has the newest address, so that browsers may keep it. */
const STYLES = `/w/style-${hashToken(REPORT_CSS).slice(0, 8)}.css`;

/**
 * The page "You said, we did" behind a link that hosts make and take back. Unlike a seat's token, this one stands in the
 * path on purpose: the page is for whoever gets the link, without script; it opens nothing else. Only its hash is kept.
 */
export function shareRoutes(deps: ShareDeps): Router {
  const { storage, clock } = deps;
  const router = Router();

  async function requireHost(request: Request): Promise<string> {
    const { id } = request.params;
    if (!isId(id)) throw new UserError("notFound", "workshop.notFound");
    const role = await deps.roleIn(request, id);
    if (!may(role, "seeUnreleased")) throw new UserError("forbidden", "command.notAllowed");
    return id;
  }

  async function keep(workshopId: string, share: { hash: string; at: number } | null): Promise<void> {
    await storage.transact(async (sql) => {
      if (!(await deps.workshopById(sql, workshopId))) throw new UserError("notFound", "workshop.notFound");
      await setShare(sql, workshopId, share);
    });
    deps.publish(workshopId, { slices: ["followThrough"] });
  }

  router.post("/api/workshops/:id/share", async (request, response) => {
    const workshopId = await requireHost(request);
    const token = newToken();
    await keep(workshopId, { hash: hashToken(token), at: clock.now() });
    response.status(201).json({ link: `${deps.addressFor(request)}/w/${token}` });
  });

  router.delete("/api/workshops/:id/share", async (request, response) => {
    await keep(await requireHost(request), null);
    response.json({ ok: true });
  });

  router.get(STYLES, (_request, response) => {
    response.set("Cache-Control", "public, max-age=31536000, immutable").type("text/css").send(REPORT_CSS);
  });

  router.get("/w/:token", async (request, response) => {
    const workshopId = await workshopByShare(storage.sql, hashToken(String(request.params.token)));
    const workshop = workshopId === null ? null : await deps.workshopById(storage.sql, workshopId);
    response.set({ "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" }).type("html");
    if (workshopId === null || workshop === null) {
      response.status(404).send(GONE);
      return;
    }
    const followThrough = await deps.reading.read(storage.sql, workshopId);
    const report = reportOf({
      workshop,
      followThrough,
      decisions: await deps.listDecisions(storage.sql, workshopId),
    });
    response.send(reportHtml(report, { readAt: clock.now(), styles: STYLES }));
  });
  return router;
}

const GONE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page is not shared</title>
<link rel="stylesheet" href="${STYLES}">
</head>
<body>
<main>
<header>
<h1>This page is not shared</h1>
<p class="lead">The link was taken back, or some of it is missing. Ask whoever gave it to you for a new one.</p>
</header>
</main>
</body>
</html>
`;
