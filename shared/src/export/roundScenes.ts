import type { NoteId } from "../kernel/ids.ts";
import { resultsScenes } from "../scene/results.scene.ts";
import type { Scene } from "../scene/scene.types.ts";
import { UNDECLARED } from "../voting/groupNames.ts";
import { type RoundResults, roundResults } from "../voting/results.rules.ts";
import { groupLabel, type RoundSource } from "./exportedRound.ts";
import { ENGLISH_EXPORT_WORDS, type ExportWords } from "./exportWords.ts";

/** A result on paper is as high beside its width as an upright sheet: some twenty rows before the next page. */
const PAPER_HEIGHT = 2_300;

/**
 * A closed round as pictures: everyone's dots first with the groups that are not shown named below, then each group
 * counting the same where two can be compared, then the dots of each group that is shown on its own.
 */
export function roundScenes(source: RoundSource, words: ExportWords = ENGLISH_EXPORT_WORDS): Scene[] {
  const { question, round, byGroup } = source;
  const found = round.state === "closed" ? roundResults(round, byGroup) : null;
  if (!found || !round.tally) return [];
  const { candidates, tally, voted } = round;
  const groups = (byGroup?.shown ?? []).map((group) => {
    const rows = candidates.map(({ noteId }, item) => ({
      noteId,
      dots: group.dots[item] ?? 0,
      voters: group.votersEach[item] ?? 0,
    }));
    const own = { question, candidates, tally: rows.toSorted((a, b) => b.dots - a.dots), voted: group.voters };
    return { ...own, who: groupLabel(source, group.id) };
  });
  const hidden = found.hidden.map((id) => groupLabel(source, id));
  const everyone = {
    ...{ question, candidates, tally, voted },
    ...(hidden.length > 0 && { foot: words.notShown(found.least, hidden) }),
  };
  const equal = equalResults(source, found, words);
  return [everyone, ...(equal ? [equal] : []), ...groups].flatMap((results) =>
    resultsScenes(results, words, PAPER_HEIGHT),
  );
}

/** Null without two groups to compare. */
function equalResults(source: RoundSource, { rows, groups }: RoundResults, words: ExportWords) {
  const compared = rows.flatMap(({ noteId, dots, voters, equalShare: share, equalPlace: place }) =>
    share === null || place === null ? [] : [{ noteId: noteId as NoteId, dots, voters, share, place }],
  );
  if (compared.length === 0) return null;
  const tally = compared.toSorted((a, b) => a.place - b.place);
  const names = groups.filter(({ id }) => id !== UNDECLARED).map(({ id }) => groupLabel(source, id));
  return {
    question: source.question,
    candidates: source.round.candidates,
    tally,
    voted: source.round.voted,
    who: words.equalTitle,
    counted: words.groupsCounted(names),
    equal: new Map(tally.map(({ noteId, share, place }) => [noteId as string, { share, place }])),
  };
}
