import { openNames } from "@longtable/shared/story/thirdParties.rules";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { MarkedText } from "./MarkedText.tsx";

interface Props {
  text: string;
  confirmed: readonly string[];
  isTicked: boolean;
  /** Names that hosts want to be asked about; hosts alone have them. */
  listed?: readonly string[];
  onConfirm(confirmed: string[]): void;
  onReplace(name: string, pseudonym: string): void;
  onTick(isTicked: boolean): void;
}

/** The look for other people in a story: each name may stay or is put another way, then one tick (METHODS M23). */
export function NamesCheck({ text, confirmed, isTicked, listed = [], onConfirm, onReplace, onTick }: Props) {
  const open = openNames(text, listed, confirmed);
  const id = useId();
  return (
    <div className="story-names">
      <p>{t(open.length > 0 ? "stories.names.lead" : "stories.names.none")}</p>
      <MarkedText text={text} names={open} listed={listed} />
      <ul className="story-name-list">
        {open.map((name) => (
          <NameRow
            key={name}
            name={name}
            onKeep={() => onConfirm([...confirmed, name])}
            onReplace={(pseudonym) => onReplace(name, pseudonym)}
          />
        ))}
      </ul>
      {confirmed.length > 0 && (
        <ul className="story-name-list" aria-label={t("stories.names.kept")}>
          {confirmed.map((name) => (
            <li key={name} className="between">
              <span>
                <b>{name}</b> · {t("stories.names.kept")}
              </span>
              <button
                type="button"
                className="btn btn-plain"
                onClick={() => onConfirm(confirmed.filter((one) => one !== name))}
              >
                {t("stories.names.undo")} <span className="sr">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="story-tick">
        <input
          type="checkbox"
          checked={isTicked}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onTick(target.checked)}
        />
        <span>{t("stories.names.tick")}</span>
      </label>
      <p className="hint" id={`${id}-hint`}>
        {t("stories.names.tickHint")}
      </p>
    </div>
  );
}

function NameRow({ name, onKeep, onReplace }: { name: string; onKeep(): void; onReplace(pseudonym: string): void }) {
  const [other, setOther] = useState("");
  const id = useId();
  return (
    <li className="story-name">
      <b>{name}</b>
      <button type="button" className="btn" onClick={onKeep} aria-describedby={`${id}-keep`}>
        {t("stories.names.keep")} <span className="sr">{name}</span>
      </button>
      <p className="hint" id={`${id}-keep`}>
        {t("stories.names.keepHint")}
      </p>
      <form
        className="story-replace"
        onSubmit={(event) => {
          event.preventDefault();
          if (other.trim() !== "") onReplace(other.trim());
        }}
      >
        <label htmlFor={id}>
          {t("stories.names.replace")} <span className="sr">{name}</span>
        </label>
        <input
          id={id}
          className="input"
          maxLength={60}
          autoComplete="off"
          dir="auto"
          value={other}
          onChange={({ target }) => setOther(target.value)}
        />
        <button type="submit" className="btn">
          {t("stories.names.put")} <span className="sr">{name}</span>
        </button>
      </form>
    </li>
  );
}
