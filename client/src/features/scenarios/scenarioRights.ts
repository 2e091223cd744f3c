import { may } from "@longtable/shared/participation/permissions";
import type { Access } from "@longtable/shared/participation/roles";
import { type ScenarioDeed, scenarioDenial } from "@longtable/shared/scenarios/scenario.rules";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { isWrittenAloneOn } from "../held/writtenAlone.ts";

/** What this person may do with people on a map, as the server will say. */
export interface ScenarioRights {
  isHost: boolean;
  mayMake: boolean;
  mayDo(deed: ScenarioDeed, scenario: Scenario): boolean;
}

export function scenarioRights(state: WorkshopState, boardId: string, access: Access): ScenarioRights {
  const isHost = may(state.me.role, "editAnyNote");
  const use = {
    access,
    isHost,
    isTogether: state.boards.find(({ id }) => id === boardId)?.tableId !== undefined,
    isAlone: isWrittenAloneOn(state, boardId),
    isModerated: state.held?.isModerated ?? false,
  };
  return {
    isHost,
    mayMake: scenarioDenial("make", { ...use, isMine: true }) === null,
    mayDo: (deed, { isMine = false }) => scenarioDenial(deed, { ...use, isMine }) === null,
  };
}
