import "./purposeWords.ts";
import "./wallPurpose.css";
import { currentQuestion } from "@longtable/shared/purpose/purpose.rules";
import type { RoomQuestion } from "@longtable/shared/purpose/purpose.schema";
import { t } from "../../i18n/t.ts";

/** Longer ones are set smaller, in letters. */
const SHORT = 110;

/** What the room works on, where people wait for it to begin. */
export function WallQuestion({ question }: { question: RoomQuestion | undefined }) {
  const text = currentQuestion(question)?.text;
  if (!text) return null;
  return (
    <p className={text.length > SHORT ? "wall-purpose is-long" : "wall-purpose"}>
      <span>{t("purpose.wall.question")}</span>
      <b dir="auto">{text}</b>
    </p>
  );
}
