import type { ActivityAccess } from "@longtable/shared/workshop/workshop.schema";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Choice } from "./Choice.tsx";

const LEVELS = {
  participant: ["none", "read", "contribute", "edit"],
  tableHost: ["none", "read", "contribute", "edit"],
  observer: ["none", "read"],
} as const;
const ROLES = ["participant", "tableHost", "observer"] as const;

/** What each role may do on the boards while the activity is open. Groups have no say in it. */
export function AccessFields({ access, onAccess }: { access: ActivityAccess; onAccess(access: ActivityAccess): void }) {
  const id = useId();
  return (
    <details className="plan-rights">
      <summary>{t("agenda.form.rights")}</summary>
      <div className="plan-pair">
        {ROLES.map((role) => (
          <Choice
            key={role}
            id={`${id}-${role}`}
            label={t(`agenda.form.access.${role}`)}
            value={access[role]}
            options={LEVELS[role].map((value) => ({ value, label: t(`agenda.form.levels.${value}`) }))}
            onChange={(value) => onAccess({ ...access, [role]: value })}
          />
        ))}
      </div>
    </details>
  );
}
