import "./feelingWords.ts";
import "./feelings.css";
import type { OwnFeeling } from "@longtable/shared/journey/feelings.schema";
import type { StepId } from "@longtable/shared/kernel/ids";
import { type Access, accessAllows } from "@longtable/shared/participation/roles";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useOwnAnswer } from "../agreement/useOwnAnswer.ts";
import { FeelingWords } from "./FeelingWords.tsx";
import { RoomFelt } from "./RoomFelt.tsx";

interface Props {
  session: Session;
  boardId: string;
  stepId: StepId;
  access: Access;
}

type Own = Pick<OwnFeeling, "value" | "words">;
const GAP: Own = { value: null, words: [] };

/** How a step felt: one's own rating while the room is asked, and the room's once it is shown. */
export default function StepFeeling({ session, boardId, stepId, access }: Props) {
  const state = useStore(session.state);
  const rating = state?.feelings?.find((one) => one.boardId === boardId);
  if (!rating || !state) return null;
  const mayRate = rating.state === "open" && state.me.participantId !== undefined && accessAllows(access, "contribute");
  const felt = rating.isShown ? rating.steps?.find((step) => step.stepId === stepId) : undefined;
  return (
    <>
      {mayRate && <OwnRating key={stepId} session={session} boardId={boardId} stepId={stepId} own={rating.mine} />}
      {felt && <RoomFelt felt={felt} />}
    </>
  );
}

interface OwnProps extends Omit<Props, "access"> {
  own: readonly OwnFeeling[] | undefined;
}

function OwnRating({ session, boardId, stepId, own }: OwnProps) {
  const id = useId();
  const mine = own?.find((one) => one.stepId === stepId);
  const { answer, problem, send } = useOwnAnswer<Own>(session, {
    type: "feeling.rate",
    isOf: (input) => input.boardId === boardId && input.stepId === stepId,
    answerIn: ({ value, words }) => ({ value: value as Own["value"], words: words as string[] }),
    mine: mine ? { value: mine.value, words: mine.words } : GAP,
  });
  const given = answer ?? GAP;
  const give = (change: Partial<Own>) => void send({ boardId, stepId, ...given, ...change });
  const isGap = given.value === null && given.words.length === 0;
  return (
    <section className="felt-card card" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t("feelings.ask")}</h3>
      <Scale id={id} value={given.value} onChoose={(value) => give({ value })} />
      <p className="felt-yours" role="status">
        {given.value === null
          ? t("feelings.none")
          : t("feelings.yours", { feeling: t(`boardList.map.feelings.${given.value}`) })}
      </p>
      <FeelingWords words={given.words} onWords={(words) => give({ words })} />
      {problem && (
        <Notice tone="stop" isUrgent>
          {problem}
        </Notice>
      )}
      {!isGap && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            give(GAP);
            announce(t("feelings.takenBack"));
          }}
        >
          {t("feelings.takeBack")}
        </button>
      )}
      <p className="small quiet">{t("feelings.private")}</p>
    </section>
  );
}

const SCALE = [-2, -1, 0, 1, 2] as const;

/** Five radio buttons from very hard to very good: arrow keys move along them. */
function Scale({ id, value, onChoose }: { id: string; value: number | null; onChoose(value: number): void }) {
  return (
    <fieldset className="felt-scale">
      <legend className="sr">{t("feelings.ask")}</legend>
      <div className="felt-row">
        {SCALE.map((one) => (
          <label key={one} className="felt-choice">
            <input
              type="radio"
              className="sr"
              name={`${id}-felt`}
              value={one}
              checked={value === one}
              onChange={() => onChoose(one)}
            />
            <Icon name={`feel-${one}`} />
            <span className="sr">{t(`boardList.map.feelings.${one}`)}</span>
          </label>
        ))}
      </div>
      <div className="felt-ends small" aria-hidden="true">
        <span>{t("feelings.low")}</span>
        <span>{t("feelings.high")}</span>
      </div>
    </fieldset>
  );
}
