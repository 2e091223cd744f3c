import "./programme.css";
import type { Programme } from "@longtable/shared/programme/programme.schema";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Loading } from "../../app/App.tsx";
import { goTo } from "../../app/route.ts";
import { useSurface } from "../../app/useSurface.ts";
import { programme as programmeWords } from "../../i18n/en/programme.ts";
import { addWords, t } from "../../i18n/t.ts";
import { tokenStore } from "../../session/tokenStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Question } from "../console/Question.tsx";
import { browserPlaces, takeDeskKey } from "../desk/deskKey.ts";
import { MeasuresPart } from "./MeasuresPart.tsx";
import { PhasesPart } from "./PhasesPart.tsx";
import { ProgrammeError, programmeApi } from "./programme.api.ts";
import { TimelinePart } from "./TimelinePart.tsx";

addWords({ programme: programmeWords });

/** Who looks: the organiser by key, or a host of one of its workshops, named in the address. */
function findToken(): { token: string; isOrganiser: boolean } | null {
  const from = new URLSearchParams(location.search).get("from");
  const seat = from === null ? null : tokenStore.find("facilitator", from);
  if (seat) return { token: seat.token, isOrganiser: false };
  const key = takeDeskKey(browserPlaces());
  return key === null ? null : { token: key, isOrganiser: true };
}

/** A programme: its phases, its measures and what its workshops made, on one page that prints. */
export default function ProgrammePage({ workshopId: programmeId }: { workshopId: string | null }) {
  const [viewer] = useState(findToken);
  const api = useMemo(() => (viewer ? programmeApi(viewer.token) : null), [viewer]);
  const [programme, setProgramme] = useState<Programme | null>(null);
  const [trouble, setTrouble] = useState<"failed" | "gone" | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useSurface("desk", programme?.title ?? t("programme.pageTitle"));

  const load = useCallback(async () => {
    if (!api || programmeId === null) return;
    try {
      setProgramme(await api.read(programmeId));
      setTrouble(null);
    } catch (error) {
      const status = error instanceof ProgrammeError ? error.status : 0;
      setTrouble(status === 404 || status === 401 || status === 403 ? "gone" : "failed");
    }
  }, [api, programmeId]);
  useEffect(() => {
    void load();
  }, [load]);

  /** Does one thing and reads the page anew; answers the key of what was refused, null when it went through. */
  const change = async (deed: () => Promise<unknown>): Promise<string | null> => {
    setHasFailed(false);
    try {
      await deed();
      await load();
      return null;
    } catch (error) {
      const key = error instanceof ProgrammeError ? error.messageKey : null;
      if (key === null || !KNOWN.has(key)) setHasFailed(true);
      return key ?? "failed";
    }
  };

  const remove = async (): Promise<string | null> => {
    if (!api || programmeId === null) return "failed";
    setHasFailed(false);
    try {
      await api.remove(programmeId);
      return null;
    } catch {
      setHasFailed(true);
      return "failed";
    }
  };

  if (!api || !viewer) return <Words text={t("programme.noKey")} isDesk />;
  if (trouble === "gone") return <Words text={t("programme.gone")} isDesk={viewer.isOrganiser} />;
  if (trouble === "failed" && programme === null)
    return <Words text={t("programme.failed")} onAgain={() => void load()} />;
  if (programme === null) return <Loading />;
  const canEdit = viewer.isOrganiser;
  return (
    <div className="programme">
      <header className="programme-top">
        {canEdit && (
          <a className="btn btn-plain programme-away" href="/desk">
            <Icon name="back" /> {t("programme.toDesk")}
          </a>
        )}
        <div className="programme-name">
          <div>
            <p className="quiet">{t("programme.pageTitle")}</p>
            <h1>{programme.title}</h1>
          </div>
          <button type="button" className="btn programme-away" onClick={() => print()}>
            {t("programme.print")}
          </button>
        </div>
      </header>
      <main className="programme-main">
        {hasFailed && (
          <Notice tone="stop" isUrgent>
            {t("programme.saveFailed")}
          </Notice>
        )}
        <PhasesPart programme={programme} api={canEdit ? api : null} change={change} />
        <MeasuresPart programme={programme} api={api} canEdit={canEdit} change={change} />
        <TimelinePart programme={programme} api={api} />
        {canEdit && <Deletion programme={programme} remove={remove} />}
      </main>
    </div>
  );
}

/** Refusals that are told where they belong. */
const KNOWN = new Set(["programme.closeNeedsReason", "programme.noStory"]);

function Deletion({ programme, remove }: { programme: Programme; remove(): Promise<string | null> }) {
  const [asks, setAsks] = useState(false);
  const onYes = async () => {
    setAsks(false);
    if ((await remove()) === null) goTo("/desk", { replace: true });
  };
  return (
    <section className="programme-serious programme-away">
      <button type="button" className="btn btn-stop" onClick={() => setAsks(true)}>
        {t("programme.delete")}
      </button>
      <Question
        isOpen={asks}
        isSerious
        title={t("programme.deleteAsk", { title: programme.title })}
        words={t("programme.deleteWarn")}
        safe={t("programme.deleteNo")}
        verb={t("programme.deleteYes")}
        onSafe={() => setAsks(false)}
        onVerb={() => void onYes()}
      />
    </section>
  );
}

function Words({ text, isDesk = false, onAgain }: { text: string; isDesk?: boolean; onAgain?(): void }) {
  return (
    <main className="quiet-page">
      <h1>{t("programme.pageTitle")}</h1>
      <p>{text}</p>
      {isDesk && (
        <a className="btn btn-main" href="/desk">
          {t("programme.toDesk")}
        </a>
      )}
      {onAgain && (
        <button type="button" className="btn btn-main" onClick={onAgain}>
          {t("programme.again")}
        </button>
      )}
    </main>
  );
}
