import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { Question } from "../console/Question.tsx";
import { KeepDays } from "../withdrawal/host/KeepDays.tsx";
import { CopyLink } from "./CopyLink.tsx";
import type { DeskApi, DeskWorkshop } from "./desk.api.ts";
import { ProgrammePlace } from "./ProgrammePlace.tsx";
import type { DeskProgrammes } from "./useProgrammes.ts";
import { WorkshopWays } from "./WorkshopWays.tsx";

interface Props {
  workshop: DeskWorkshop;
  api: DeskApi;
  programmes: DeskProgrammes;
  /** After it was put into another programme. */
  onPlaced(): Promise<void>;
  onBack(): void;
  onDeleted(workshop: DeskWorkshop): void;
  /** Begins a workshop that follows this one. */
  onNext(): void;
  /** Something about it is not as it was listed any more. */
  onChanged(): void;
}

/** One workshop: how people join, how it is opened, and its end. */
export function WorkshopPanel({ workshop, api, programmes, onPlaced, onBack, onDeleted, onNext, onChanged }: Props) {
  const { title, joinCode, participants, createdAt, links } = workshop;
  return (
    <div className="desk-main-in">
      <button type="button" className="btn btn-plain desk-back" onClick={onBack}>
        <Icon name="back" /> {t("desk.back")}
      </button>
      <header className="desk-head">
        <h2>{title}</h2>
        <p className="quiet">
          {t("desk.joined", { count: participants })} · {t("desk.madeOn", { date: dateText(createdAt) })}
        </p>
      </header>
      <section className="card desk-join">
        <div className="desk-qr">
          <QrCode text={links.join} label={t("desk.qrLabel", { title })} />
        </div>
        <div className="desk-join-words">
          <JoinCode code={joinCode} />
          <p>{t("desk.scan")}</p>
          <CopyLink label={t("desk.joinLink")} link={links.join} />
        </div>
      </section>
      <WorkshopWays workshop={workshop} api={api} />
      <ProgrammePlace key={workshop.id} workshop={workshop} programmes={programmes} onPlaced={onPlaced} />
      <section className="desk-acts">
        <button type="button" className="btn" onClick={onNext}>
          <Icon name="next" /> {t("desk.next")}
        </button>
        <p className="hint">{t("desk.nextHint")}</p>
      </section>
      <Keeping workshop={workshop} api={api} onChanged={onChanged} />
      <Deletion workshop={workshop} api={api} onDeleted={onDeleted} />
    </div>
  );
}

function JoinCode({ code }: { code: string }) {
  return (
    <p className="code">
      <span className="sr">{t("desk.codeLabel", { code: [...code].join(" ") })}</span>
      <span aria-hidden="true">{code.slice(0, 3)}</span>
      <span aria-hidden="true">{code.slice(3)}</span>
    </p>
  );
}

function Keeping({ workshop, api, onChanged }: Pick<Props, "workshop" | "api" | "onChanged">) {
  if (!workshop.kept) return null;
  const set = async (days: number) => {
    try {
      const { keptUntil } = await api.setRetention(workshop.id, days);
      onChanged();
      return keptUntil;
    } catch {
      return null;
    }
  };
  return (
    <section className="desk-acts">
      <KeepDays kept={workshop.kept} onSet={set} />
    </section>
  );
}

function Deletion({ workshop, api, onDeleted }: Pick<Props, "workshop" | "api" | "onDeleted">) {
  const [asks, setAsks] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const { id, title, participants } = workshop;
  const remove = async () => {
    setAsks(false);
    try {
      await api.remove(id);
      onDeleted(workshop);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <section className="desk-serious desk-acts">
      <button type="button" className="btn btn-stop" onClick={() => setAsks(true)}>
        {t("desk.delete")}
      </button>
      {hasFailed && (
        <p className="notice notice-stop" role="alert">
          {t("desk.deleteFailed")}
        </p>
      )}
      <Question
        isOpen={asks}
        isSerious
        title={t("desk.deleteAsk", { title })}
        words={t("desk.deleteWarn", { count: participants })}
        safe={t("desk.deleteNo")}
        verb={t("desk.deleteYes")}
        onSafe={() => setAsks(false)}
        onVerb={() => void remove()}
      />
    </section>
  );
}

function dateText(at: string | number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: "long" }).format(new Date(at));
}

/** The page's language, in the device's own variety of it: 22 November in London, November 22 in Boston. */
function dateLocale(): string {
  const language = document.documentElement.lang || "en";
  return navigator.languages.find((locale) => locale.startsWith(language)) ?? language;
}
