import { LIMITS } from "@longtable/shared/kernel/limits";
import { declareRung } from "@longtable/shared/reflection/reflection.commands";
import { type Reflection, RUNGS, type Rung } from "@longtable/shared/reflection/reflection.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";
import { AskPart } from "./AskPart.tsx";
import { RungBars } from "./RungBars.tsx";

/** Done to, for or with people: what hosts say beside what the room says. */
export function RungCard({ reflection: { declared, rung }, commands }: { reflection: Reflection; commands: Commands }) {
  return (
    <section className="card after-card" aria-labelledby="rung-title">
      <h2 id="rung-title">{t("followUp.rung.title")}</h2>
      <p>{t("followUp.rung.lead")}</p>
      <h3>{t("followUp.rung.declared")}</h3>
      <DeclareForm key={JSON.stringify(declared)} declared={declared} commands={commands} />
      <h3>{t("followUp.rung.room")}</h3>
      <AskPart question="rung" name={t("followUp.rung.title")} asked={rung} commands={commands} />
      {rung?.counts && <RungBars counts={rung.counts} />}
      {rung?.state === "closed" && !rung.counts && <p>{t("followUp.ask.withheld", { count: rung.answered })}</p>}
    </section>
  );
}

function DeclareForm({ declared, commands }: { declared: Reflection["declared"]; commands: Commands }) {
  const [rung, setRung] = useState<Rung | "none">(declared?.rung ?? "none");
  const [reason, setReason] = useState(declared?.reason ?? "");
  const id = useId();
  const isSame = rung === (declared?.rung ?? "none") && reason.trim() === (declared?.reason ?? "");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (rung !== "none" && !commands.isBusy) void commands.run(declareRung, { rung, reason: reason.trim() });
  };
  return (
    <form className="after-form" onSubmit={save}>
      {!declared && <p className="quiet">{t("followUp.rung.notDeclared")}</p>}
      <Segments<Rung | "none">
        label={t("followUp.rung.declared")}
        value={rung}
        options={RUNGS.map((value) => ({ value, label: t(`followUp.rung.${value}`) }))}
        onChange={setRung}
      />
      <Field id={id} label={t("followUp.rung.why")}>
        <input
          {...fieldProps(id, {})}
          className="input"
          maxLength={LIMITS.reasonChars}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <div className="after-acts">
        <button type="submit" className="btn" aria-disabled={rung === "none" || isSame}>
          {t("followUp.rung.save")}
        </button>
      </div>
    </form>
  );
}
