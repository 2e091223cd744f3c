import { Router } from "express";
import type { Registry } from "prom-client";

interface HealthDeps {
  registry: Registry;
  /** False while stopping. */
  isReady(): boolean;
}

/** `GET /healthz`, `/readyz` and `/metrics`. */
export function healthRoutes({ registry, isReady }: HealthDeps): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", (_request, response) => {
    const ready = isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "stopping" });
  });
  router.get("/metrics", async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
