import { setHostName } from "@longtable/shared/hosts/hosts.commands";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import type { Commands } from "../console/useCommands.ts";

/** What a host wants to be called in front of the room. */
export function OwnName({ name, commands }: { name: string; commands: Commands }) {
  const [text, setText] = useState(name);
  const id = useId();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && text.trim() !== name) void commands.run(setHostName, { name: text.trim() });
  };
  return (
    <form className="hosts-name" onSubmit={save}>
      <Field id={id} label={t("hosts.name.label")} hint={t("hosts.name.hint")}>
        <input
          {...fieldProps(id, { hint: true })}
          className="input"
          autoComplete="off"
          maxLength={LIMITS.aliasChars}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <button type="submit" className="btn">
        {t("hosts.name.save")}
      </button>
      <p className="hint" role="status">
        {name !== "" && text === name && t("hosts.name.saved", { name })}
      </p>
    </form>
  );
}
