import type { JoinResponse } from "@longtable/shared/participation/participation.schema";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import { requestJson } from "../../session/http.ts";

/** What a code leads to. */
export interface FoundWorkshop {
  title: string;
  groups: Group[];
}

/** Looks a code up. Throws `RequestError`, `notFound` when no workshop has it. */
export function findWorkshop(code: string, signal: AbortSignal): Promise<FoundWorkshop> {
  return requestJson(`/api/codes/${encodeURIComponent(code)}`, { signal });
}

/** Takes a seat, new or the one held before. Throws `RequestError`. */
export function takeSeat(seat: {
  code: string;
  alias: string;
  group?: string | null;
  rejoinWord?: string;
}): Promise<JoinResponse> {
  return requestJson("/api/join", { method: "POST", body: seat });
}
