import "./desk.css";
import { useRef, useState } from "react";
import { useSurface } from "../../app/useSurface.ts";
import { desk as deskWords } from "../../i18n/en/desk.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useFocusKept } from "../../ui/useFocusKept.ts";
import { SoonDeleted } from "../withdrawal/host/SoonDeleted.tsx";
import { DeskRail } from "./DeskRail.tsx";
import type { DeskWorkshop, MapCopy } from "./desk.api.ts";
import { ImportWorkshop } from "./ImportWorkshop.tsx";
import { KeyForm } from "./KeyForm.tsx";
import { NewWorkshop } from "./NewWorkshop.tsx";
import { ProgrammesPart } from "./ProgrammesPart.tsx";
import { type Desk, SAMPLE, useDesk } from "./useDesk.ts";
import { useProgrammes } from "./useProgrammes.ts";
import { WorkshopPanel } from "./WorkshopPanel.tsx";

addWords({ desk: deskWords });

/** The organiser's desk: make workshops, open them, erase them. */
export default function DeskPage() {
  useSurface("desk", t("desk.pageTitle"));
  const desk = useDesk();
  const page = useRef<HTMLDivElement>(null);
  useFocusKept(page);
  return (
    <div className="desk" ref={page}>
      <header className="desk-top">
        <h1 className="brand">
          <Icon name="brand" /> {t("desk.pageTitle")}
        </h1>
        {desk.standing === "open" && (
          <button type="button" className="btn btn-plain" onClick={desk.forget}>
            {t("desk.key.forget")}
          </button>
        )}
      </header>
      <DeskBody desk={desk} />
    </div>
  );
}

function DeskBody({ desk }: { desk: Desk }) {
  switch (desk.standing) {
    case "noKey":
    case "wrongKey":
      return (
        <main className="desk-centre">
          <KeyForm isWrong={desk.standing === "wrongKey"} open={desk.open} />
        </main>
      );
    case "loading":
      return (
        <main className="desk-centre">
          <p role="status">{t("desk.loading")}</p>
        </main>
      );
    case "failed":
      return (
        <main className="desk-centre">
          <div className="stack">
            <p className="notice notice-stop" role="alert">
              {t("desk.failed")}
            </p>
            <button type="button" className="btn btn-main" onClick={desk.again}>
              {t("desk.again")}
            </button>
          </div>
        </main>
      );
    case "open":
      return desk.api && <OpenDesk desk={desk} api={desk.api} />;
  }
}

function OpenDesk({ desk, api }: { desk: Desk; api: NonNullable<Desk["api"]> }) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const [following, setFollowing] = useState<DeskWorkshop | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const chosen = desk.workshops.find(({ id }) => id === chosenId) ?? null;
  const choose = (id: string | null) => {
    setChosenId(id);
    setIsMaking(false);
    setFollowing(null);
    setNotice(null);
  };
  const make = async (title: string, template: string, copies: readonly MapCopy[] = []): Promise<boolean> => {
    try {
      const { workshop } = await api.create(title, template, following?.id, copies);
      await desk.load();
      choose(workshop.id);
      return true;
    } catch {
      return false;
    }
  };
  const makeSample = async () => {
    if (!(await make(t("desk.sampleTitle"), SAMPLE))) setNotice(t("desk.makeFailed"));
  };
  const programmes = useProgrammes(desk.key);
  const bring = async (file: File): Promise<string | null> => {
    const { bringWorkshop } = await import("../import/bringWorkshop.ts");
    const brought = await bringWorkshop(desk.key ?? "", file);
    if ("problem" in brought) return brought.problem;
    await desk.load();
    choose(brought.id);
    setNotice(t("desk.bring.done", { title: brought.title }));
    return null;
  };
  const onDeleted = async (title: string) => {
    await desk.load();
    choose(null);
    setNotice(t("desk.deleted", { title }));
  };
  return (
    <>
      <SoonDeleted workshops={desk.workshops} now={Date.now()} />
      <div className={chosen || isMaking ? "desk-cols has-chosen" : "desk-cols"}>
        <DeskRail
          workshops={desk.workshops}
          chosenId={chosenId}
          isMain={!chosen && !isMaking}
          isEmpty={desk.workshops.length === 0 && !isMaking}
          onChoose={choose}
          onNew={() => {
            choose(null);
            setIsMaking(true);
          }}
          onSample={() => void makeSample()}
        >
          <ImportWorkshop bring={bring} />
          <ProgrammesPart programmes={programmes} />
        </DeskRail>
        <main className={chosen || isMaking || desk.workshops.length === 0 ? "desk-main" : "desk-main is-idle"}>
          {notice && (
            <p className="notice notice-info desk-notice" role="status">
              {notice}
            </p>
          )}
          {isMaking ? (
            <NewWorkshop
              key={following?.id ?? "first"}
              templates={desk.templates}
              api={api}
              following={following}
              make={make}
              cancel={() => choose(following?.id ?? null)}
            />
          ) : chosen ? (
            <WorkshopPanel
              key={chosen.id}
              workshop={chosen}
              api={api}
              programmes={programmes}
              onPlaced={desk.load}
              onBack={() => choose(null)}
              onDeleted={({ title }) => void onDeleted(title)}
              onChanged={() => void desk.load()}
              onNext={() => {
                choose(null);
                setFollowing(chosen);
                setIsMaking(true);
              }}
            />
          ) : desk.workshops.length === 0 ? (
            <Empty onNew={() => setIsMaking(true)} onSample={() => void makeSample()} />
          ) : (
            <p className="quiet">{t("desk.choose")}</p>
          )}
        </main>
      </div>
    </>
  );
}

function Empty({ onNew, onSample }: { onNew(): void; onSample(): void }) {
  return (
    <div className="desk-empty">
      <Icon name="need" className="i-bowl" />
      <h2>{t("desk.empty")}</h2>
      <p>{t("desk.emptyLead")}</p>
      <div className="desk-empty-acts">
        <button type="button" className="btn btn-main" onClick={onNew}>
          <Icon name="plus" /> {t("desk.create")}
        </button>
        <button type="button" className="btn" onClick={onSample}>
          {t("desk.sample")}
        </button>
      </div>
      <p className="hint">{t("desk.sampleHint")}</p>
    </div>
  );
}
