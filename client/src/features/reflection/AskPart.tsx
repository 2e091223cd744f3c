import { askQuestion, closeQuestion } from "@longtable/shared/reflection/reflection.commands";
import type { Question } from "@longtable/shared/reflection/reflection.schema";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  question: Question;
  /** What is asked, for those who hear the button alone. */
  name: string;
  asked: { state: "open" | "closed"; answered: number } | null;
  commands: Commands;
}

/** A question to the room: ask, see how many have answered, close and count. It is asked once. */
export function AskPart({ question, name, asked, commands }: Props) {
  if (asked?.state === "closed") return <p>{t("followUp.ask.closed", { count: asked.answered })}</p>;
  const command = asked ? closeQuestion : askQuestion;
  return (
    <div className="stack">
      {asked && <p role="status">{t("followUp.ask.open", { count: asked.answered })}</p>}
      <div className="after-acts">
        <button
          type="button"
          className="btn"
          aria-disabled={commands.isBusy}
          onClick={() => void commands.run(command, { question })}
        >
          {t(asked ? "followUp.ask.close" : "followUp.ask.ask")}
          <span className="sr">: {name}</span>
        </button>
      </div>
      <p className="hint">{t("followUp.ask.final")}</p>
    </div>
  );
}
