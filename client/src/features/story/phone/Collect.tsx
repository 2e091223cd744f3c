import { useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { useLate } from "../../../ui/useLate.ts";

const load = () => import("../host/EvidenceForm.tsx");

/** For people who collect evidence: what somebody else told them, or what they saw (METHODS M24). */
export function Collect({ session }: { session: Session }) {
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  return (
    <section className="dialog-part">
      <h3>{t("stories.collect.title")}</h3>
      <p>{t("stories.collect.lead")}</p>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t("stories.collect.add")}
      </button>
      <p role="status">{isSaved ? t("stories.own.saved") : ""}</p>
      {isOpen && <Form session={session} onSaved={() => setSaved(true)} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Form({ session, onSaved, onClose }: { session: Session; onSaved(): void; onClose(): void }) {
  const EvidenceForm = useLate(load);
  const [problem, setProblem] = useState<string | null>(null);
  if (!EvidenceForm) return <p role="status">{t("stories.sheet.loading")}</p>;
  return (
    <EvidenceForm
      seat={session.seat}
      story={null}
      onSave={async (given) => {
        const reply = await session.send("story.add", { ...given }, { keep: false });
        setProblem(reply.ok ? null : errorText(reply.error.messageKey));
        if (reply.ok) onSaved();
        return reply.ok;
      }}
      problem={problem && <p role="alert">{problem}</p>}
      onClose={onClose}
    />
  );
}
