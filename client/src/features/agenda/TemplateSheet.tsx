import { insertTemplate } from "@longtable/shared/workshop/agenda.commands";
import type { AgendaPlace } from "@longtable/shared/workshop/agenda.rules";
import { TEMPLATES } from "@longtable/shared/workshop/templates/templates";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";
import { fetchPicture, type ListedTemplate, useOwnTemplates } from "../templates/ownTemplates.ts";
import { TemplatePicture } from "../templates/TemplatePicture.tsx";

interface Props {
  place: AgendaPlace;
  token: string;
  commands: Commands;
  onClose(): void;
}

const BUILT_IN: readonly ListedTemplate[] = TEMPLATES.map(({ id, title, purpose, minutes, activities }) => ({
  id,
  title,
  purpose,
  minutes,
  activities: activities.length,
}));

/** A template's activities, to be put at a place of the agenda: the server's own first. */
export function TemplateSheet({ place, token, commands, onClose }: Props) {
  const own = useOwnTemplates(token);
  const choose = async (templateId: string) => {
    if (commands.isBusy) return;
    if ((await commands.run(insertTemplate, { templateId, phase: place.phase })) !== null) onClose();
  };
  return (
    <Sheet title={t("agenda.templates.title")} onClose={onClose}>
      <p>{t("agenda.templates.lead")}</p>
      <ul className="plan-templates">
        {[...own, ...BUILT_IN].map((template) => (
          <Offer
            key={template.id}
            template={template}
            token={token}
            isBusy={commands.isBusy}
            onChoose={() => void choose(template.id)}
          />
        ))}
      </ul>
    </Sheet>
  );
}

interface OfferProps {
  template: ListedTemplate;
  token: string;
  isBusy: boolean;
  onChoose(): void;
}

function Offer({ template: { id, title, purpose, minutes, activities, isOwn }, token, isBusy, onChoose }: OfferProps) {
  const load = useMemo(() => (isOwn ? () => fetchPicture(id, token) : undefined), [isOwn, id, token]);
  return (
    <li>
      <TemplatePicture id={id} load={load} />
      <div>
        <b dir="auto">{title}</b>
        <p>{isOwn ? t("agenda.templates.own") : purpose}</p>
        <p className="quiet small">
          {t("agenda.templates.count", { count: activities })}
          {minutes > 0 && ` · ${t("agenda.templates.minutes", { minutes })}`}
        </p>
      </div>
      <button type="button" className="btn" aria-disabled={isBusy} onClick={onChoose}>
        {t("agenda.templates.choose")}
        <span className="sr"> {title}</span>
      </button>
    </li>
  );
}
