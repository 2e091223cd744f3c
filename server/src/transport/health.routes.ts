import { Router } from "express";
import type { Registry } from "prom-client";

interface HealthDeps {
  registry: Registry;
  /** `ready`, or why not: `stopping`, or what keeps the storage from taking writes. */
  status(): string;
}

/** `GET /healthz`, `/readyz` and `/metrics`. */
export function healthRoutes({ registry, status }: HealthDeps): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", (_request, response) => {
    const now = status();
    response.status(now === "ready" ? 200 : 503).json({ status: now });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
