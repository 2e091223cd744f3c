import type { HostAgenda } from "@longtable/shared/workshop/agenda.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { KeyboardEvent, PointerEvent } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { AgendaMoves } from "./useAgendaMoves.ts";

interface Props {
  activity: Activity;
  moves: AgendaMoves;
  /** Reasons why it was closed without what it makes; oldest first. */
  closings: HostAgenda["closings"];
  isDragged: boolean;
  handle: Partial<
    Record<
      "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel",
      (event: PointerEvent<HTMLElement>) => void
    >
  >;
  onChange(): void;
  onAddAfter(): void;
  onCopy(): void;
  onRemove(): void;
}

const STEPS = { ArrowUp: -1, ArrowDown: 1 } as const;

/** One activity of the plan: what it is, and everything that can be done with it. */
export function AgendaRow(props: Props) {
  const { activity, moves, closings, isDragged, handle } = props;
  const { id, title, prompt, state } = activity;
  const onKey = (event: KeyboardEvent) => {
    const by = STEPS[event.key as keyof typeof STEPS];
    if (!by) return;
    event.preventDefault();
    moves.step(activity, by, `[data-row="${id}"] .plan-handle`);
  };
  return (
    <li className={isDragged ? "plan-row is-dragged" : "plan-row"} data-row={id}>
      <button
        type="button"
        className="btn btn-plain btn-icon plan-handle"
        aria-label={t("agenda.drag", { title })}
        onKeyDown={onKey}
        {...handle}
      >
        <Icon name="move" />
      </button>
      <div className="plan-words">
        <p className="plan-title">
          <b dir="auto">{title}</b>
          {state !== "queued" && <span className="chip">{t(`console.state.${state}`)}</span>}
        </p>
        {prompt && (
          <p className="plan-prompt" dir="auto">
            {prompt}
          </p>
        )}
        <Facts activity={activity} />
        {closings.map(({ at, reason }) => (
          <p key={at} className="plan-why">
            {t("agenda.withoutOutput", {
              output: t(`console.output.${activity.outputType}`),
              reason: reason ?? t("agenda.noReason"),
            })}
          </p>
        ))}
        <RowActs {...props} />
      </div>
      <div className="plan-steps">
        <Step activity={activity} moves={moves} by={-1} />
        <Step activity={activity} moves={moves} by={1} />
      </div>
    </li>
  );
}

function Facts({ activity }: { activity: Activity }) {
  const { minutes, outputType, boards, isPreWork, isPromptLocked, place, writing } = activity;
  const facts = [
    minutes > 0 && t("console.minutes", { count: minutes }),
    t("console.makes", { output: t(`console.output.${outputType}`) }),
    boards.map((board) => board.title).join(", "),
    isPreWork && t("agenda.preWork"),
    place === "tables" && t("agenda.tables"),
    writing === "alone" && t("agenda.alone"),
    isPromptLocked && t("agenda.locked"),
  ];
  return <p className="plan-facts">{facts.filter(Boolean).join(" · ")}</p>;
}

function RowActs({ activity, onChange, onAddAfter, onCopy, onRemove }: Props) {
  const { title, state, isPromptLocked } = activity;
  return (
    <div className="plan-acts">
      <Act word={t("agenda.change")} title={title} onClick={onChange} />
      <Act word={t("agenda.copy")} title={title} onClick={onCopy} />
      <Act word={t("agenda.addAfter")} title={title} onClick={onAddAfter} />
      {state === "queued" && !isPromptLocked && <Act word={t("agenda.remove")} title={title} onClick={onRemove} />}
    </div>
  );
}

/** A word to press; what it is done to is said to those who cannot see the row. */
function Act({ word, title, onClick }: { word: string; title: string; onClick(): void }) {
  return (
    <button type="button" className="btn btn-plain" onClick={onClick}>
      {word}
      <span className="sr"> {title}</span>
    </button>
  );
}

function Step({ activity, moves, by }: { activity: Activity; moves: AgendaMoves; by: 1 | -1 }) {
  const name = by === 1 ? "down" : "up";
  const mayMove = moves.mayMove(activity, by);
  return (
    <button
      type="button"
      className={`btn btn-icon is-${name}`}
      aria-label={t(`agenda.${name}`, { title: activity.title })}
      aria-disabled={!mayMove}
      onClick={() => mayMove && moves.step(activity, by, `[data-row="${activity.id}"] .is-${name}`)}
    >
      <Icon name="down" />
    </button>
  );
}
