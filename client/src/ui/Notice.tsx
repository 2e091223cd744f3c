import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";

interface NoticeProps {
  tone: "ok" | "info" | "wait" | "stop";
  children: ReactNode;
}

const ICONS = { ok: "saved", info: "info", wait: "unsaved", stop: "warn" } as const;

/** Something to know that stays until it no longer holds. Problems are announced at once. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === "stop" || tone === "wait" ? "alert" : "status"}>
      <Icon name={ICONS[tone]} />
      <div className="grow">{children}</div>
    </div>
  );
}
