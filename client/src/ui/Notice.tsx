import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";

type Tone = "wait" | "stop" | "info" | "ok";

const MARKS: Record<Tone, string> = { wait: "unsaved", stop: "warn", info: "info", ok: "saved" };

/** Something to know that stays until it is settled; `isUrgent` reads it aloud at once. */
export function Notice({ tone, isUrgent = false, children }: { tone: Tone; isUrgent?: boolean; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={isUrgent ? "alert" : undefined}>
      <Icon name={MARKS[tone]} />
      <div className="notice-words">{children}</div>
    </div>
  );
}
