import { may } from "@longtable/shared/participation/permissions";
import type { People } from "@longtable/shared/people/people.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { listRequests } from "./needs.store.ts";
import { everybody } from "./people.store.ts";
import { listRemovals } from "./removal.store.ts";
import { listTakenBack } from "./takeBack.store.ts";

export interface PeopleReading {
  now(): number;
  /** Ids of the participants who are connected. */
  idsHere(workshopId: string): readonly string[];
}

/** A workshop's people as hosts see them, read once; nobody else is sent anything of it. */
export function createPeopleReading({ now, idsHere }: PeopleReading) {
  return async (sql: Sql, workshopId: string): Promise<(seat: Pick<Seat, "role">) => People | undefined> => {
    const here = new Set(idsHere(workshopId));
    const list = (await everybody(sql, workshopId)).map(({ seatId: _seat, ...person }) => ({
      ...person,
      isHere: here.has(person.participantId),
    }));
    const people: People = {
      list,
      requests: await listRequests(sql, workshopId),
      removals: await listRemovals(sql, workshopId),
      takenBack: await listTakenBack(sql, workshopId, now()),
    };
    return ({ role }) => (may(role, "managePeople") ? people : undefined);
  };
}
