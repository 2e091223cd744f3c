import { isBlank } from "@longtable/shared/kernel/plainName";
import { confirmMap, reopenMap, reviewMap } from "@longtable/shared/versions/versions.commands";
import { confirmDenial } from "@longtable/shared/versions/versions.rules";
import { VERSION_LIMITS } from "@longtable/shared/versions/versions.types";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { showToast } from "../../ui/toasts.ts";
import { timeText } from "../agenda/timeText.ts";
import { standingText } from "./standingText.ts";
import type { VersionParts } from "./VersionsSheet.tsx";

/** How far a map can be relied on: recording that people with lived experience looked at it, and confirming it. */
export function StandingPart({ state, boardId, commands }: VersionParts) {
  const standing = state.versions?.maps.find((one) => one.boardId === boardId) ?? DRAFT;
  const { icon, text } = standingText(standing);
  const denial = confirmDenial(standing.status);
  const whyId = useId();
  return (
    <section className="version-part">
      <h3>{t("versions.stand.title")}</h3>
      <p className="small">{t("versions.stand.lead")}</p>
      <p className="map-status" role="status" data-status={standing.status}>
        <Icon name={icon} /> <span dir="auto">{text}</span>
      </p>
      <div className="kept-acts">
        {standing.status !== "confirmed" && (
          <>
            <button
              type="button"
              className="btn btn-main"
              aria-disabled={denial !== null || commands.isBusy}
              aria-describedby={denial ? whyId : undefined}
              onClick={async () => {
                if (denial !== null) return;
                if (await commands.run(confirmMap, { boardId })) showToast(t("versions.stand.confirmed"));
              }}
            >
              {t("versions.stand.confirm")}
            </button>
            {denial && (
              <p className="small quiet" id={whyId}>
                {t("versions.stand.confirmWhy")}
              </p>
            )}
          </>
        )}
        {standing.status !== "draft" && (
          <button type="button" className="btn" onClick={() => void commands.run(reopenMap, { boardId })}>
            {t("versions.stand.reopen")}
          </button>
        )}
      </div>
      <ReviewForm boardId={boardId} commands={commands} />
      {standing.reviews.length > 0 && (
        <>
          <h4>{t("versions.stand.reviews")}</h4>
          <ul className="review-list">
            {standing.reviews.toReversed().map(({ by, at, note }) => (
              <li key={`${at} ${by}`}>
                <b dir="auto">{t("versions.stand.review_line", { by, when: timeText(at) })}</b>
                {note !== "" && <p dir="auto">{note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const DRAFT = { status: "draft", reviews: [] } as const satisfies { status: "draft"; reviews: [] };

function ReviewForm({ boardId, commands }: Pick<VersionParts, "boardId" | "commands">) {
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const [isLived, setIsLived] = useState(false);
  const [problem, setProblem] = useState<"by" | "lived" | null>(null);
  const [byId, noteId, livedId] = [useId(), useId(), useId()];
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBlank(by)) return setProblem("by");
    if (!isLived) return setProblem("lived");
    setProblem(null);
    if (!(await commands.run(reviewMap, { boardId, by, note }))) return;
    showToast(t("versions.stand.said"));
    setBy("");
    setNote("");
    setIsLived(false);
  };
  const byProblem = problem === "by" ? t("versions.stand.needsBy") : null;
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <Field id={byId} label={t("versions.stand.by")} hint={t("versions.stand.byHint")} problem={byProblem}>
        <input
          {...fieldProps(byId, { hint: true, problem: byProblem })}
          className="input"
          value={by}
          maxLength={VERSION_LIMITS.byChars}
          onChange={(event) => setBy(event.target.value)}
        />
      </Field>
      <Field id={noteId} label={t("versions.stand.note")}>
        <textarea
          {...fieldProps(noteId, {})}
          className="input"
          rows={2}
          value={note}
          maxLength={VERSION_LIMITS.noteChars}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <label className="tick" htmlFor={livedId}>
        <input id={livedId} type="checkbox" checked={isLived} onChange={(event) => setIsLived(event.target.checked)} />{" "}
        {t("versions.stand.lived")}
      </label>
      {problem === "lived" && (
        <p className="field-problem" role="alert">
          {t("versions.stand.needsLived")}
        </p>
      )}
      <button type="submit" className="btn" aria-disabled={commands.isBusy}>
        {t("versions.stand.review")}
      </button>
    </form>
  );
}
