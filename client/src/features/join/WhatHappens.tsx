import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";

const POINTS = ["notes", "dots", "group", "kept", "control"] as const;

/** What happens to what people write and choose, in plain words. */
export function WhatHappens({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  return (
    <Sheet title={t("join.words")} isOpen={isOpen} onClose={onClose}>
      <ul className="join-points">
        {POINTS.map((point) => (
          <li key={point}>{t(`join.wordsList.${point}`)}</li>
        ))}
      </ul>
    </Sheet>
  );
}
