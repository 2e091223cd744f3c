import type { ShownStory } from "@longtable/shared/story/story.schema";
import { wordsToLookThrough } from "@longtable/shared/story/thirdParties.rules";
import { useRef, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { MediaChoice } from "../MediaChoice.tsx";
import { NamesCheck } from "../NamesCheck.tsx";
import { ScopeSwitches } from "../ScopeSwitches.tsx";
import { EditStory } from "./EditStory.tsx";
import { LateStoryImage } from "./LateStoryImage.tsx";
import { SlipPart } from "./SlipPart.tsx";

interface Props {
  story: ShownStory;
  session: Session;
  seat: { workshopId: string; token: string };
  hasTable: boolean;
  /** Hosts have opened pictures. */
  mayPicture: boolean;
  onGone(): void;
  onChanged(): void;
}

type Open = "edit" | "consent" | "names" | "slip" | "withdraw" | null;

/** A story of one's own: its words, who may see it, the names in it, the slip, and taking it back. */
export function OwnStory({ story, session, seat, hasTable, mayPicture, onGone, onChanged }: Props) {
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const acts = useRef<HTMLDivElement>(null);
  const { id, text, pseudonym, image, print, consent, isChecked } = story;
  const isWide = consent.scope !== null && consent.scope !== "table";
  const send = async (type: string, input: Record<string, unknown>, isLast = true) => {
    const reply = await session.send(type, { storyId: id, ...input }, { keep: false });
    setProblem(reply.ok ? null : errorText(reply.error.messageKey));
    setSaved(reply.ok && isLast);
    if (reply.ok && isLast) away();
    if (reply.ok) onChanged();
    return reply.ok;
  };
  /** The focus goes back to what opened the part. */
  const away = () => {
    acts.current?.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    setOpen(null);
  };
  const choose = (next: Open) => {
    setSaved(false);
    setOpen(open === next ? null : next);
  };
  const button = (name: Exclude<Open, null>) => (
    <button
      type="button"
      className={name === "withdraw" ? "btn btn-stop" : "btn"}
      aria-expanded={open === name}
      onClick={() => choose(name)}
    >
      {t(`stories.own.${name}`)}
    </button>
  );
  return (
    <article className="card story-read">
      <p className="story-text" dir="auto">
        {text}
      </p>
      {image && <LateStoryImage seat={seat} image={image} />}
      {pseudonym && <p className="small quiet">{t("stories.sheet.by", { name: pseudonym })}</p>}
      <p className="small">{t("stories.own.seen", { who: t(`stories.scopes.${consent.scope ?? "none"}`) })}</p>
      {isWide && !isChecked && <p className="small">{t("stories.own.waits")}</p>}
      <div className="story-acts" ref={acts}>
        {button("edit")}
        {button("consent")}
        {isWide && !isChecked && button("names")}
        {button("slip")}
        {button("withdraw")}
      </div>
      <p role="status">{isSaved ? t("stories.own.saved") : ""}</p>
      {problem && <p role="alert">{problem}</p>}
      {open === "edit" && (
        <EditStory
          story={story}
          seat={seat}
          mayPicture={mayPicture}
          onSave={(change) => void send("story.edit", change)}
        />
      )}
      {open === "consent" && (
        <ConsentForm story={story} hasTable={hasTable} onSave={(next) => void send("story.setConsent", next)} />
      )}
      {open === "names" && (
        <NamesCheck
          text={wordsToLookThrough(story)}
          confirmed={story.confirmed}
          isTicked={false}
          onConfirm={(confirmed) => void send("story.check", { confirmed, isTicked: false, print }, false)}
          onReplace={(name, pseudonym) => void send("story.replaceName", { name, pseudonym }, false)}
          onTick={() => void send("story.check", { confirmed: story.confirmed, isTicked: true, print })}
        />
      )}
      {open === "slip" && <SlipPart {...seat} storyId={id} />}
      {open === "withdraw" && (
        <section className="dialog-part">
          <h4>{t("stories.own.askTitle")}</h4>
          <p>{t("stories.own.askLead")}</p>
          <div className="dialog-acts">
            <button type="button" className="btn btn-main" onClick={away}>
              {t("stories.own.keep")}
            </button>
            <button
              type="button"
              className="btn btn-stop"
              onClick={async () => {
                if (await send("story.withdraw", {})) onGone();
              }}
            >
              {t("stories.own.withdrawYes")}
            </button>
          </div>
        </section>
      )}
    </article>
  );
}

interface ConsentProps {
  story: ShownStory;
  hasTable: boolean;
  onSave(next: Pick<ShownStory["consent"], "scope" | "media">): void;
}

function ConsentForm({ story: { consent }, hasTable, onSave }: ConsentProps) {
  const [scope, setScope] = useState(consent.scope);
  const [media, setMedia] = useState(consent.media);
  return (
    <section className="dialog-part">
      <ScopeSwitches scope={scope} onChange={setScope} whose={hasTable ? "atTable" : "own"} />
      {scope !== null && <MediaChoice media={media} onChange={setMedia} />}
      <button type="button" className="btn btn-main" onClick={() => onSave({ scope, media })}>
        {t("stories.own.save")}
      </button>
    </section>
  );
}
