import { insertTemplate } from "@longtable/shared/workshop/agenda.commands";
import type { AgendaPlace } from "@longtable/shared/workshop/agenda.rules";
import { TEMPLATES } from "@longtable/shared/workshop/templates/templates";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";

/** A template's activities, to be put at a place of the agenda. */
export function TemplateSheet(props: { place: AgendaPlace; commands: Commands; onClose(): void }) {
  const { place, commands, onClose } = props;
  const choose = async (templateId: string) => {
    if (commands.isBusy) return;
    if ((await commands.run(insertTemplate, { templateId, phase: place.phase })) !== null) onClose();
  };
  return (
    <Sheet title={t("agenda.templates.title")} onClose={onClose}>
      <p>{t("agenda.templates.lead")}</p>
      <ul className="plan-templates">
        {TEMPLATES.map(({ id, title, purpose, minutes, activities }) => (
          <li key={id}>
            <div>
              <b>{title}</b>
              <p>{purpose}</p>
              <p className="quiet small">
                {t("agenda.templates.count", { count: activities.length })} ·{" "}
                {t("agenda.templates.minutes", { minutes })}
              </p>
            </div>
            <button type="button" className="btn" aria-disabled={commands.isBusy} onClick={() => void choose(id)}>
              {t("agenda.templates.choose")}
              <span className="sr"> {title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
