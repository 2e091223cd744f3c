import type { IncomingMessage, ServerResponse } from "node:http";
import { UserError } from "@longtable/shared/kernel/userError";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import helmet from "helmet";
import type { Logger } from "../observability/log.ts";
import { asUserError } from "./commandRouter.ts";
import { ProofNeeded } from "./guessGuard.ts";
import { HTTP_LIMITS } from "./httpServer.ts";
import { nestsTooDeep } from "./jsonDepth.ts";

interface HttpDeps {
  trustProxy: number;
  /** True behind HTTPS: only then may a browser be told to stay there. */
  isSecure: boolean;
  /** Routes that read bodies of their own, such as files, and look at who sends them before they do. */
  early: readonly Router[];
  routers: readonly Router[];
  log: Logger;
}

/** Largest JSON body, in bytes, of anything but an import. */
const BODY_LIMIT = "64kb";

/** The one style sheet react-aria puts into the page: `touch-action` for what can be pressed. */
const PRESSABLE_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** The HTTP door: safety headers, JSON bodies, the given routers, and one place where errors become answers. */
export function createHttpApp({ trustProxy, isSecure, early, routers, log }: HttpDeps) {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustProxy);
  app.use(safetyHeaders(isSecure));
  app.use((request, response, next) => {
    if (request.originalUrl.length <= HTTP_LIMITS.urlChars) return next();
    const refusal = new UserError("tooLarge", "error.tooLarge");
    response.status(414).json({ ok: false, error: refusal.toWire() });
  });
  app.use("/api", (_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  for (const router of early) app.use(router);
  app.use(express.json({ limit: BODY_LIMIT, strict: true, verify: refuseDeep }));
  for (const router of routers) app.use(router);
  app.use((request, _response, next) => next(new UserError("notFound", notFoundKey(request))));
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const refusal = fromExpress(error) ?? asUserError(error);
    const [route, { code, status }] = [request.route?.path, refusal];
    if (code === "internal") log.error({ err: error, route }, "request failed");
    else log.debug({ route, code, status }, "request refused");
    const challenge = refusal instanceof ProofNeeded ? { challenge: refusal.challenge } : {};
    response.status(refusal.status).json({ ok: false, error: refusal.toWire(), ...challenge });
  });
  return app;
}

/** Runs on a body that is whole but not parsed yet. */
function refuseDeep(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  if (nestsTooDeep(body)) throw new Error("body nests too deep");
}

const notFoundKey = (request: Request) => (request.path.startsWith("/api") ? "error.noSuchRoute" : "error.noSuchPage");

function safetyHeaders(isSecure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", PRESSABLE_STYLE],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", "ws:", "wss:"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        // A host looks on as a participant in a frame of the console itself; nobody else's page may hold ours.
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: isSecure,
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
    referrerPolicy: { policy: "no-referrer" },
  });
}

/** What Express and its body parser refuse by themselves (they give such errors a status), in our words. */
function fromExpress(error: unknown): UserError | null {
  if (!(error instanceof Error) || error instanceof UserError) return null;
  if (!("status" in error) || typeof error.status !== "number") return null;
  if ("type" in error && error.type === "entity.verify.failed") return new UserError("invalid", "command.wrongShape");
  if (error.status === 413) return new UserError("tooLarge", "error.tooLarge");
  return error.status >= 400 && error.status < 500 ? new UserError("invalid", "command.wrongShape") : null;
}
