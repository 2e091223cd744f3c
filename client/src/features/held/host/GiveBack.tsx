import type { WaitingNote } from "@longtable/shared/held/held.schema";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Field, fieldProps } from "../../../ui/Field.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";

interface Props {
  /** Null while none is given back. */
  note: WaitingNote | null;
  onGive(note: WaitingNote, reason: string): void;
  onClose(): void;
}

/** Gives a waiting note back to its writer, with a reason. */
export function GiveBack({ note, onGive, onClose }: Props) {
  return (
    <Sheet title={t("heldHosts.queue.reasonTitle")} isOpen={note !== null} onClose={onClose}>
      {note && <Form key={note.id} note={note} onGive={onGive} onClose={onClose} />}
    </Sheet>
  );
}

function Form({ note, onGive, onClose }: Props & { note: WaitingNote }) {
  const id = useId();
  const [reason, setReason] = useState("");
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onGive(note, reason.trim());
        onClose();
      }}
    >
      <p>{t("heldHosts.queue.reasonLead")}</p>
      <p className="moved-words" dir="auto">
        {note.text}
      </p>
      <Field id={id} label={t("heldHosts.queue.reason")}>
        <textarea
          {...fieldProps(id, {})}
          className="input"
          rows={2}
          maxLength={LIMITS.reasonChars}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t("heldHosts.queue.reasonNo")}
        </button>
        <button type="submit" className="btn btn-main">
          {t("heldHosts.queue.reasonYes")}
        </button>
      </div>
    </form>
  );
}
