import { frontAndBack } from "./frontAndBack.ts";
import { ideasDotsDecision } from "./ideasDotsDecision.ts";
import { journeySoFar } from "./journeySoFar.ts";
import type { WorkshopTemplate } from "./template.types.ts";
import { wouldItWork } from "./wouldItWork.ts";
import { youSaidWeDid } from "./youSaidWeDid.ts";

/** Every template a workshop can start from, in the order of the phases they serve. */
export const TEMPLATES: readonly WorkshopTemplate[] = [
  journeySoFar,
  frontAndBack,
  ideasDotsDecision,
  wouldItWork,
  youSaidWeDid,
];

/** The template of that id, or null. */
export function templateById(id: string): WorkshopTemplate | null {
  return TEMPLATES.find((template) => template.id === id) ?? null;
}
