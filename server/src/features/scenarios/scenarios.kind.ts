import { type Contribution, TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import {
  aboutIdOf,
  findScenario,
  listScenarios,
  nameIdOf,
  putScenario,
  removeScenarioRow,
  type StoredScenario,
} from "./scenarios.store.ts";

interface Owner {
  workshopId: string;
  seatId: string;
}

interface Ref {
  kind: string;
  id: string;
  within: string;
}

interface Erasing {
  sql: Sql;
  workshopId: string;
  changed(change: { slices: ["scenarios"] }): void;
}

const KIND = "scenario";

/** The needs, visits and words of who it is that a seat wrote into somebody else's. */
function partsBy({ seatId }: Owner, scenario: StoredScenario) {
  if (scenario.seatId === seatId) return [];
  const { id: scenarioId, pseudonym, about, needs, visits, writers } = scenario;
  const who = [
    { id: nameIdOf(scenarioId), text: pseudonym === TAKEN_BACK ? "" : pseudonym },
    { id: aboutIdOf(scenarioId), text: about },
  ];
  const parts: { id: string; text: string }[] = [
    ...who.filter(({ text }) => text !== ""),
    ...needs,
    ...visits.map(({ id, note }) => ({ id, text: note })),
  ];
  return parts.filter(({ id }) => writers[id] === seatId);
}

const wordsOf = ({ pseudonym, about, needs, visits }: StoredScenario) =>
  [pseudonym, about, ...needs.map(({ text }) => text), ...visits.map(({ note }) => note)]
    .filter((text) => text !== "")
    .join("\n");

/** People somebody plotted over a map, and what they wrote of others'. */
export const SCENARIO_KIND = {
  kind: KIND,

  async list(sql: Sql, owner: Owner): Promise<Contribution[]> {
    const titles = await sql.all<{ id: string; title: string }>(
      "SELECT id, title FROM boards WHERE workshop_id = ?",
      owner.workshopId,
    );
    const seen = "shown" as const;
    return (await listScenarios(sql, owner.workshopId)).flatMap((scenario): Contribution[] => {
      const about = titles.find(({ id }) => id === scenario.boardId)?.title ?? "";
      if (scenario.seatId === owner.seatId) {
        return [{ kind: KIND, id: scenario.id, text: wordsOf(scenario), about, seen }];
      }
      return partsBy(owner, scenario).map(({ id, text }) => ({
        kind: KIND,
        id,
        text,
        about: scenario.pseudonym,
        seen,
      }));
    });
  },

  async refs(sql: Sql, owner: Owner, id?: string): Promise<Ref[]> {
    const refs = (await listScenarios(sql, owner.workshopId)).flatMap((scenario) =>
      scenario.seatId === owner.seatId
        ? [{ kind: KIND, id: scenario.id as string, within: "" }]
        : partsBy(owner, scenario).map((part) => ({ kind: KIND, id: part.id, within: scenario.id })),
    );
    return refs.filter((ref) => id === undefined || ref.id === id);
  },

  /** For hosts who are asked to: any of them. */
  async find(sql: Sql, workshopId: string, id: string): Promise<Ref[]> {
    return (await findScenario(sql, workshopId, id)) ? [{ kind: KIND, id, within: "" }] : [];
  },

  async erase({ sql, workshopId, changed }: Erasing, refs: readonly Ref[]): Promise<number> {
    let count = 0;
    for (const { id, within } of refs) {
      const scenario = within === "" ? null : await findScenario(sql, workshopId, within);
      if (within === "") count += await removeScenarioRow(sql, workshopId, id);
      else if (scenario) count += await erasePart(sql, workshopId, scenario, id);
    }
    if (count > 0) changed({ slices: ["scenarios"] });
    return count;
  },
};

async function erasePart(sql: Sql, workshopId: string, scenario: StoredScenario, id: string): Promise<number> {
  const others = <Part extends { id: string }>(parts: readonly Part[]) => parts.filter((part) => part.id !== id);
  const [needs, visits] = [others(scenario.needs), others(scenario.visits)];
  const pseudonym = id === nameIdOf(scenario.id) ? TAKEN_BACK : scenario.pseudonym;
  const about = id === aboutIdOf(scenario.id) ? "" : scenario.about;
  const isSame = needs.length === scenario.needs.length && visits.length === scenario.visits.length;
  if (isSame && pseudonym === scenario.pseudonym && about === scenario.about) return 0;
  await putScenario(sql, workshopId, { ...scenario, pseudonym, about, needs, visits });
  return 1;
}
