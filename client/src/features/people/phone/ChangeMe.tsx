import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { type KeptSeat, tokenStore } from "../../../session/tokenStore.ts";
import { Icon } from "../../../ui/Icon.tsx";

const MAX_CHARS = 40;

interface Props {
  session: Session;
  seat: KeptSeat;
  state: WorkshopState;
}

/** One's own name for today and group, which can be changed at any time. */
export function ChangeMe({ session, seat, state }: Props) {
  const { me, workshop } = state;
  const [alias, setAlias] = useState(me.alias ?? "");
  const [group, setGroup] = useState<string>(me.groupId ?? "");
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const save = async () => {
    const name = alias.trim();
    if (name === "" && me.alias) return setSaid(t("peoplePhone.me.nameMissing"));
    const input = { ...(name !== "" && { alias: name }), groupId: group || null };
    const reply = await session.send<{ alias: string }>("people.changeMe", input, { keep: false });
    if (!reply.ok) return setSaid(errorText(reply.error.messageKey));
    // The name is half of the way back in.
    tokenStore.keep("participant", {
      ...(tokenStore.find("participant", seat.workshopId) ?? seat),
      alias: reply.result.alias,
    });
    setSaid(t("peoplePhone.me.saved"));
  };
  return (
    <section className="dialog-part">
      <h3>{t("peoplePhone.me.title")}</h3>
      <p>{t(`peoplePhone.names.${workshop.names ?? "off"}`)}</p>
      <form
        noValidate
        className="own-me"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-name`}>{t("peoplePhone.me.name")}</label>
          <input
            id={`${id}-name`}
            className="input"
            value={alias}
            maxLength={MAX_CHARS}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => setAlias(target.value)}
          />
          <p className="hint" id={`${id}-hint`}>
            {t("peoplePhone.me.words")}
          </p>
        </div>
        {workshop.groups.length > 0 && (
          <div className="field">
            <label htmlFor={`${id}-group`}>{t("peoplePhone.me.group")}</label>
            <span className="picker">
              <select
                id={`${id}-group`}
                className="input"
                value={group}
                onChange={({ target }) => setGroup(target.value)}
              >
                <option value="">{t("peoplePhone.me.none")}</option>
                {workshop.groups.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.label}
                  </option>
                ))}
              </select>
              <Icon name="down" />
            </span>
          </div>
        )}
        <button type="submit" className="btn">
          {t("peoplePhone.me.save")}
        </button>
        <p role="status">{said}</p>
      </form>
    </section>
  );
}
