import "./roomWords.ts";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { hostsToTell } from "./roomShown.ts";

/** "I need a pause": tells one host, or any, in private; says what they answered. */
export function PauseAsk({ session }: { session: Session }) {
  const state = useStore(session.state);
  const { pause, reply } = state?.hands ?? {};
  const [hasFailed, setFailed] = useState(false);
  const send = async (type: string, input: Record<string, unknown>) =>
    setFailed(!(await session.send(type, input, { keep: false })).ok);
  const hosts = state?.hosts?.list ?? [];
  const told = hosts.find(({ id }) => id === pause?.to)?.name;
  return (
    <section className="dialog-part" aria-live="polite">
      <h3>{t("room.pause.title")}</h3>
      {pause && <p>{told ? t("room.pause.sentTo", { name: told }) : t("room.pause.sent")}</p>}
      {reply && <p>{t(`room.pause.${reply}`)}</p>}
      {(pause || reply) && (
        <button type="button" className="btn" onClick={() => void send("room.endPause", {})}>
          {t(reply ? "room.pause.done" : "room.pause.takeBack")}
        </button>
      )}
      {!pause && !reply && (
        <AskForm
          names={hostsToTell(hosts)}
          onAsk={(to, words) => void send("room.askPause", { ...(to && { to }), words })}
        />
      )}
      {hasFailed && <p role="alert">{t("room.pause.failed")}</p>}
    </section>
  );
}

interface AskProps {
  names: readonly { id: string; name: string; isHere: boolean }[];
  onAsk(to: string, words: string): void;
}

function AskForm({ names, onAsk }: AskProps) {
  const [to, setTo] = useState("");
  const [words, setWords] = useState("");
  const id = useId();
  const chosen = names.some((host) => host.id === to) ? to : "";
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(chosen, words.trim());
      }}
    >
      <p>{t("room.pause.lead")}</p>
      {names.length > 0 && (
        <div className="field">
          <label htmlFor={`${id}-who`}>{t("room.pause.who")}</label>
          <span className="picker">
            <select id={`${id}-who`} className="input" value={chosen} onChange={({ target }) => setTo(target.value)}>
              <option value="">{t("room.pause.anyone")}</option>
              {names.map((host) => (
                <option key={host.id} value={host.id}>
                  {host.name}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-words`}>{t("room.pause.words")}</label>
        <input
          id={`${id}-words`}
          className="input"
          maxLength={200}
          autoComplete="off"
          dir="auto"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <button type="submit" className="btn">
        {t("room.pause.send")}
      </button>
    </form>
  );
}
