import type { JoinResponse } from "@longtable/shared/participation/participation.schema";
import type { Door, NamesLevel } from "@longtable/shared/people/people.schema";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import { RequestError, requestJson } from "../../session/http.ts";

/** What a code leads to. */
export interface FoundWorkshop {
  title: string;
  groups: Group[];
  names?: NamesLevel;
  door?: Door;
  /** After how many days all of it is deleted. */
  kept?: { days: number };
}

/** Looks a code up. Throws `RequestError`, `notFound` when no workshop has it. */
export function findWorkshop(code: string, signal: AbortSignal): Promise<FoundWorkshop> {
  return withProof((proof) => requestJson(`/api/codes/${encodeURIComponent(code)}`, { signal, proof }));
}

/** Takes a seat, new or the one held before. Throws `RequestError`. */
export function takeSeat(seat: {
  code: string;
  alias: string;
  group?: string | null;
  rejoinWord?: string;
  ticket?: string;
}): Promise<JoinResponse> {
  return withProof((proof) => requestJson("/api/join", { method: "POST", body: seat, proof }));
}

/** A proof can run out or be asked for anew; more than this often it is not the person's matter. */
const MOST_PROOFS = 4;

/** Sends once more with the work done, when the server asks for work because somebody is guessing codes. */
async function withProof<Answer>(send: (proof?: string) => Promise<Answer>): Promise<Answer> {
  let proof: string | undefined;
  for (let proofs = 0; ; proofs += 1) {
    try {
      return await send(proof);
    } catch (error) {
      if (!(error instanceof RequestError) || error.challenge === undefined || proofs === MOST_PROOFS) throw error;
      proof = await (await import("./proof.ts")).solve(error.challenge);
    }
  }
}
