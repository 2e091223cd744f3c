import { t } from "../i18n/t.ts";
import type { SaveState } from "../session/session.types.ts";
import { Icon } from "./Icon.tsx";

/** What is on the server's disk and what is not: three shapes, three words, never hidden (LOOK section 5). */
export function SavePill({ save }: { save: SaveState }) {
  const words = save.status === "unsaved" ? t("save.unsaved", { count: save.count }) : t(`save.${save.status}`);
  return (
    <span className={`pill pill-${save.status}`} role="status">
      <Icon name={save.status} /> {words}
    </span>
  );
}
