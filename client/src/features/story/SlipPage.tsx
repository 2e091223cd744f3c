import "./storyWords.ts";
import "./stories.css";
import "./slip.css";
import type { SlipStory, StorySlip } from "@longtable/shared/story/story.schema";
import { formatCode, parseCode, TICKET_LENGTH } from "@longtable/shared/voting/ballotCode";
import { type FormEvent, useId, useState } from "react";
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

function TakeBack() {
  const id = useId();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<SlipStory | null>(null);
  const [isKept, setKept] = useState(false);
  const ask = async (path: "look" | "withdraw") => {
    setKept(false);
    if (parseCode(code, TICKET_LENGTH) === null) return setProblem(errorText("story.noSuchSlip"));
    try {
      setFound(await requestJson<SlipStory>(`/api/slips/${path}`, { method: "POST", body: { code } }));
      setProblem(null);
    } catch (error) {
      setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
    }
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    void ask("look");
  };
  return (
    <>
      <h1>{t("stories.slip.title")}</h1>
      {!found && (
        <form className="stack" onSubmit={look}>
          <p>{t("stories.slip.lead")}</p>
          <Field id={id} label={t("stories.slip.code")} hint={t("stories.slip.codeHint")} problem={problem}>
            <input
              {...fieldProps(id, { hint: true, problem })}
              className="input slip-code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={24}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </Field>
          <button type="submit" className="btn btn-main">
            {t("stories.slip.look")}
          </button>
          <p role="status">{isKept ? t("stories.slip.kept") : ""}</p>
        </form>
      )}
      {found?.isWithdrawn && <p role="status">{t("stories.slip.gone")}</p>}
      {found && !found.isWithdrawn && (
        <section className="stack" aria-live="polite">
          <p>{t("stories.slip.found", { workshop: found.workshop })}</p>
          {found.title && <p>{t("stories.slip.named", { title: found.title })}</p>}
          {found.pseudonym && <p>{t("stories.slip.called", { name: found.pseudonym })}</p>}
          <p>{t("stories.own.seen", { who: t(`stories.scopes.${found.scope ?? "none"}`) })}</p>
          <p>{t("stories.own.askLead")}</p>
          {problem && <p role="alert">{problem}</p>}
          <div className="dialog-acts">
            <button
              type="button"
              className="btn btn-main"
              onClick={() => {
                setFound(null);
                setKept(true);
              }}
            >
              {t("stories.slip.keep")}
            </button>
            <button type="button" className="btn btn-stop" onClick={() => void ask("withdraw")}>
              {t("stories.slip.withdraw")}
            </button>
          </div>
        </section>
      )}
    </>
  );
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
