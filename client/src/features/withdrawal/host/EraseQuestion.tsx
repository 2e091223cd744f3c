import { type ReactNode, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { WhatStays } from "../TakeBackQuestion.tsx";
import "./keepingWords.ts";
import "../given.css";

interface Props {
  title: string;
  /** What is erased, where that is one thing. */
  words?: string;
  verb: string;
  isAll: boolean;
  onKeep(): void;
  /** Answers false when it did not go through. */
  onErase(): Promise<boolean>;
  children?: ReactNode;
}

/** The last question before something is erased for somebody: what goes, and what stays. */
export function EraseQuestion({ title, words, verb, isAll, onKeep, onErase, children }: Props) {
  const [standing, stand] = useState<"asking" | "working" | "failed">("asking");
  const erase = async () => {
    if (standing === "working") return;
    stand("working");
    if (!(await onErase().catch(() => false))) stand("failed");
  };
  return (
    <Sheet title={title} onClose={onKeep}>
      {words && (
        <blockquote className="erase-words" dir="auto">
          {words}
        </blockquote>
      )}
      <p>{t("given.goes")}</p>
      <WhatStays isAll={isAll} isForOther />
      {children}
      {standing === "failed" && <p role="alert">{t("keeping.failed")}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn btn-main" onClick={onKeep}>
          {t("keeping.keep")}
        </button>
        <button
          type="button"
          className="btn btn-stop"
          aria-disabled={standing === "working"}
          onClick={() => void erase()}
        >
          {verb}
        </button>
      </div>
    </Sheet>
  );
}
