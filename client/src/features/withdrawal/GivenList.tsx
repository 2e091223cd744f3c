import { CONTRIBUTION_WORDS, type CodeWords, spoken } from "@longtable/shared/withdrawal/contributionWords";
import type { Contribution, MyContributions } from "@longtable/shared/withdrawal/withdrawal.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { request } from "../../session/http.ts";
import { saveFile } from "../../ui/saveFile.ts";

interface Props {
  given: MyContributions;
  token: string;
  onTakeBack(what: Contribution | "all"): void;
}

/** What somebody gave, one thing a row, with the ways to save all of it and to take it back. */
export function GivenList({ given, token, onTakeBack }: Props) {
  const { items, workshop } = given;
  return (
    <>
      {items.length === 0 && <p className="given-none">{t("given.empty")}</p>}
      {items.length > 0 && (
        <ul className="given-list" aria-label={t("given.count", { count: items.length })}>
          {items.map((item) => (
            <li key={`${item.kind} ${item.id}`} className="given-item">
              <Words item={item} />
              <button
                type="button"
                className="btn"
                aria-label={t("given.takeBackLabel", { text: wordsOf(item).slice(0, 60) })}
                onClick={() => onTakeBack(item)}
              >
                {t("given.takeBack")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SavePart workshopId={workshop.id} token={token} />
      <section className="dialog-part">
        <h3>{t("given.all")}</h3>
        <p>{t("given.allLead")}</p>
        <button type="button" className="btn btn-stop" onClick={() => onTakeBack("all")}>
          {t("given.goAll")}
        </button>
      </section>
    </>
  );
}

/** One contribution in its owner's words. */
export function Words({ item }: { item: Contribution }) {
  const { kind, seen } = item;
  const { about } = spoken(item, words());
  return (
    <div className="given-words">
      <p dir="auto">{wordsOf(item)}</p>
      <p className="small quiet">
        {t(`given.kinds.${kind}`)}
        {about && <> · {about}</>} · {t(`given.${seen}`)}
      </p>
    </div>
  );
}

/** The page's own words for what is kept as a code, in its language. */
const words = (): CodeWords => {
  const all = <Key extends string>(keys: Readonly<Record<Key, string>>, at: string) =>
    Object.fromEntries(Object.keys(keys).map((key) => [key, t(`${at}.${key}`)]));
  const { questions, choices } = CONTRIBUTION_WORDS;
  return {
    questions: all(questions, "given.questions"),
    choices: {
      answer: all(choices.answer, "given.choices.answer"),
      rating: all(choices.rating, "given.choices.rating"),
      need: all(choices.need, "given.choices.need"),
    },
  };
};

const wordsOf = (item: Contribution): string =>
  [item.text, spoken(item, words()).choice].filter(Boolean).join(" · ") ||
  t(item.kind === "image" ? "given.picture" : "given.noWords");

const FORMS = [
  { form: "html", label: "given.savePage" },
  { form: "json", label: "given.saveData" },
] as const;

function SavePart({ workshopId, token }: { workshopId: string; token: string }) {
  const [hasFailed, setFailed] = useState(false);
  const save = async (form: (typeof FORMS)[number]["form"]) => {
    try {
      const answer = await request(`/api/workshops/${workshopId}/mine.${form}`, { token });
      saveFile(await answer.blob(), `what-i-gave.${form}`);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className="dialog-part">
      <h3>{t("given.save")}</h3>
      <div className="dialog-acts">
        {FORMS.map(({ form, label }) => (
          <button key={form} type="button" className="btn" onClick={() => void save(form)}>
            {t(label)}
          </button>
        ))}
      </div>
      {hasFailed && <p role="alert">{t("given.saveFailed")}</p>}
    </section>
  );
}
