import "./heldWords.ts";
import "./held.css";
import type { HeldNote } from "@longtable/shared/held/held.schema";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  held: HeldNote;
  acts: { rests: boolean; session: Session } | null;
}

/** Who sees a note that is on no board, and what its owner may do about that. */
export default function HeldMark({ held, acts }: Props) {
  const isHidden = held.stage === "private";
  const isBack = held.wasShown === true || held.stage === "back";
  useEffect(() => {
    if (isBack) announce(t(held.wasShown ? "held.mark.takenOff" : "held.mark.back"));
  }, [isBack, held.wasShown]);
  return (
    <>
      <div className="held-mark">
        <Icon name={isHidden ? "private" : isBack ? "undo" : "clock"} />
        <p>
          {wordsFor(held)}
          {held.reason && (
            <>
              {" "}
              <q dir="auto">{held.reason}</q>
            </>
          )}{" "}
          {isBack && t("held.mark.yourWords")}
        </p>
      </div>
      {isHidden && acts && (acts.rests ? <Keep held={held} session={acts.session} /> : <Share held={held} {...acts} />)}
    </>
  );
}

function wordsFor({ stage, isKept, isChange, wasShown }: HeldNote): string {
  if (stage === "private") return t(isKept ? "held.mark.kept" : "held.mark.private");
  if (wasShown) return t("held.mark.takenOff");
  if (stage === "back") return t("held.mark.back");
  return t(isChange ? "held.mark.change" : "held.mark.waiting");
}

/** Whether the reveal passes a note over: answers the tap at once, and is sent when the line is there. */
function Keep({ held, session }: { held: HeldNote; session: Session }) {
  const [asked, setAsked] = useState<boolean | null>(null);
  const isKept = asked ?? held.isKept === true;
  const choose = async () => {
    setAsked(!isKept);
    await session.send("held.keep", { noteId: held.id, isKept: !isKept });
    setAsked(null);
  };
  return (
    <button type="button" className="btn held-choice" aria-pressed={isKept} onClick={() => void choose()}>
      {isKept && <Icon name="check" />} {t("held.keep")}
    </button>
  );
}

/** Sends a note that stayed private to the room. */
function Share({ held, session }: { held: HeldNote; session: Session }) {
  const [isSent, setSent] = useState(false);
  const share = async () => {
    setSent(true);
    await session.send("held.share", { noteId: held.id });
    setSent(false);
  };
  return (
    <button type="button" className="btn held-choice" aria-disabled={isSent} onClick={() => !isSent && void share()}>
      {t("held.share")}
    </button>
  );
}
