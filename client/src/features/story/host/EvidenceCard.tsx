import type { BoardContent } from "@longtable/shared/board/board.doc";
import {
  checkStory,
  editStory,
  replaceStoryName,
  setStoryConsent,
  unlinkStory,
  withdrawStory,
} from "@longtable/shared/story/story.commands";
import type { ShownStory, StoryLink } from "@longtable/shared/story/story.schema";
import { wordsToLookThrough } from "@longtable/shared/story/thirdParties.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { ProblemNotice } from "../../console/ProblemNotice.tsx";
import type { Commands } from "../../console/useCommands.ts";
import StoryImage from "../../images/StoryImage.tsx";
import { MarkedText } from "../MarkedText.tsx";
import { MediaChoice } from "../MediaChoice.tsx";
import { NamesCheck } from "../NamesCheck.tsx";
import { SlipPart } from "../phone/SlipPart.tsx";
import { ScopeSwitches } from "../ScopeSwitches.tsx";
import EvidenceForm from "./EvidenceForm.tsx";
import { isWaiting } from "./evidenceFilter.ts";
import { LinkForm } from "./LinkForm.tsx";

interface Props {
  story: ShownStory;
  listed: readonly string[];
  state: WorkshopState;
  token: string;
  commands: Commands;
  boardId: string | null;
  content: BoardContent | null;
  onBoard(boardId: string): void;
  onChanged(): void;
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

/** More links than these are folded away. */
const FEW_LINKS = 3;

type Open = "check" | "link" | "edit" | "consent" | "slip" | "withdraw" | null;

/** One piece of evidence, what it is linked to, and what a host may do with it. */
export function EvidenceCard(props: Props) {
  const { story, listed, token, state, commands, onChanged } = props;
  const [open, setOpen] = useState<Open>(null);
  const { id, kind, title, text, reference, pseudonym, consent, isForSomebody } = story;
  const close = () => setOpen(null);
  const done = () => {
    close();
    onChanged();
  };
  const date = story.collectedOn ? DAY.format(new Date(`${story.collectedOn}T12:00`)) : "";
  const seat = { workshopId: state.workshop.id, token };
  const act = (name: Exclude<Open, null>, className = "btn") => (
    <button type="button" className={className} onClick={() => setOpen(name)}>
      {t(`evidence.card.${name}`)}
    </button>
  );
  return (
    <li className="card evidence-item">
      <div className="row evidence-chips">
        <span className="chip">{t(`evidence.kinds.${kind}`)}</span>
        <span className="chip">
          {t("evidence.card.agreed", { scope: t(`evidence.scopes.${consent.scope ?? "table"}`) })}
        </span>
      </div>
      {title && <h3 dir="auto">{title}</h3>}
      {text ? <Words {...props} /> : <p className="quiet">{t("evidence.card.noWords")}</p>}
      {story.image && <StoryImage seat={seat} image={story.image} />}
      {reference && <Reference reference={reference} />}
      <p className="small quiet">
        {isForSomebody
          ? t("evidence.card.collected", { who: story.collector, date })
          : t("evidence.card.told", { date })}
        {pseudonym && <> · {t("stories.sheet.by", { name: pseudonym })}</>}
      </p>
      {isWaiting(story) && (
        <p className="evidence-waits">
          <b>{t("evidence.card.held")}</b>
        </p>
      )}
      <Links {...props} />
      <div className="evidence-acts">
        {act("check")}
        {act("link")}
        {isForSomebody && act("edit")}
        {isForSomebody && act("consent")}
        {isForSomebody && act("slip")}
        {isForSomebody && act("withdraw", "btn btn-stop")}
      </div>
      {open === "check" && (
        <Sheet title={t("stories.names.title")} onClose={close}>
          <NamesCheck
            text={wordsToLookThrough(story, listed)}
            confirmed={story.confirmed.filter((name) => !story.openNames.includes(name))}
            isTicked={story.isChecked}
            listed={listed}
            onConfirm={async (confirmed) => {
              if (await commands.run(checkStory, { storyId: id, confirmed, isTicked: false, print: story.print }))
                onChanged();
            }}
            onReplace={async (name, other) => {
              if (await commands.run(replaceStoryName, { storyId: id, name, pseudonym: other })) onChanged();
            }}
            onTick={async (isTicked) => {
              const { confirmed } = story;
              if (await commands.run(checkStory, { storyId: id, confirmed, isTicked, print: story.print }))
                (isTicked ? done : onChanged)();
            }}
          />
        </Sheet>
      )}
      {open === "link" && <LinkForm {...props} onDone={done} onClose={close} />}
      {open === "edit" && (
        <EvidenceForm
          story={story}
          seat={seat}
          onSave={async ({ kind: _kind, scope: _scope, media: _media, ...given }) => {
            const isDone = (await commands.run(editStory, { storyId: id, ...given })) !== null;
            if (isDone) onChanged();
            return isDone;
          }}
          problem={commands.problem && <ProblemNotice problem={commands.problem} onAway={commands.putAway} />}
          onClose={close}
        />
      )}
      {open === "consent" && <ConsentSheet story={story} commands={commands} onDone={done} onClose={close} />}
      {open === "slip" && (
        <Sheet title={t("evidence.card.slipTitle")} onClose={close}>
          <SlipPart {...seat} storyId={id} isForSomebody />
        </Sheet>
      )}
      {open === "withdraw" && (
        <Sheet title={t("evidence.card.withdrawAsk")} onClose={close}>
          <p>{t("evidence.card.withdrawLead")}</p>
          <div className="dialog-acts">
            <button type="button" className="btn btn-main" onClick={close}>
              {t("evidence.card.keep")}
            </button>
            <button
              type="button"
              className="btn btn-stop"
              onClick={async () => {
                if (await commands.run(withdrawStory, { storyId: id })) done();
              }}
            >
              {t("evidence.card.withdrawYes")}
            </button>
          </div>
        </Sheet>
      )}
    </li>
  );
}

/** Longer words than this are folded, in UTF-16 code units. */
const FOLDED_FROM = 500;

function Words({ story: { text, openNames }, listed }: Props) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > FOLDED_FROM;
  return (
    <>
      <div className={isLong && !isWhole ? "evidence-fold" : undefined}>
        <MarkedText text={text} names={openNames} listed={listed} />
      </div>
      {isLong && (
        <button type="button" className="btn btn-plain" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "evidence.card.less" : "evidence.card.whole")}
        </button>
      )}
    </>
  );
}

