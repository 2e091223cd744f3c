import { useEffect, useState } from "react";
import { goTo } from "../../app/route.ts";
import { useSurface } from "../../app/useSurface.ts";
import { join } from "../../i18n/en/join.ts";
import { addWords, t } from "../../i18n/t.ts";
import { tokenStore } from "../../session/tokenStore.ts";
import { keepForPage } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ComeBackForm } from "./ComeBackForm.tsx";
import { codeAsShown, codeIn, ticketIn } from "./codeText.ts";
import { NewSeatForm } from "./NewSeatForm.tsx";
import { SeatHere } from "./SeatHere.tsx";
import { WhatHappens } from "./WhatHappens.tsx";
import "./join.css";

addWords({ join });

/** The way in: code, name, group. A link with a code leads a person who has a seat here straight back to it. */
export default function JoinPage() {
  useSurface("phone", `${t("join.pageTitle")} · ${t("brand")}`);
  const [code, setCode] = useState(() => codeAsShown(location.hash.slice(1)));
  const [isBack, setIsBack] = useState(false);
  const [asksWords, setAsksWords] = useState(false);

  useEffect(() => {
    const readLink = () => {
      const linked = codeIn(location.hash);
      if (linked === null) return;
      const seat = tokenStore.list("participant").find(({ joinCode }) => joinCode === linked);
      const ticket = ticketIn(location.hash);
      // Whoever has a seat already finds the letters filled in where the vote asks for them.
      if (seat && ticket) keepForPage("ticket", ticket);
      if (seat) goTo(`/p/${seat.workshopId}`, { replace: true });
      else setCode(codeAsShown(linked));
    };
    readLink();
    addEventListener("hashchange", readLink);
    return () => removeEventListener("hashchange", readLink);
  }, []);

  const Form = isBack ? ComeBackForm : NewSeatForm;
  return (
    <div className="join">
      <header className="join-head">
        <span className="brand">
          <Icon name="brand" /> {t("brand")}
        </span>
      </header>
      <main className="join-main">
        <div>
          <h1>{t(isBack ? "join.backTitle" : "join.title")}</h1>
          <p className="quiet">{t(isBack ? "join.backLead" : "join.lead")}</p>
        </div>
        {!isBack && <SeatHere code={codeIn(code)} />}
        <Form code={code} onCode={setCode}>
          <div className="join-links">
            <button type="button" className="link" onClick={() => setIsBack(!isBack)}>
              {t(isBack ? "join.backNew" : "join.before")}
            </button>
            <button type="button" className="link" onClick={() => setAsksWords(true)}>
              {t("join.words")}
            </button>
          </div>
        </Form>
      </main>
      <WhatHappens isOpen={asksWords} onClose={() => setAsksWords(false)} />
    </div>
  );
}
