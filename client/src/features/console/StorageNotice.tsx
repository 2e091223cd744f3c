import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Notice } from "../../ui/Notice.tsx";

const PROBLEMS = ["diskFull", "readOnly", "diskError"] as const;

/** Says that nothing can be kept just now, while the server says so. */
export function StorageNotice({ session }: { session: Session }) {
  const notice = useStore(session.notice);
  const problem = PROBLEMS.find((name) => notice === `storage.${name}`);
  if (!problem) return null;
  return (
    <Notice tone="stop" isUrgent>
      <p>
        <b>{t(`console.storage.${problem}`)}</b> {t("console.storage.whatNow")}
      </p>
    </Notice>
  );
}
