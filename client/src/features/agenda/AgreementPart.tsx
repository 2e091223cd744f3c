import { setAgreement, takeSuggestion } from "@longtable/shared/purpose/purpose.commands";
import { sameLines } from "@longtable/shared/purpose/purpose.rules";
import { type AgreementLine, type AgreementSide, PURPOSE_LIMITS } from "@longtable/shared/purpose/purpose.schema";
import { setScreen } from "@longtable/shared/workshop/workshop.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";
import { Meanwhile } from "./Meanwhile.tsx";
import { Suggestions } from "./Suggestions.tsx";
import { timeText } from "./timeText.ts";

const SIDES: readonly AgreementSide[] = ["hosts", "all"];
const NO_LINES: readonly AgreementLine[] = [];

/** A line as it is written, with a name of its own so that taking one off leaves the focus of the others alone. */
interface DraftLine extends AgreementLine {
  key: number;
}

let lastKey = 0;
function draftOf(lines: readonly AgreementLine[]): DraftLine[] {
  return lines.map(({ side, text }) => {
    lastKey += 1;
    return { side, text, key: lastKey };
  });
}
const linesOf = (draft: readonly DraftLine[]): AgreementLine[] =>
  SIDES.flatMap((side) => draft.filter((line) => line.side === side))
    .map(({ side, text }) => ({ side, text: text.trim() }))
    .filter(({ text }) => text !== "");

const starters = (): DraftLine[] =>
  draftOf([
    { side: "hosts", text: t("agenda.agreement.starters.time") },
    { side: "hosts", text: t("agenda.agreement.starters.answers") },
    { side: "all", text: t("agenda.agreement.starters.names") },
    { side: "all", text: t("agenda.agreement.starters.turns") },
    { side: "all", text: t("agenda.agreement.starters.words") },
    { side: "all", text: t("agenda.agreement.starters.private") },
  ]);

/** What each side expects of the other, as hosts write it. */
export function AgreementPart({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const { agreement } = state.workshop;
  const history = state.agenda?.agreementHistory ?? [];
  const standing = agreement?.lines ?? NO_LINES;
  const version = agreement?.version ?? history.at(-1)?.version ?? 0;
  const [known, setKnown] = useState({ lines: standing, version });
  const [draft, setDraft] = useState(() => draftOf(standing));
  const isTouched = !sameLines(linesOf(draft), known.lines);
  const follow = () => {
    setKnown({ lines: standing, version });
    setDraft(draftOf(standing));
  };
  if (!isTouched && known.version !== version) follow();
  const isBehind = isTouched && known.version !== version;
  const id = useId();
  const save = async (basedOn: number) => {
    if (commands.isBusy) return;
    const lines = linesOf(draft);
    const saved = await commands.run(setAgreement, { lines, basedOn });
    if (saved === null) return;
    setKnown({ lines, version: saved.version });
    showToast(t("agenda.agreement.saved"));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(known.version);
  };
  return (
    <section className="card plan-card" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t("agenda.agreement.title")}</h2>
      <p className="quiet">{t("agenda.agreement.lead")}</p>
      {agreement && (
        <div className="between">
          <p className="small quiet">{t("agenda.agreement.version", { version, time: timeText(agreement.at) })}</p>
          <button
            type="button"
            className="btn btn-plain"
            onClick={() => void commands.run(setScreen, { screen: "agreement" })}
          >
            <Icon name="screen" /> {t("agenda.agreement.show")}
          </button>
        </div>
      )}
      {draft.length === 0 && (
        <>
          <p>{t("agenda.agreement.none")}</p>
          <button type="button" className="btn" onClick={() => setDraft(starters())}>
            {t("agenda.agreement.start")}
          </button>
        </>
      )}
      {isBehind && (
        <Meanwhile
          theirs={standing.map(({ text }) => text).join(" ")}
          onKeep={() => void save(version)}
          onTake={follow}
        />
      )}
      <form className="plan-form" onSubmit={submit}>
        {SIDES.map((side) => (
          <Lines key={side} side={side} draft={draft} onDraft={setDraft} />
        ))}
        <button type="submit" className="btn" aria-disabled={commands.isBusy || !isTouched}>
          {t("agenda.agreement.save")}
        </button>
      </form>
      <Suggestions
        state={state}
        about="agreement"
        commands={commands}
        verb={t("agenda.suggestions.take")}
        onTake={({ id: suggestionId }) => void commands.run(takeSuggestion, { suggestionId })}
      />
      {history.length > 0 && (
        <details className="plan-rights">
          <summary>{t("agenda.agreement.earlier")}</summary>
          <ol className="plan-versions">
            {history.map((earlier) => (
              <li key={earlier.version}>
                <span className="quiet small">
                  {t("agenda.agreement.version", { version: earlier.version, time: timeText(earlier.at) })}
                </span>
                <ul>
                  {earlier.lines.map(({ side, text }) => (
                    <li key={`${side} ${text}`} dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

interface LinesProps {
  side: AgreementSide;
  draft: readonly DraftLine[];
  onDraft(draft: DraftLine[]): void;
}

/** One side's lines. */
function Lines({ side, draft, onDraft }: LinesProps) {
  const lines = draft.filter((line) => line.side === side);
  const words = t(`agenda.agreement.sides.${side}`);
  return (
    <fieldset className="plan-lines">
      <legend className="label">{words}</legend>
      {lines.map((line, index) => (
        <div key={line.key} className="plan-line">
          <input
            className="input"
            dir="auto"
            aria-label={t("agenda.agreement.line", { number: index + 1, side: words })}
            maxLength={PURPOSE_LIMITS.lineChars}
            value={line.text}
            onChange={({ target }) =>
              onDraft(draft.map((one) => (one.key === line.key ? { ...one, text: target.value } : one)))
            }
          />
          <button
            type="button"
            className="btn btn-plain btn-icon"
            aria-label={t("agenda.agreement.removeLine", { number: index + 1, side: words })}
            onClick={() => onDraft(draft.filter(({ key }) => key !== line.key))}
          >
            <Icon name="x" />
          </button>
        </div>
      ))}
      {draft.length < PURPOSE_LIMITS.linesPerAgreement && (
        <button
          type="button"
          className="btn btn-plain"
          aria-label={t("agenda.agreement.addLineTo", { side: words })}
          onClick={() => onDraft([...draft, ...draftOf([{ side, text: "" }])])}
        >
          <Icon name="plus" /> {t("agenda.agreement.addLine")}
        </button>
      )}
    </fieldset>
  );
}
