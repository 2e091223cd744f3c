import type { BoardContent } from "@longtable/shared/board/board.doc";
import { respond, setShortlisted } from "@longtable/shared/followThrough/followThrough.commands";
import { unanswered } from "@longtable/shared/followThrough/followThrough.rules";
import type { FollowThrough, ShortlistedIdea } from "@longtable/shared/followThrough/followThrough.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { choicesFor } from "./choices.ts";
import { OUTCOME_MARKS } from "./marks.ts";

interface Props {
  followThrough: FollowThrough;
  rounds: readonly Round[];
  content: BoardContent | null;
  commands: Commands;
}

/** The ideas the room chose, each with its answer or the want of one. */
export function AnswersPart({ followThrough: { ideas }, rounds, content, commands }: Props) {
  const lacking = unanswered(ideas);
  return (
    <section className="card after-card" aria-labelledby="after-answers">
      <h2 id="after-answers">{t("followUp.answers.title")}</h2>
      <p>{t("followUp.answers.lead")}</p>
      {ideas.length === 0 ? (
        <p className="quiet">{t("followUp.answers.none")}</p>
      ) : (
        <p role="status">
          <b>{lacking > 0 ? t("followUp.answers.lacking", { count: lacking }) : t("followUp.answers.allDone")}</b>
        </p>
      )}
      <ul className="after-list">
        {ideas.map((idea) => (
          <Idea key={idea.noteId} idea={idea} commands={commands} />
        ))}
      </ul>
      <Chooser ideas={ideas} rounds={rounds} content={content} commands={commands} />
    </section>
  );
}

function Idea({ idea, commands }: { idea: ShortlistedIdea; commands: Commands }) {
  const { noteId, text, isAgreed, response } = idea;
  const [isAnswering, setIsAnswering] = useState(false);
  return (
    <li>
      <p dir="auto" className="after-said">
        {text}
      </p>
      {response ? (
        <div className="after-answer">
          <Icon name={OUTCOME_MARKS[response.outcome]} />
          <div>
            <b>{t(`followUp.answers.${response.outcome}`)}</b>
            {response.reason && <p dir="auto">{response.reason}</p>}
            {response.by && (
              <p className="small quiet" dir="auto">
                {response.by}
              </p>
            )}
          </div>
        </div>
      ) : (
        <p className="after-answer">
          <Icon name="unknown" /> {t("followUp.answers.waiting")}
        </p>
      )}
      {isAnswering ? (
        <AnswerForm
          response={response}
          onCancel={() => setIsAnswering(false)}
          onSave={async (answer) => {
            if (await commands.run(respond, { noteId, ...answer })) setIsAnswering(false);
          }}
        />
      ) : (
        <div className="after-acts">
          <button type="button" className="btn" onClick={() => setIsAnswering(true)}>
            {t(response ? "followUp.answers.change" : "followUp.answers.answer")}
            <span className="sr">: {text}</span>
          </button>
          {isAgreed ? (
            <span className="small quiet">{t("followUp.answers.agreed")}</span>
          ) : (
            <button
              type="button"
              className="btn btn-plain"
              onClick={() => void commands.run(setShortlisted, { noteId, isOn: false })}
            >
              {t("followUp.answers.takeOff")}
              <span className="sr">: {text}</span>
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function Chooser({
  ideas,
  rounds,
  content,
  commands,
}: Omit<Props, "followThrough"> & { ideas: readonly ShortlistedIdea[] }) {
  const listed = new Set<string>(ideas.map(({ noteId }) => noteId));
  const choices = choicesFor(rounds, content).filter(({ noteId }) => !listed.has(noteId));
  return (
    <details className="after-more" open={ideas.length === 0}>
      <summary>{t("followUp.answers.choose")}</summary>
      <p className="hint">{t("followUp.answers.chooseHint")}</p>
      {choices.length === 0 && <p className="quiet">{t("followUp.answers.nothing")}</p>}
      <ul className="after-choices">
        {choices.map(({ noteId, text, dots }) => (
          <li key={noteId}>
            <span dir="auto">{text}</span>
            {dots !== null && <span className="small quiet">{t("followUp.answers.dots", { dots })}</span>}
            <button
              type="button"
              className="btn"
              aria-disabled={commands.isBusy}
              onClick={() => void commands.run(setShortlisted, { noteId, isOn: true })}
            >
              {t("followUp.answers.add")}
              <span className="sr">: {text}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
