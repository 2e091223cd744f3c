import "./evidenceWords.ts";
import type { ShownStory } from "@longtable/shared/story/story.schema";
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type Media,
  type Scope,
  STORY_LIMITS,
} from "@longtable/shared/story/story.types";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { type GivenPicture, PictureField } from "../../images/PictureField.tsx";
import { MediaChoice } from "../MediaChoice.tsx";
import { pictureGiven } from "../pictureGiven.ts";
import { ScopeSwitches } from "../ScopeSwitches.tsx";
import { Picker } from "./Picker.tsx";

interface Props {
  /** What is changed; null for something new. */
  story: ShownStory | null;
  /** Whether it went through. */
  onSave(given: EvidenceInput): Promise<boolean>;
  /** For whom a picture is asked and sent. */
  seat: { workshopId: string; token: string };
  /** Why it did not, once it was tried. */
  problem: ReactNode;
  onClose(): void;
}

/** What the form gives; `kind`, `scope` and `media` mean something for new evidence only. */
export interface EvidenceInput {
  kind: EvidenceKind;
  title: string;
  text: string;
  reference: string;
  pseudonym: string;
  collector: string;
  /** `YYYY-MM-DD`. */
  collectedOn: string;
  scope: Scope;
  media: Media;
  /** `null` takes the picture away; left out, it stays as it is. */
  image?: GivenPicture | null;
}

const today = () => new Date().toISOString().slice(0, 10);

/** Somebody else's evidence, with who collected it, when, and what its teller agreed to (METHODS M24). */
export default function EvidenceForm({ story, seat, onSave, problem, onClose }: Props) {
  const [kind, setKind] = useState<EvidenceKind>(story?.kind ?? "testimony");
  const [words, setWords] = useState({
    title: story?.title ?? "",
    text: story?.text ?? "",
    reference: story?.reference ?? "",
    pseudonym: story?.pseudonym ?? "",
    collector: story?.collector ?? "",
  });
  const [collectedOn, setDay] = useState(story?.collectedOn ?? today());
  const [scope, setScope] = useState<Scope | null>(null);
  const [media, setMedia] = useState<Media>("text");
  const [image, setImage] = useState({ imageId: story?.image?.imageId ?? null, alt: story?.image?.alt ?? "" });
  const [isSending, setSending] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const line = (name: keyof typeof words, most: number) => (
    <Line
      label={t(`evidence.form.${name === "title" ? "name" : name}`)}
      hint={t(`evidence.form.${name === "title" ? "nameHint" : `${name}Hint`}`)}
    >
      {(id) => (
        <input
          id={id}
          aria-describedby={`${id}-hint`}
          className="input"
          autoComplete="off"
          dir="auto"
          maxLength={most}
          value={words[name]}
          onChange={({ target }) => setWords({ ...words, [name]: target.value })}
        />
      )}
    </Line>
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const lacks =
      words.collector.trim() === "" ||
      collectedOn === "" ||
      ((words.text.trim() || words.reference.trim()) === "" && image.imageId === null);
    const noAlt = image.imageId !== null && image.alt.trim() === "";
    const isOpen = lacks || noAlt || isSending || (story === null && scope === null);
    setMissing(isOpen);
    if (isOpen) return;
    const given = { kind, ...words, collectedOn, scope: scope ?? "table", media, ...pictureGiven(image, story) };
    if (await onSave(given)) onClose();
  };
  return (
    <Sheet title={t(story ? "evidence.form.editTitle" : "evidence.form.title")} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        {!story && (
          <Picker<EvidenceKind>
            label={t("evidence.form.kind")}
            value={kind}
            options={EVIDENCE_KINDS.map((value) => ({ value, label: t(`evidence.kinds.${value}`) }))}
            onChange={setKind}
          />
        )}
        {line("title", STORY_LIMITS.titleChars)}
        <Line label={t("evidence.form.text")} hint={t("evidence.form.textHint")}>
          {(id) => (
            <textarea
              id={id}
              aria-describedby={`${id}-hint`}
              className="input"
              rows={4}
              dir="auto"
              maxLength={STORY_LIMITS.textChars}
              value={words.text}
              onChange={({ target }) => setWords({ ...words, text: target.value })}
            />
          )}
        </Line>
        {line("reference", STORY_LIMITS.referenceChars)}
        <fieldset className="dialog-part">
          <legend>{t("images.story")}</legend>
          <p className="hint">{t("images.storyHint")}</p>
          <p className="hint">{t("images.stripped")}</p>
          <p className="hint">{t("images.care")}</p>
          <PictureField
            seat={seat}
            {...image}
            problem={isMissing ? pictureProblem(image, isSending) : null}
            onChange={setImage}
            onBusy={setSending}
          />
          {image.imageId !== null && (
            <button type="button" className="btn" onClick={() => setImage({ imageId: null, alt: "" })}>
              {t("images.storyRemove")}
            </button>
          )}
        </fieldset>
        {line("pseudonym", STORY_LIMITS.nameChars)}
        {line("collector", STORY_LIMITS.nameChars)}
        <Line label={t("evidence.form.date")}>
          {(id) => (
            <input
              id={id}
              type="date"
              className="input"
              max={today()}
              value={collectedOn}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Line>
        {!story && (
          <section className="dialog-part">
            <h3>{t("evidence.form.consent")}</h3>
            <p className="hint">{t("evidence.form.consentHint")}</p>
            <ScopeSwitches scope={scope} onChange={setScope} whose="theirs" />
            <MediaChoice media={media} onChange={setMedia} isTheirs />
          </section>
        )}
        {isMissing && <p role="alert">{t("evidence.form.needs")}</p>}
        {problem}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("evidence.form.cancel")}
          </button>
          <button type="submit" className="btn btn-main">
            {t("evidence.form.save")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

/** What is still to be done about the picture; null for nothing. */
function pictureProblem({ imageId, alt }: { imageId: string | null; alt: string }, isSending: boolean): string | null {
  if (isSending) return t("images.onItsWay");
  return imageId !== null && alt.trim() === "" ? t("images.altNeeded") : null;
}

function Line({ label, hint, children }: { label: string; hint?: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
