import { aboutIdOf, nameIdOf } from "@longtable/shared/scenarios/scenario.rules";
import { type Contribution, TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { Sql } from "../../storage/storage.ts";
import { carriedFrom, copiesOf, type PlacedScenario, partInCopy, writtenInCopied } from "./scenarioCopies.store.ts";
import { type Part, partsOf, TAKEN_BACK_PRINT, withoutPart } from "./scenarioParts.ts";
import { findScenario, listScenarios, putScenario, removeScenarioRow, type StoredScenario } from "./scenarios.store.ts";
import { findOff, listOff, putOff, removeOff } from "./scenariosOff.store.ts";

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
  changed(change: { slices: ["scenarios"] }, workshopId?: string): void;
}

const KIND = "scenario";

/** What a seat wrote of somebody else's person and that stands there. */
function partsBy({ seatId }: Owner, scenario: StoredScenario): Part[] {
  if (scenario.seatId === seatId) return [];
  const nameId = nameIdOf(scenario.id);
  return partsOf(scenario).filter(({ id, words }) => {
    const isNothing = (id === nameId && words === TAKEN_BACK) || (id === aboutIdOf(scenario.id) && words === "");
    return !isNothing && scenario.writers[id] === seatId;
  });
}

/** What a seat wrote that was taken off, and could be put back. */
const offBy = ({ seatId }: Owner, { writers, gone }: Pick<StoredScenario, "writers" | "gone">): string[] =>
  Object.keys(gone).filter((id) => gone[id] !== TAKEN_BACK_PRINT && writers[id] === seatId);

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
      return partsBy(owner, scenario).map(({ id, words }) => ({
        kind: KIND,
        id,
        text: words,
        about: scenario.pseudonym,
        seen,
      }));
    });
  },

  async refs(sql: Sql, owner: Owner, id?: string): Promise<Ref[]> {
    const all = await everythingOf(sql, owner);
    const named = all.filter((ref) => id === undefined || ref.id === id);
    const here = id === undefined ? all : [...named, ...(await inCopies(sql, named, all))];
    return [...here, ...(await elsewhere(sql, owner.workshopId, here))];
  },

  /** For hosts who are asked to: any of them, with its copies. */
  async find(sql: Sql, workshopId: string, id: string): Promise<Ref[]> {
    if (!(await findScenario(sql, workshopId, id))) return [];
    return [id, ...(await copiesOf(sql, id)).map((copy) => copy.id)].map(whole);
  },

  async erase({ sql, workshopId, changed }: Erasing, refs: readonly Ref[]): Promise<number> {
    const places = new Set<string>();
    let count = 0;
    for (const given of refs) {
      const ref = { ...given, within: withoutMark(given.within) };
      const here = isOfCopies(given) ? 0 : await eraseHere(sql, workshopId, ref);
      if (here > 0) places.add(workshopId);
      const copies = (await copiesOf(sql, ref.within || ref.id)).filter((copy) => copy.workshopId !== workshopId);
      const before = places.size;
      for (const copy of copies) if (await eraseInCopy(sql, ref, copy)) places.add(copy.workshopId);
      count += here > 0 ? here : places.size > before ? 1 : 0;
    }
    for (const place of places) changed({ slices: ["scenarios"] }, place);
    return count;
  },
};

/** Erases what other workshops carried over from this one; answers which workshops these are. */
export async function eraseCarried(sql: Sql, workshopId: string): Promise<ReadonlySet<string>> {
  const places = new Set<string>();
  for (const copy of await carriedFrom(sql, workshopId)) {
    if ((await removeScenarioRow(sql, copy.workshopId, copy.id)) > 0) places.add(copy.workshopId);
  }
  return places;
}

/** Before the id of a person whose copies alone are meant: where it was written first, it is somebody else's by now. */
const COPIES = "copies ";
const isOfCopies = ({ within }: Ref) => within.startsWith(COPIES);
const withoutMark = (within: string) => (within.startsWith(COPIES) ? within.slice(COPIES.length) : within);

const whole = (id: string): Ref => ({ kind: KIND, id, within: "" });
const partOf = (id: string, within: string): Ref => ({ kind: KIND, id, within });

