import "./followUpWords.ts";
import "./wallAfter.css";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { dayText } from "../../ui/dayText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { usePages } from "../projector/usePages.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../projector/WallParts.tsx";
import { reportPages, type WallEntry } from "./reportPages.ts";

/** "You said, we did" on the wall: what is late from last time, answers, decisions, who does what; a few to a page. */
export function WallReport(parts: WallParts & { now: number }) {
  const { state, join, serverNow, now } = parts;
  const pages = useMemo(() => reportPages(entriesOf(state)), [state]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow, { startsFirst: true });
  const page = pages[turning.index];
  return (
    <div className="wall">
      <WallHead
        kicker={
          <>
            <b>{t("followUp.wall.report")}</b> · {state.workshop.title}
          </>
        }
        heading={
          <>
            {page?.heading ?? t("followUp.wall.report")}
            {pages.length > 1 && <small>{t("projector.part", { part: turning.index + 1, parts: pages.length })}</small>}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-page wall-report" key={page?.key ?? "empty"}>
        {page ? (
          <ul>
            {page.entries.map((entry) => (
              <li key={entry.id}>
                <Icon name={entry.mark} />
                <div>
                  <p className="wall-report-said" dir="auto">
                    {entry.text}
                  </p>
                  <p dir="auto">
                    <b>{entry.strong}</b>
                    {entry.rest && ` ${entry.rest}`}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        ) : (
          <p>{t("followUp.wall.nothing")}</p>
        )}
      </main>
      <footer className="wall-foot">
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

const DECISION_MARKS = { agreed: "full", proposed: "half", notAgreed: "none", parked: "pause" } as const;

/** Everything in the state that the wall may tell, as lines under headings, in the order it is told. */
function entriesOf({ followThrough, decisions }: WorkshopState): WallEntry[] {
  if (!followThrough) return [];
  const { ideas, commitments, carried } = followThrough;
  const promise = (
    heading: string,
    { id, what, owners, due, state, isOverdue }: (typeof commitments)[number],
  ): WallEntry => ({
    id,
    heading,
    mark: state === "done" ? "full" : state === "dropped" ? "none" : state === "inProgress" ? "half" : "unknown",
    text: what,
    strong: `${isOverdue ? `${t("followUp.commitments.late")}: ` : ""}${t(`followUp.commitments.${state}`)}.`,
    rest: t("followUp.commitments.line", { owners: owners.join(", "), due: dayText(due) }),
  });
  return [
    ...(carried?.commitments ?? []).map((one) =>
      promise(t("followUp.wall.fromLast", { title: carried?.title ?? "" }), one),
    ),
    ...ideas.map(
      ({ noteId, text, response }): WallEntry => ({
        id: noteId,
        heading: t("followUp.answers.title"),
        mark: response ? { doing: "full", partly: "half", cant: "none" }[response.outcome] : "unknown",
        text,
        strong: `${t(response ? `followUp.answers.${response.outcome}` : "followUp.wall.waiting")}.`,
        rest: response?.reason ?? "",
      }),
    ),
    ...decisions
      .filter(({ state }) => state !== "proposed")
      .map(
        ({ id, question, state, method }): WallEntry => ({
          id: `decision-${id}`,
          heading: t("followUp.wall.decided"),
          mark: DECISION_MARKS[state],
          text: question,
          strong: `${t(`projector.decision.${state}`)}, ${t(`projector.by.${method}`)}`,
          rest: "",
        }),
      ),
    ...commitments.map((one) => promise(t("followUp.commitments.title"), one)),
  ];
}