/** Only a web address becomes a link: a place in words, or any other address, stays words. */
function Reference({ reference }: { reference: string }) {
  const isWeb = /^https?:\/\//i.test(reference);
  return (
    <p className="small story-text">
      {isWeb ? (
        <a href={reference} target="_blank" rel="noreferrer noopener">
          {reference}
        </a>
      ) : (
        reference
      )}
    </p>
  );
}

function Links({ story, state, content, boardId, commands, onChanged }: Props) {
  if (story.links.length === 0) return <p className="small quiet">{t("evidence.card.notLinked")}</p>;
  const words = (link: StoryLink) => {
    const board = state.boards.find(({ id }) => id === link.boardId)?.title ?? "";
    const isHere = link.boardId === boardId;
    const note = isHere && content?.notes.find(({ id }) => id === link.noteId);
    if (note) return t("evidence.card.noteOn", { board, text: note.text });
    const step = isHere && content?.steps.find(({ id }) => id === link.stepId);
    return step ? t("evidence.card.stepOn", { board, text: step.label }) : t("evidence.card.elsewhere", { board });
  };
  return (
    <details className="evidence-links" open={story.links.length <= FEW_LINKS}>
      <summary>{t("evidence.card.linked", { count: story.links.length })}</summary>
      <ul className="story-name-list">
        {story.links.map((link) => (
          <li key={`${link.noteId} ${link.stepId}`} className="between evidence-link">
            <span dir="auto">{words(link)}</span>
            <button
              type="button"
              className="btn btn-plain"
              onClick={async () => {
                if (await commands.run(unlinkStory, { storyId: story.id, ...link })) onChanged();
              }}
            >
              {t("evidence.card.unlink")} <span className="sr">{words(link)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ConsentProps {
  story: ShownStory;
  commands: Commands;
  onDone(): void;
  onClose(): void;
}

function ConsentSheet({ story, commands, onDone, onClose }: ConsentProps) {
  const [scope, setScope] = useState(story.consent.scope);
  const [media, setMedia] = useState(story.consent.media);
  const save = async () => {
    if (await commands.run(setStoryConsent, { storyId: story.id, scope, media })) onDone();
  };
  return (
    <Sheet title={t("evidence.form.consent")} onClose={onClose}>
      <ScopeSwitches scope={scope} onChange={setScope} whose="theirs" />
      <MediaChoice media={media} onChange={setMedia} isTheirs />
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t("evidence.form.cancel")}
        </button>
        <button
          type="button"
          className="btn btn-main"
          aria-disabled={scope === null}
          onClick={() => scope && void save()}
        >
          {t("evidence.form.save")}
        </button>
      </div>
    </Sheet>
  );
}
