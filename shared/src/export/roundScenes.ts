import { resultsScenes } from "../scene/results.scene.ts";
import type { Scene } from "../scene/scene.types.ts";
import { ENGLISH_SCENE_WORDS, type SceneWords } from "../scene/words.ts";
import { groupLabel, type RoundSource } from "./exportedRound.ts";

/** A closed round as pictures: everyone's dots first, then those of each group that is shown on its own. */
export function roundScenes(source: RoundSource, words: SceneWords = ENGLISH_SCENE_WORDS): Scene[] {
  const { question, round, byGroup } = source;
  if (round.state !== "closed" || !round.tally) return [];
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
  return [{ question, candidates, tally, voted }, ...groups].flatMap((results) => resultsScenes(results, words));
}
