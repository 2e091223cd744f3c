import { SCOPES } from "@longtable/shared/story/story.types";
import { replaceName } from "@longtable/shared/story/thirdParties.rules";
import { useEffect, useRef, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { MediaChoice } from "../MediaChoice.tsx";
import { NamesCheck } from "../NamesCheck.tsx";
import { ScopeSwitches } from "../ScopeSwitches.tsx";
import { isHeldBack, needsLook, type StoryDraft, stepFrom, wordsOf } from "./draft.ts";
import { LateStoryImage } from "./LateStoryImage.tsx";
import { type Lack, lackOf, StoryFields } from "./StoryFields.tsx";

interface Props {
  session: Session;
  hasTable: boolean;
  /** Hosts have opened pictures. */
  mayPicture: boolean;
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
          {draft.scope !== null && draft.picture.imageId !== null && draft.media !== "image" && (
            <p>{t("stories.who.pictureStays")}</p>
          )}
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
            text={wordsOf(draft)}
            confirmed={draft.confirmed}
            isTicked={draft.isTicked}
            onConfirm={(confirmed) => change({ confirmed })}
            onReplace={(name, pseudonym) =>
              change({
                text: replaceName(draft.text, name, pseudonym),
                picture: { ...draft.picture, alt: replaceName(draft.picture.alt, name, pseudonym) },
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

function Write({ draft, onDraft, onBack, onNext, session, mayPicture }: Props & { onNext(): void }) {
  const [isSending, setSending] = useState(false);
  const [lacks, setLacks] = useState<Lack | null>(null);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const lack = lackOf(draft, isSending);
        setLacks(lack);
        if (lack === null) onNext();
      }}
    >
      <StoryFields
        words={draft}
        onChange={({ text, pseudonym, picture }) => {
          setLacks(null);
          onDraft({ ...draft, text, pseudonym, picture });
        }}
        seat={session.seat}
        mayPicture={mayPicture}
        lacks={lacks}
        onSending={setSending}
      />
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
  const [problem, setProblem] = useState<string | null>(null);
  const { text, pseudonym, scope, media, confirmed, isTicked } = draft;
  const { imageId, alt } = draft.picture;
  const image = imageId === null ? null : { imageId, alt: alt.trim() };
  const send = async () => {
    setSending(true);
    const words = { text: text.trim(), pseudonym: pseudonym.trim(), ...(image && { image }) };
    const input = { ...words, scope, media, confirmed, isTicked };
    const reply = await session.send<{ storyId: string }>("story.tell", input, { keep: false });
    setSending(false);
    setProblem(reply.ok ? null : reply.error.retryable ? t("stories.read.failed") : errorText(reply.error.messageKey));
    if (reply.ok) onSent(reply.result.storyId);
  };
  return (
    <>
      <section className="card story-read">
        <h3>{t("stories.read.story")}</h3>
        <p className="story-text" dir="auto">
          {text}
        </p>
        {image && <LateStoryImage seat={session.seat} image={image} />}
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
        {scope !== null && image && media !== "image" && <p>{t("stories.who.pictureStays")}</p>}
        {isHeldBack(draft) && <p>{t("stories.read.waits")}</p>}
      </section>
      {problem && <p role="alert">{problem}</p>}
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
