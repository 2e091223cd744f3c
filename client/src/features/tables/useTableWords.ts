import { ENGLISH_SCENE_WORDS, type SceneWords } from "@longtable/shared/scene/words";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import { useEffect, useRef, useState } from "react";
import { tableLabels } from "./tableLabels.ts";

/** A scene's words with what the tables are called now; the same object as long as the canvas stands. */
export function useTableWords(tables: Tables | undefined): SceneWords {
  const latest = useRef(tableLabels(tables));
  useEffect(() => {
    latest.current = tableLabels(tables);
  }, [tables]);
  const [words] = useState(() => ({
    ...ENGLISH_SCENE_WORDS,
    get tables() {
      return latest.current;
    },
  }));
  return words;
}
