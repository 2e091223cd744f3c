import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

/** For hosts: the programme this workshop belongs to, with the way to its page. */
export function ProgrammeLink({ state: { programme, workshop } }: { state: WorkshopState }) {
  if (!programme) return null;
  return (
    <p>
      <a
        className="btn btn-plain"
        href={`/programme/${programme.id}?from=${workshop.id}`}
        target="_blank"
        rel="noopener"
      >
        <Icon name="flag" /> {t("followUp.programme", { title: programme.title })}
      </a>
    </p>
  );
}
