import { declineSuggestion } from "@longtable/shared/purpose/purpose.commands";
import type { Suggestion, SuggestionSubject } from "@longtable/shared/purpose/purpose.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  state: WorkshopState;
  about: SuggestionSubject;
  commands: Commands;
  verb: string;
  onTake(suggestion: Suggestion): void;
}

/** What people have suggested, without names; each is taken up or left. */
export function Suggestions({ state, about, commands, verb, onTake }: Props) {
  const waiting = (state.agenda?.suggestions ?? []).filter((suggestion) => suggestion.about === about);
  const leave = async ({ id }: Suggestion) => {
    if ((await commands.run(declineSuggestion, { suggestionId: id, isDeclined: true })) === null) return;
    const bringBack = () => void commands.run(declineSuggestion, { suggestionId: id, isDeclined: false });
    showToast(t("agenda.suggestions.left"), { label: t("agenda.suggestions.bringBack"), perform: bringBack });
  };
  return (
    <section className="plan-suggestions">
      <div className="between">
        <h3>{t("agenda.suggestions.title")}</h3>
        <span className="chip">
          <Icon name="private" /> {t("agenda.suggestions.hostsOnly")}
        </span>
      </div>
      {waiting.length === 0 && <p className="quiet">{t("agenda.suggestions.none")}</p>}
      <ul>
        {waiting.map((suggestion) => (
          <li key={suggestion.id}>
            <p dir="auto">{suggestion.text}</p>
            <div className="plan-acts">
              <button type="button" className="btn" onClick={() => onTake(suggestion)}>
                {verb}
                <span className="sr">: {suggestion.text}</span>
              </button>
              <button type="button" className="btn btn-plain" onClick={() => void leave(suggestion)}>
                {t("agenda.suggestions.leave")}
                <span className="sr">: {suggestion.text}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
