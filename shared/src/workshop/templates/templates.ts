import { assetsAndNeeds } from "./assetsAndNeeds.ts";
import { frontAndBack } from "./frontAndBack.ts";
import { ideasDotsDecision } from "./ideasDotsDecision.ts";
import { journeySoFar } from "./journeySoFar.ts";
import { listeningRound } from "./listeningRound.ts";
import { outcomesThatMatter } from "./outcomesThatMatter.ts";
import { smallSafeTest } from "./smallSafeTest.ts";
import type { WorkshopTemplate } from "./template.types.ts";
import { whoPlansWhoDelivers } from "./whoPlansWhoDelivers.ts";
import { wouldItWork } from "./wouldItWork.ts";
import { youSaidWeDid } from "./youSaidWeDid.ts";

/** Every template a workshop can start from, in the order of METHODS section 5. */
export const TEMPLATES: readonly WorkshopTemplate[] = [
  listeningRound,
  journeySoFar,
  frontAndBack,
  assetsAndNeeds,
  wouldItWork,
  ideasDotsDecision,
  smallSafeTest,
  youSaidWeDid,
  whoPlansWhoDelivers,
  outcomesThatMatter,
];

/** The template of that id, or null. */
export function templateById(id: string): WorkshopTemplate | null {
  return TEMPLATES.find((template) => template.id === id) ?? null;
}
