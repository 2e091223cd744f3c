import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { Words } from "./GivenList.tsx";

interface Props {
  asked: Contribution | "all";
  onKeep(): void;
  /** Answers false when it did not go through. */
  onTakeBack(asked: Contribution | "all", leave: boolean): Promise<boolean>;
  onClose(): void;
}

/** Says in plain words what goes and what cannot be taken back, before it is done. */
export function TakeBackQuestion({ asked, onKeep, onTakeBack, onClose }: Props) {
  const [leave, setLeave] = useState(false);
  const [standing, stand] = useState<"asking" | "working" | "failed">("asking");
  const safe = useRef<HTMLButtonElement>(null);
  const isAll = asked === "all";
  useEffect(() => safe.current?.focus(), []);
  const go = async () => {
    if (standing === "working") return;
    stand("working");
    const isDone = await onTakeBack(asked, isAll && leave).catch(() => false);
    if (!isDone) stand("failed");
  };
  return (
    <Sheet title={t(isAll ? "given.askAll" : "given.askOne")} onClose={onClose}>
      {!isAll && <Words item={asked} />}
      <p>{t("given.goes")}</p>
      <WhatStays isAll={isAll} />
      {isAll && (
        <label className="given-leave">
          <input type="checkbox" checked={leave} onChange={({ target }) => setLeave(target.checked)} />
          <span>
            {t("given.leave")}
            <small className="quiet">{t("given.leaveHint")}</small>
          </span>
        </label>
      )}
      {standing === "failed" && <p role="alert">{t("given.failedTake")}</p>}
      <div className="dialog-acts">
        <button type="button" ref={safe} className="btn btn-main" onClick={onKeep}>
          {t("given.keep")}
        </button>
        <button type="button" className="btn btn-stop" aria-disabled={standing === "working"} onClick={() => void go()}>
          {t(standing === "working" ? "given.working" : isAll ? "given.goAll" : "given.go")}
        </button>
      </div>
    </Sheet>
  );
}

/** What taking back does not reach, said to whose it was or to the host who does it for them. */
export function WhatStays({ isAll, isForOther = false }: { isAll: boolean; isForOther?: boolean }) {
  const lines = isAll ? (["others", "dots", "box", "copies"] as const) : (["others", "dots", "copies"] as const);
  return (
    <ul className="given-stays">
      {lines.map((line) => (
        <li key={line}>{t(`${isForOther ? "keeping" : "given"}.stays.${line}`)}</li>
      ))}
    </ul>
  );
}
