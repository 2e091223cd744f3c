import "./storyWords.ts";
import "./stories.css";
import "./slip.css";
import type { SlipStory, StorySlip } from "@longtable/shared/story/story.schema";
import { formatCode, parseCode, TICKET_LENGTH } from "@longtable/shared/voting/ballotCode";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useSurface } from "../../app/useSurface.ts";
import { errorText, t } from "../../i18n/t.ts";
import { RequestError, requestJson } from "../../session/http.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";

/** Read once, before it is taken out of the address. */
const SLIP = readSlip();

/** Takes a story back with a slip of paper, without an account; with a slip behind the mark, prints one. */
export default function SlipPage() {
  useSurface("phone", t("stories.slip.title"));
  return <main className="quiet-page slip-page">{SLIP ? <PrintedSlip slip={SLIP} /> : <TakeBack />}</main>;
}

type Step = "type" | "found" | "gone";

function TakeBack() {
  const id = useId();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [story, setStory] = useState<SlipStory | null>(null);
  const [isKept, setKept] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const step: Step = story === null ? "type" : story.isWithdrawn ? "gone" : "found";
  const focus = useFocusOfStep(step);
  const ask = async (path: "look" | "withdraw") => {
    setKept(false);
    if (isBusy) return;
    if (parseCode(code, TICKET_LENGTH) === null) return setProblem(errorText("story.noSuchSlip"));
    setBusy(true);
    try {
      setStory(await requestJson<SlipStory>(`/api/slips/${path}`, { method: "POST", body: { code } }));
      setProblem(null);
    } catch (error) {
      setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
    }
    setBusy(false);
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    void ask("look");
  };
  return (
    <>
      <h1>{t("stories.slip.title")}</h1>
      {step === "type" && (
        <form className="stack" onSubmit={look}>
          <p>{t("stories.slip.lead")}</p>
          <Field id={id} label={t("stories.slip.code")} hint={t("stories.slip.codeHint")} problem={problem}>
            <input
              {...fieldProps(id, { hint: true, problem })}
              ref={focus.code}
              className="input slip-code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={24}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </Field>
          <button type="submit" className="btn btn-main" aria-disabled={isBusy}>
            {t(isBusy ? "stories.slip.looking" : "stories.slip.look")}
          </button>
        </form>
      )}
      <p role="status" className={isKept ? "slip-said" : "sr"}>
        {isKept ? t("stories.slip.kept") : ""}
      </p>
      {story && step === "found" && (
        <section className="stack" aria-labelledby={`${id}-found`}>
          <h2 id={`${id}-found`} ref={focus.heading} tabIndex={-1}>
            {story.title
              ? t("stories.slip.foundNamed", { title: story.title, workshop: story.workshop })
              : t("stories.slip.found", { workshop: story.workshop })}
          </h2>
          {story.pseudonym && <p>{t("stories.slip.called", { name: story.pseudonym })}</p>}
          <p>{t("stories.own.seen", { who: t(`stories.slip.seen.${story.scope ?? "none"}`) })}</p>
          <p>{t("stories.slip.askLead")}</p>
          <p role="alert" className="field-problem">
            {problem}
          </p>
          <div className="dialog-acts">
            <button
              type="button"
              className="btn btn-main"
              onClick={() => {
                setStory(null);
                setKept(true);
              }}
            >
              {t("stories.slip.keep")}
            </button>
            <button type="button" className="btn btn-stop" aria-disabled={isBusy} onClick={() => void ask("withdraw")}>
              {t(isBusy ? "stories.slip.taking" : "stories.slip.withdraw")}
            </button>
          </div>
        </section>
      )}
      {step === "gone" && (
        <section className="stack" aria-labelledby={`${id}-gone`}>
          <h2 id={`${id}-gone`} ref={focus.heading} tabIndex={-1}>
            {t("stories.slip.goneTitle")}
          </h2>
          <p>{t("stories.slip.gone")}</p>
        </section>
      )}
    </>
  );
}

/** Takes the focus along: what it was on is gone with each step, and the new one is read from its heading. */
function useFocusOfStep(step: Step) {
  const code = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    (step === "type" ? code.current : heading.current)?.focus();
  }, [step]);
  return { code, heading };
}

function PrintedSlip({ slip: { code, title, pseudonym, workshop } }: { slip: StorySlip }) {
  const address = `${location.host}/slip`;
  return (
    <article className="slip-paper">
      <h1>{t("stories.slip.title")}</h1>
      <p>{t("stories.slip.keepSafe")}</p>
      <p className="story-code">{formatCode(code)}</p>
      <p>{t("stories.slip.how", { address })}</p>
      <dl>
        <dt>{t("stories.slip.workshop")}</dt>
        <dd>{workshop}</dd>
        {title && (
          <>
            <dt>{t("stories.slip.story")}</dt>
            <dd>{title}</dd>
          </>
        )}
        <dt>{t("stories.slip.teller")}</dt>
        <dd>{pseudonym || t("stories.slip.assumedName")}</dd>
      </dl>
      <button type="button" className="btn btn-main slip-print" onClick={() => print()}>
        {t("stories.slip.print")}
      </button>
    </article>
  );
}

/** The slip behind the mark, which is then taken out of the address; null where there is none. */
function readSlip(): StorySlip | null {
  try {
    const given = JSON.parse(decodeURIComponent(location.hash.slice(1))) as Partial<StorySlip>;
    history.replaceState(null, "", location.pathname);
    const text = (value: unknown) => (typeof value === "string" ? value : "");
    const code = parseCode(text(given.code), TICKET_LENGTH);
    if (code === null) return null;
    return { code, title: text(given.title), pseudonym: text(given.pseudonym), workshop: text(given.workshop) };
  } catch {
    return null;
  }
}
