import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import { useEffect, useRef, useState } from "react";
import { given as words } from "../../i18n/en/given.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";
import { forgetKept } from "../../session/useKept.ts";
import { dayText } from "../../ui/dayText.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { GivenList } from "./GivenList.tsx";
import { TakeBackQuestion } from "./TakeBackQuestion.tsx";
import { useGiven } from "./useGiven.ts";
import "./given.css";

addWords({ given: words });

export interface GivenSheetProps {
  seat: KeptSeat;
  session: Session;
  /**
   * With true, everything is about to be taken back and the name forgotten: when the line ends, nothing is to stay on this
   * device. With false it did not go through.
   */
  onErasing(isErasing: boolean): void;
  onClose(): void;
}

/** What is about to be taken back: one thing, or everything. */
type Asked = Contribution | "all";

/** Everything one gave: to read, to save, and to take back for good. */
export default function GivenSheet({ seat, session, onErasing, onClose }: GivenSheetProps) {
  const { given, hasFailed, again } = useGiven(seat.workshopId, seat.token);
  const [asked, ask] = useState<Asked | null>(null);
  const [said, say] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  // What had the focus is gone with what was taken back.
  useEffect(() => {
    if (said) status.current?.focus();
  }, [said]);

  async function takeBack(item: Asked, leave: boolean): Promise<boolean> {
    const one = item === "all" ? null : item;
    const unsent = unsentOf(session, one);
    if (leave) onErasing(true);
    const reply = one
      ? await session.send("withdrawal.withdraw", { items: [{ kind: one.kind, id: one.id }] }, { keep: false })
      : await session.send("withdrawal.withdrawAll", { leave }, { keep: false });
    const isGone = reply.ok || (one !== null && reply.error.code === "notFound");
    if (!isGone) {
      if (leave) onErasing(false);
      return false;
    }
    for (const id of unsent) session.discard(id);
    if (!one) forgetKept();
    if (leave) return true;
    ask(null);
    say(t(one ? "given.doneOne" : "given.doneAll"));
    again();
    return true;
  }

  if (asked !== null) {
    return <TakeBackQuestion asked={asked} onKeep={() => ask(null)} onTakeBack={takeBack} onClose={onClose} />;
  }
  return (
    <Sheet title={t("given.title")} onClose={onClose}>
      <p>{t("given.lead")}</p>
      {given && <p className="hint">{t("given.kept", { date: dayText(given.keptUntil) })}</p>}
      <p role="status" ref={status} tabIndex={-1} className={said ? "given-said" : "sr"}>
        {given === null && !hasFailed ? t("given.loading") : said}
      </p>
      {hasFailed && (
        <div role="alert" className="given-failed">
          <p>{t("given.failed")}</p>
          <button type="button" className="btn" onClick={again}>
            {t("given.again")}
          </button>
        </div>
      )}
      {given && <GivenList given={given} token={seat.token} onTakeBack={ask} />}
    </Sheet>
  );
}

/** What this device has not sent of it yet: once the rest is taken back it goes too, and until then it is kept. */
const unsentOf = (session: Session, one: Contribution | null): string[] =>
  session.unsent.get().flatMap(({ id, input }) => (one === null || input.noteId === one.id ? [id] : []));
