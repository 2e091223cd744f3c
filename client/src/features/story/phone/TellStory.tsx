import { SCOPES, STORY_LIMITS } from "@longtable/shared/story/story.types";
import { replaceName } from "@longtable/shared/story/thirdParties.rules";
import { useEffect, useId, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { MediaChoice } from "../MediaChoice.tsx";
import { NamesCheck } from "../NamesCheck.tsx";
import { ScopeSwitches } from "../ScopeSwitches.tsx";
import { isHeldBack, needsLook, type StoryDraft, stepFrom } from "./draft.ts";

interface Props {
  session: Session;
  hasTable: boolean;
  draft: StoryDraft;
  onDraft(draft: StoryDraft): void;
  /** Back to one's stories; null where there are none. */
  onBack: (() => void) | null;
  onSent(storyId: string): void;
}

/** Telling a story in four pages: the words, who may see it, other people in it, and reading it once more. */
export function TellStory(props: Props) {
  const { draft, onDraft, hasTable } = props;
  const top = useRef<HTMLElement>(null);
  const change = (next: Partial<StoryDraft>) => onDraft({ ...draft, ...next });
  const go = (by: 1 | -1) => change({ step: stepFrom(draft, by) });
  const { step } = draft;
  const first = useRef(step);
  // A new page is read from its beginning; the first one's focus is the sheet's own matter.
  useEffect(() => {
    if (first.current === step) return;
    first.current = step;
    top.current?.focus();
    top.current?.closest("dialog")?.scrollTo(0, 0);
  }, [step]);
  return (
    <section ref={top} tabIndex={-1} className="story-tell" aria-label={t(`stories.${step}.title`)}>
      {step === "write" && <Write {...props} onNext={() => go(1)} />}
      {step === "who" && (
        <>
          <p>{t("stories.who.lead")}</p>
          <ScopeSwitches
            scope={draft.scope}
            onChange={(scope) => change({ scope })}
            whose={hasTable ? "atTable" : "own"}
          />
          {draft.scope !== null && <MediaChoice media={draft.media} onChange={(media) => change({ media })} />}
          <Acts
            next={t(needsLook(draft) ? "stories.who.next" : "stories.who.nextRead")}
            onNext={() => go(1)}
            onBack={() => go(-1)}
          />
        </>
      )}
      {step === "names" && (
        <>
          <NamesCheck
            text={draft.text}
            confirmed={draft.confirmed}
            isTicked={draft.isTicked}
            onConfirm={(confirmed) => change({ confirmed })}
            onReplace={(name, pseudonym) =>
              change({
                text: replaceName(draft.text, name, pseudonym),
                confirmed: [...draft.confirmed, pseudonym],
              })
            }
            onTick={(isTicked) => change({ isTicked })}
          />
          <Acts next={t("stories.names.next")} onNext={() => go(1)} onBack={() => go(-1)} />
        </>
      )}
      {step === "read" && <ReadBack {...props} onChange={() => change({ step: "write" })} />}
    </section>
  );
}

function Acts({ next, onNext, onBack }: { next: string; onNext(): void; onBack(): void }) {
  return (
    <div className="dialog-acts">
      <button type="button" className="btn" onClick={onBack}>
        <Icon name="back" /> {t("stories.who.back")}
      </button>
      <button type="button" className="btn btn-main" onClick={onNext}>
        {next}
      </button>
    </div>
  );
}

function Write({ draft, onDraft, onBack, onNext }: Props & { onNext(): void }) {
  const id = useId();
  const [isEmpty, setEmpty] = useState(false);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(draft.text.trim() === "");
        if (draft.text.trim() !== "") onNext();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-text`}>{t("stories.write.text")}</label>
        <textarea
          id={`${id}-text`}
          className="input"
          rows={6}
          dir="auto"
          maxLength={STORY_LIMITS.textChars}
          aria-describedby={`${id}-hint`}
          aria-invalid={isEmpty}
          value={draft.text}
          onChange={({ target }) => onDraft({ ...draft, text: target.value })}
        />
        <p className="hint" id={`${id}-hint`} role={isEmpty ? "alert" : undefined}>
          {t(isEmpty ? "stories.write.empty" : "stories.write.textHint")}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t("stories.write.name")}</label>
        <input
          id={`${id}-name`}
          className="input"
          autoComplete="off"
          dir="auto"
          maxLength={STORY_LIMITS.nameChars}
          aria-describedby={`${id}-name-hint`}
          value={draft.pseudonym}
          onChange={({ target }) => onDraft({ ...draft, pseudonym: target.value })}
        />
        <p className="hint" id={`${id}-name-hint`}>
          {t("stories.write.nameHint")}
        </p>
      </div>
      <div className="dialog-acts">
        {onBack && (
          <button type="button" className="btn" onClick={onBack}>
            {t("stories.sheet.back")}
          </button>
        )}
        <button type="submit" className="btn btn-main">
          {t("stories.write.next")}
        </button>
      </div>
    </form>
  );
}

function ReadBack(props: Props & { onChange(): void }) {
  const { session, draft, onSent, onChange } = props;
  const [isSending, setSending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { text, pseudonym, scope, media, confirmed, isTicked } = draft;
  const send = async () => {
    setSending(true);
    const input = { text: text.trim(), pseudonym: pseudonym.trim(), scope, media, confirmed, isTicked };
    const reply = await session.send<{ storyId: string }>("story.tell", input, { keep: false });
    setSending(false);
    setFailed(!reply.ok);
    if (reply.ok) onSent(reply.result.storyId);
  };
  return (
    <>
      <section className="card story-read">
        <h3>{t("stories.read.story")}</h3>
        <p className="story-text" dir="auto">
          {text}
        </p>
        <p className="small">
          {pseudonym.trim() ? t("stories.read.as", { name: pseudonym.trim() }) : t("stories.read.asNobody")}
        </p>
      </section>
      <section>
        <h3>{t("stories.read.seenBy")}</h3>
        <ul className="story-seen">
          {SCOPES.map((name, index) => {
            const isOn = scope !== null && index <= SCOPES.indexOf(scope);
            return (
              <li key={name} className="between">
                <span>{t(`stories.scopes.${name}`)}</span>
                <b>
                  <Icon name={isOn ? "check" : "x"} /> {t(isOn ? "stories.read.yes" : "stories.read.no")}
                </b>
              </li>
            );
          })}
        </ul>
        {scope === null && <p>{t("stories.who.allOff")}</p>}
        {scope !== null && <p>{t(`stories.who.media.${media}`)}</p>}
        {isHeldBack(draft) && <p>{t("stories.read.waits")}</p>}
      </section>
      {hasFailed && <p role="alert">{t("stories.read.failed")}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onChange}>
          {t("stories.read.change")}
        </button>
        <button
          type="button"
          className="btn btn-main"
          aria-disabled={isSending}
          onClick={() => !isSending && void send()}
        >
          {t(scope === null ? "stories.read.keep" : "stories.read.send")}
        </button>
      </div>
    </>
  );
}
