import "./evidenceWords.ts";
import "../stories.css";
import "./evidence.css";
import { addStory, setStoryNames } from "@longtable/shared/story/story.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { BoardClient } from "../../../session/boardClient.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { ProblemNotice } from "../../console/ProblemNotice.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { useContent } from "../../projector/useContent.ts";
import { useStories } from "../useStories.ts";
import { BoardScopes } from "./BoardScopes.tsx";
import { Collectors } from "./Collectors.tsx";
import { EvidenceCard } from "./EvidenceCard.tsx";
import { EvidenceFilters } from "./EvidenceFilters.tsx";
import EvidenceForm from "./EvidenceForm.tsx";
import { ALL_EVIDENCE, filterEvidence, isWaiting } from "./evidenceFilter.ts";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
  /** The board that is worked on, whose notes and steps can be linked. */
  boardId: string | null;
  board: BoardClient | null;
  onBoard(boardId: string): void;
}

/** The library of stories and other evidence (METHODS M21), for hosts. */
export default function EvidencePanel({ state, token, commands, boardId, board, onBoard }: Props) {
  const content = useContent(board);
  const [filter, setFilter] = useState(ALL_EVIDENCE);
  const [isAdding, setAdding] = useState(false);
  const { list, again } = useStories({ workshopId: state.workshop.id, token }, state.stories?.print ?? "");
  if (list === undefined) return <p role="status">{t("stories.sheet.loading")}</p>;
  if (list === null) {
    return (
      <div role="alert" className="evidence">
        <p>{t("stories.sheet.failed")}</p>
        <button type="button" className="btn" onClick={again}>
          {t("stories.sheet.again")}
        </button>
      </div>
    );
  }
  const { stories, hosts } = list;
  const stepOf = (noteId: string) => {
    const place = content?.notes.find(({ id }) => id === noteId)?.place;
    return place && "stepId" in place ? place.stepId : null;
  };
  const shown = filterEvidence(stories, filter, stepOf);
  const waiting = stories.filter(isWaiting).length;
  return (
    <div className="evidence">
      <div className="between">
        <h2>{t("evidence.title")}</h2>
        <span className="chip">
          <Icon name="private" /> {t("evidence.hostsOnly")}
        </span>
      </div>
      <div className="between evidence-head">
        <p role="status">
          {t("evidence.count", { count: stories.length })}
          {waiting > 0 && <> · {t("evidence.open", { count: waiting })}</>}
        </p>
        <button type="button" className="btn btn-main" onClick={() => setAdding(true)}>
          <Icon name="plus" /> {t("evidence.add")}
        </button>
      </div>
      {stories.length > 0 && <EvidenceFilters filter={filter} onChange={setFilter} steps={content?.steps ?? []} />}
      {shown.length === 0 && (
        <p className="evidence-empty">
          <Icon name="need" /> {t(stories.length === 0 ? "evidence.empty" : "evidence.emptyFilter")}
        </p>
      )}
      <ul className="evidence-list">
        {shown.map((story) => (
          <EvidenceCard
            key={story.id}
            story={story}
            listed={hosts?.names ?? []}
            state={state}
            token={token}
            commands={commands}
            boardId={boardId}
            content={content}
            onBoard={onBoard}
            onChanged={again}
          />
        ))}
      </ul>
      <div className="evidence-settings">
        <NamesList key={hosts?.names.join("\n")} names={hosts?.names ?? []} commands={commands} />
        <BoardScopes state={state} scopes={hosts?.boards ?? []} commands={commands} onChanged={again} />
        <Collectors state={state} ids={hosts?.collectors ?? []} commands={commands} onChanged={again} />
      </div>
      {isAdding && (
        <EvidenceForm
          seat={{ workshopId: state.workshop.id, token }}
          story={null}
          onSave={async ({ image, ...given }) => {
            const isDone = (await commands.run(addStory, { ...given, ...(image && { image }) })) !== null;
            if (isDone) again();
            return isDone;
          }}
          problem={commands.problem && <ProblemNotice problem={commands.problem} onAway={commands.putAway} />}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

function NamesList({ names, commands }: { names: readonly string[]; commands: Commands }) {
  const id = useId();
  const [text, setText] = useState(names.join("\n"));
  const [isSaved, setSaved] = useState(false);
  const save = async () => {
    const lines = text.split("\n").flatMap((line) => line.trim() || []);
    setSaved((await commands.run(setStoryNames, { names: lines })) !== null);
  };
  return (
    <section className="card evidence-card">
      <h3>{t("evidence.names.title")}</h3>
      <p>{t("evidence.names.lead")}</p>
      <div className="field">
        <label htmlFor={id}>{t("evidence.names.label")}</label>
        <textarea
          id={id}
          className="input"
          rows={4}
          dir="auto"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setSaved(false);
          }}
        />
      </div>
      <div className="evidence-acts">
        <button type="button" className="btn" onClick={() => void save()}>
          {t("evidence.names.save")}
        </button>
        <span role="status">{isSaved ? t("evidence.names.saved") : ""}</span>
      </div>
    </section>
  );
}
