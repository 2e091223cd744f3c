import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useLate } from "../../ui/useLate.ts";
import type { RefusedProps } from "./Refused.tsx";

// Nothing is refused without a line, so a phone need not carry this.
const load = () => import("./Refused.tsx");

/** What is not on the server's disk, said plainly, and what was refused, with its words kept. */
export function SaveNotices({ session }: { session: Session }) {
  const { status, count } = useStore(session.save);
  const unsent = useStore(session.unsent);
  const isKept = useStore(session.isKept);
  const hasLate = useStore(session.lateNotes) > 0;
  const refused = unsent.filter((item) => item.refused !== null);
  const waitingCount = unsent.length - refused.length;
  const isWaiting = status === "unsaved" && (waitingCount > 0 || count === 0);
  const hadTrouble = useRef(false);

  useEffect(() => {
    if (isWaiting) {
      hadTrouble.current = true;
      announce(t(isKept ? "participant.said.unsaved" : "participant.save.offlineUnkept"));
    }
    // What was refused and then put away is not saved: of that, nothing is said.
    if (refused.length > 0) hadTrouble.current = false;
    if (status === "saved" && hadTrouble.current) {
      hadTrouble.current = false;
      showToast(t("participant.save.allSaved"));
    }
  }, [status, isWaiting, isKept, refused.length]);

  if (status !== "unsaved" && refused.length === 0 && !hasLate) return null;
  return (
    <div className="save-notices">
      {hasLate && (
        <Notice tone="ok" isUrgent>
          {t("participant.save.late")}
        </Notice>
      )}
      {isWaiting && (
        <Notice tone="wait">
          {waitingCount > 0 ? (
            <p>
              <b>{t("participant.save.offlineTitle")}</b>{" "}
              {t(isKept ? "participant.save.offline" : "participant.save.offlineUnkept")}
            </p>
          ) : (
            <p>{t("participant.save.line")}</p>
          )}
        </Notice>
      )}
      {refused.length > 0 && <LateRefused items={refused} session={session} />}
    </div>
  );
}

function LateRefused(props: RefusedProps) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
