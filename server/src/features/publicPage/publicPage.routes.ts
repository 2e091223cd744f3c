import { createHmac } from "node:crypto";
import type { WorkshopSource } from "@longtable/shared/export/exportModel";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import { PAGE_CSS } from "@longtable/shared/publicPage/pageCss";
import { publicPageOf } from "@longtable/shared/publicPage/publicPage";
import { calmPageHtml, publicPageHtml } from "@longtable/shared/publicPage/publicPage.html";
import { ENGLISH_PUBLIC_WORDS as WORDS } from "@longtable/shared/publicPage/publicWords";
import { type Request, type Response, Router } from "express";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import { hashToken, newToken } from "../../kernel/secrets.ts";
import type { Sql, Storage } from "../../storage/storage.ts";

/** What is kept of a link: the hash it is known by, what it is made from again, and since when it is there. */
export interface Share {
  hash: string;
  nonce: string;
  at: number;
}

export interface PublicPageDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  /** Keys the links: a stolen database alone opens none. */
  secret: string;
  /** May this page, or an unknown one (null), be read once more just now? */
  mayRead(workshopId: string | null): boolean;
  /**
   * The role this request's bearer has in that workshop.
   *
   * @throws {UserError} unauthorised or notFound.
   */
  roleIn(request: Request, workshopId: string): Promise<Role>;
  setShare(sql: Sql, workshopId: string, share: Share | null): Promise<void>;
  readShare(sql: Sql, workshopId: string): Promise<Share | null>;
  workshopByShare(sql: Sql, hash: string): Promise<string | null>;
  /** Everything of a workshop, before anything is left out; null when there is none. */
  workshopSource(workshopId: string): Promise<WorkshopSource | null>;
  /** What people of the workshop are called, as `nameKey` writes names. */
  nameKeys(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  nameKey(name: string): string;
  /** Told why a page could not be made. */
  onError(error: unknown): void;
  /** The address others can reach this server at, without a trailing slash. */
  addressFor(request: Request): string;
}

/** The newest style sheet has the newest address, so that browsers may keep it. */
const STYLES = `/w/style-${hashToken(PAGE_CSS).slice(0, 8)}.css`;

/** Nothing but this server's style sheet; no script, no form, no frame but our own. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * The public page behind a link that hosts make and take back. Unlike a seat's token, this one stands in the path on purpose:
 * the page is for whoever gets the link, without script; it opens nothing else. The link itself is not kept: it can only be made
 * again with the server's secret.
 */
export function publicPageRoutes(deps: PublicPageDeps): Router {
  const { storage, clock } = deps;
  const router = Router();

  const tokenOf = (workshopId: string, nonce: string) =>
    createHmac("sha256", deps.secret).update(`public page\n${workshopId}\n${nonce}`).digest("base64url");

  async function requireHost(request: Request): Promise<string> {
    const { id } = request.params;
    if (!isId(id)) throw new UserError("notFound", "workshop.notFound");
    const role = await deps.roleIn(request, id);
    if (!may(role, "seeUnreleased")) throw new UserError("forbidden", "command.notAllowed");
    return id;
  }

  async function keep(workshopId: string, share: Share | null): Promise<void> {
    await storage.transact((sql) => deps.setShare(sql, workshopId, share));
    deps.publish(workshopId, { slices: ["followThrough"] });
  }

  const linkTo = (request: Request, token: string) => `${deps.addressFor(request)}/w/${token}`;

  router.post("/api/workshops/:id/share", async (request, response) => {
    const workshopId = await requireHost(request);
    if (!(await deps.workshopSource(workshopId))) throw new UserError("notFound", "workshop.notFound");
    const nonce = newToken();
    const token = tokenOf(workshopId, nonce);
    await keep(workshopId, { hash: hashToken(token), nonce, at: clock.now() });
    response.status(201).json({ link: linkTo(request, token) });
  });

  router.get("/api/workshops/:id/share", async (request, response) => {
    const workshopId = await requireHost(request);
    const share = await deps.readShare(storage.sql, workshopId);
    const token = share && tokenOf(workshopId, share.nonce);
    // A link that was made with another secret still works, but cannot be shown again.
    const isKnown = token !== null && hashToken(token) === share?.hash;
    response.json({ link: isKnown ? linkTo(request, token) : null, sharedAt: share?.at ?? null });
  });

  router.delete("/api/workshops/:id/share", async (request, response) => {
    await keep(await requireHost(request), null);
    response.json({ ok: true });
  });

  router.get("/api/workshops/:id/share/preview", async (request, response) => {
    const id = await requireHost(request);
    const html = await pageOf(id).catch((error) => sendFailed(response, error));
    if (html === undefined) return;
    if (html === null) throw new UserError("notFound", "workshop.notFound");
    sendPage(response, 200, html);
  });

  router.get(STYLES, (_request, response) => {
    response
      // The frame that shows the page first is nobody's: for it every style sheet comes from elsewhere.
      .set({ "Cache-Control": "public, max-age=31536000, immutable", "Cross-Origin-Resource-Policy": "cross-origin" })
      .type("text/css")
      .send(PAGE_CSS);
  });

  router.get("/w/:token", async (request, response) => {
    const workshopId = await deps.workshopByShare(storage.sql, hashToken(String(request.params.token)));
    if (!deps.mayRead(workshopId)) {
      response.set("Retry-After", "5");
      sendPage(response, 429, calmPageHtml(WORDS.busyTitle, WORDS.busyLead, { styles: STYLES }));
      return;
    }
    const html = workshopId === null ? null : await shared(workshopId).catch((error) => sendFailed(response, error));
    if (html === undefined) return;
    if (html === null) sendPage(response, 404, calmPageHtml(WORDS.goneTitle, WORDS.goneLead, { styles: STYLES }));
    else sendPage(response, 200, html);
  });

  function sendFailed(response: Response, error: unknown): void {
    deps.onError(error);
    response.set("Retry-After", "60");
    sendPage(response, 503, calmPageHtml(WORDS.failedTitle, WORDS.failedLead, { styles: STYLES }));
  }

  /** A page that is being made is made once for everyone who asks meanwhile; nothing is kept after that. */
  const making = new Map<string, Promise<string | null>>();
  function shared(workshopId: string): Promise<string | null> {
    const begun = making.get(workshopId);
    if (begun) return begun;
    const made = pageOf(workshopId).finally(() => making.delete(workshopId));
    making.set(workshopId, made);
    return made;
  }

  async function pageOf(workshopId: string): Promise<string | null> {
    const source = await deps.workshopSource(workshopId);
    if (!source) return null;
    // Half of what a room said would be untrue of it.
    if (source.unread) throw new Error(`${source.unread.length} boards of the workshop cannot be read`);
    const names = await deps.nameKeys(storage.sql, workshopId);
    const page = publicPageOf(source, {
      isPerson: (name) => names.has(deps.nameKey(name)),
      someone: WORDS.someone,
    });
    return publicPageHtml(page, { readAt: clock.now(), styles: STYLES });
  }

  return router;
}

function sendPage(response: Response, status: number, html: string): void {
  response
    .status(status)
    .set({
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex, nofollow, noarchive",
      "Content-Security-Policy": POLICY,
    })
    .type("html")
    .send(html);
}
