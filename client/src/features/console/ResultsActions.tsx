import { resultsCsv } from "@longtable/shared/export/resultsCsv";
import { showResults } from "@longtable/shared/voting/results.commands";
import type { RoundResults } from "@longtable/shared/voting/results.rules";
import type { GroupResults, ResultsView } from "@longtable/shared/voting/results.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { saveFile } from "../../ui/saveFile.ts";
import { groupName } from "../results/resultWords.ts";
import { Segments } from "./Segments.tsx";
import type { Commands } from "./useCommands.ts";

const VIEWS: readonly ResultsView[] = ["everyone", "equal", "groups"];

interface Props {
  round: Round;
  found: RoundResults;
  byGroup: GroupResults;
  groups: readonly Group[];
  commands: Commands;
}

/** What the big screen shows of a result, and the table to take away. */
export function ResultsActions({ round, found, byGroup, groups, commands }: Props) {
  // Shows the choice at once, until the server's word or a refusal comes.
  const [asked, setAsked] = useState<ResultsView | null>(null);
  const [known, setKnown] = useState(byGroup.view);
  if (known !== byGroup.view) {
    setKnown(byGroup.view);
    setAsked(null);
  }
  const isCompared = found.rows.some(({ equalShare }) => equalShare !== null);
  const choose = async (view: ResultsView) => {
    setAsked(view);
    if ((await commands.run(showResults, { roundId: round.id, view })) === null) setAsked(null);
  };
  const download = () => {
    const text = resultsCsv(found, (id) => groupName(groups, id));
    saveFile(new Blob([text], { type: "text/csv;charset=utf-8" }), `${t("results.title")}.csv`);
  };
  const offered = VIEWS.filter(
    (view) => view === "everyone" || (view === "equal" ? isCompared : found.groups.length > 0),
  );
  const missing = found.groups.length === 0 ? "results.noGroups" : isCompared ? null : "results.needsTwo";
  return (
    <div className="results-acts">
      <div>
        <p className="label">{t("results.screen")}</p>
        <Segments
          label={t("results.screen")}
          value={asked ?? byGroup.view}
          options={offered.map((value) => ({ value, label: t(`results.${value}`) }))}
          onChange={(view) => void choose(view)}
        />
        {missing && <p className="hint">{`${t("results.equal")}: ${t(missing)}`}</p>}
      </div>
      <button type="button" className="btn btn-plain" onClick={download}>
        {t("results.csv")}
      </button>
    </div>
  );
}
