import "./feelingWords.ts";
import "./feelings.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import {
  clearFeelings,
  closeFeelings,
  hideFeelingWord,
  openFeelings,
  showFeelings,
} from "@longtable/shared/journey/feelings.commands";
import type { BoardFeelings, StepFeeling } from "@longtable/shared/journey/feelings.schema";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { Person } from "@longtable/shared/people/people.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";
import { RateFor } from "./RateFor.tsx";

interface Props {
  boardId: BoardId;
  content: BoardContent;
  /** Null while the room has not been asked. */
  rating: BoardFeelings | null;
  /** Everybody in the room, where this host is told. */
  people: readonly Person[];
  commands: Commands;
}

/** A host's side of how it felt: asking, stopping, looking through the words, showing and clearing. */
export default function HostFeelings({ boardId, content, rating, people, commands }: Props) {
  const [isClearing, setIsClearing] = useState(false);
  if (!rating && !content.lanes.some(({ type }) => type === "emotion")) return null;
  const button = (label: "open" | "close" | "show", isMain: boolean, perform: () => Promise<unknown>) => (
    <button
      type="button"
      className={isMain ? "btn btn-main" : "btn"}
      aria-disabled={commands.isBusy}
      onClick={() => void perform()}
    >
      {t(`feelings.host.${label}`)}
    </button>
  );
  const proxies = people.filter(({ isProxy }) => isProxy);
  const step = rating === null ? "ask" : rating.state === "open" ? "open" : rating.isShown ? "shown" : "closed";
  return (
    <section className="card felt-host" aria-label={t("feelings.host.title")}>
      <div className="felt-host-row">
        <h3>{t("feelings.host.title")}</h3>
        <p className="small" role="status">
          {step === "ask" && t("feelings.host.lead")}
          {step === "open" && t("feelings.host.answered", { count: rating?.people ?? 0 })}
          {step === "closed" && t("feelings.host.closed")}
          {step === "shown" && t("feelings.host.shown")}
        </p>
        {step === "ask" && button("open", false, () => commands.run(openFeelings, { boardId }))}
        {step === "open" && button("close", true, () => commands.run(closeFeelings, { boardId }))}
        {step === "closed" && button("show", true, () => commands.run(showFeelings, { boardId }))}
        {step !== "ask" && (
          <button type="button" className="btn btn-plain" onClick={() => setIsClearing(true)}>
            {t("feelings.host.clear")}
          </button>
        )}
      </div>
      {step === "open" && proxies.length > 0 && (
        <RateFor boardId={boardId} content={content} people={proxies} commands={commands} />
      )}
      {rating?.steps && <Look boardId={boardId} content={content} steps={rating.steps} commands={commands} />}
      <Sheet title={t("feelings.host.clearTitle")} isOpen={isClearing} onClose={() => setIsClearing(false)}>
        <p>{t("feelings.host.clearLead")}</p>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={() => setIsClearing(false)}>
            {t("feelings.host.keep")}
          </button>
          <button
            type="button"
            className="btn btn-stop"
            onClick={() => {
              setIsClearing(false);
              void commands.run(clearFeelings, { boardId });
            }}
          >
            {t("feelings.host.clearYes")}
          </button>
        </div>
      </Sheet>
    </section>
  );
}

interface LookProps extends Pick<Props, "boardId" | "content" | "commands"> {
  steps: readonly StepFeeling[];
}

/** Step by step what was said; each word can be taken off every screen but this one. */
function Look({ boardId, content, steps, commands }: LookProps) {
  const rated = content.steps.flatMap(({ id, label }) => {
    const felt = steps.find(({ stepId }) => stepId === id);
    return felt ? [{ label, felt }] : [];
  });
  return (
    <details>
      <summary>{t("feelings.host.look")}</summary>
      {rated.length === 0 && <p className="quiet">{t("feelings.host.noSteps")}</p>}
      <ul className="felt-look">
        {rated.map(({ label, felt: { stepId, spread, answered, words } }) => (
          <li key={stepId}>
            <p>
              <b dir="auto">{label}</b>{" "}
              {spread
                ? `${t("feelings.spread", { lowest: name(spread.lowest), highest: name(spread.highest) })} ${t("feelings.people", { count: answered })}.${spread.mixed ? ` ${t("feelings.mixed")}` : ""}`
                : t("feelings.tooFew")}
            </p>
            {words.length > 0 && (
              <div className="felt-words">
                {words.map(({ id, text, count, hidden }) => (
                  <button
                    key={id}
                    type="button"
                    className="btn felt-word"
                    aria-pressed={hidden}
                    aria-label={t(hidden ? "feelings.host.back" : "feelings.host.hide", { word: text })}
                    onClick={() => void commands.run(hideFeelingWord, { boardId, wordId: id, hidden: !hidden })}
                  >
                    <span dir="auto">{count > 1 ? t("feelings.roomWord", { word: text, count }) : text}</span>
                  </button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const name = (value: number) => t(`boardList.map.feelings.${value}`);