async function everythingOf(sql: Sql, owner: Owner): Promise<Ref[]> {
  const { workshopId, seatId } = owner;
  const all = await listScenarios(sql, workshopId);
  const standing = all.flatMap((scenario): Ref[] => {
    if (scenario.seatId === seatId) return [whole(scenario.id)];
    const ids = [...partsBy(owner, scenario).map(({ id }) => id), ...offBy(owner, scenario)];
    return ids.map((id) => partOf(id, scenario.id));
  });
  const off = (await listOff(sql, workshopId)).flatMap((one) =>
    one.seatId === seatId ? [whole(one.id)] : offBy(owner, one).map((id) => partOf(id, one.id)),
  );
  const isOthersNow = (id: string, within: string) => {
    const now = all.find((one) => one.id === within);
    return now !== undefined && now.writers[id] !== undefined && now.writers[id] !== seatId;
  };
  const copied = (await writtenInCopied(sql, owner)).map(({ id, within }) =>
    partOf(id, isOthersNow(id, within) ? COPIES + within : within),
  );
  const known = new Map([...standing, ...off, ...copied].map((ref) => [`${ref.within} ${ref.id}`, ref]));
  return [...known.values()];
}

/** The same words in copies that are in this workshop too, as far as they are this seat's there. */
async function inCopies(sql: Sql, named: readonly Ref[], all: readonly Ref[]): Promise<Ref[]> {
  const found: Ref[] = [];
  for (const { id, within } of named) {
    const from = withoutMark(within) || id;
    for (const copy of await copiesOf(sql, from)) {
      const same = within === "" ? whole(copy.id) : partOf(partInCopy(id, from, copy.id), copy.id);
      found.push(...all.filter((ref) => ref.id === same.id && ref.within === same.within && !named.includes(ref)));
    }
  }
  return found;
}

/** The same in other workshops, as the list beside the database names it: unless somebody there has said it anew. */
async function elsewhere(sql: Sql, workshopId: string, refs: readonly Ref[]): Promise<Ref[]> {
  const found = new Map<string, Ref>();
  for (const { id, within: given } of refs) {
    const within = withoutMark(given);
    for (const copy of await copiesOf(sql, within || id)) {
      if (copy.workshopId === workshopId) continue;
      const part = partInCopy(id, within, copy.id);
      const now = within === "" ? null : await findScenario(sql, copy.workshopId, copy.id);
      if (now?.writers[part] !== undefined) continue;
      found.set(`${copy.id} ${part}`, within === "" ? whole(copy.id) : partOf(part, copy.id));
    }
  }
  return [...found.values()];
}

async function eraseHere(sql: Sql, workshopId: string, { id, within }: Ref): Promise<number> {
  if (within === "") {
    const off = await removeOff(sql, workshopId, id);
    return off + (await removeScenarioRow(sql, workshopId, id));
  }
  const scenario = await findScenario(sql, workshopId, within);
  if (scenario) return erasePart(sql, workshopId, scenario, id);
  const off = await findOff(sql, workshopId, within);
  if (!off || offBy({ workshopId, seatId: off.writers[id] ?? "" }, off).every((one) => one !== id)) return 0;
  await putOff(sql, workshopId, { ...off, gone: { ...off.gone, [id]: TAKEN_BACK_PRINT } });
  return 1;
}

/** In another workshop it is nobody's, unless somebody there has said it anew. */
async function eraseInCopy(sql: Sql, { id, within }: Ref, copy: PlacedScenario): Promise<boolean> {
  if (within === "") return (await removeScenarioRow(sql, copy.workshopId, copy.id)) > 0;
  const scenario = await findScenario(sql, copy.workshopId, copy.id);
  const part = partInCopy(id, within, copy.id);
  if (!scenario || scenario.writers[part] !== undefined) return false;
  return (await erasePart(sql, copy.workshopId, scenario, part)) > 0;
}

/** Takes a part away for good: nothing comes under its id any more, but for who it is, which is said anew. */
async function erasePart(sql: Sql, workshopId: string, scenario: StoredScenario, id: string): Promise<number> {
  const [nameId, aboutId] = [nameIdOf(scenario.id), aboutIdOf(scenario.id)];
  if (id === nameId || id === aboutId) {
    const pseudonym = id === nameId ? TAKEN_BACK : scenario.pseudonym;
    const about = id === aboutId ? "" : scenario.about;
    if (pseudonym === scenario.pseudonym && about === scenario.about) return 0;
    await putScenario(sql, workshopId, { ...scenario, pseudonym, about });
    return 1;
  }
  const isThere = partsOf(scenario).some((part) => part.id === id);
  if (!isThere && (scenario.gone[id] ?? TAKEN_BACK_PRINT) === TAKEN_BACK_PRINT) return 0;
  const { gone, ...left } = withoutPart(scenario, { id, words: "" });
  await putScenario(sql, workshopId, { ...left, gone: { ...gone, [id]: TAKEN_BACK_PRINT } });
  return 1;
}
