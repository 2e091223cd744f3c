import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { useLate } from "../../ui/useLate.ts";
import type { GivenSheetProps } from "./GivenSheet.tsx";

const load = () => import("./GivenSheet.tsx");

const loadErased = () => import("./ErasedNotice.tsx");

/** The way to what one gave, and word that everything was taken back. A phone carries none of it until somebody asks. */
export function LateGiven(props: Omit<GivenSheetProps, "onClose">) {
  const [isOpen, setOpen] = useState(false);
  const { session } = props;
  const isErased = useStore(session.erased);
  const close = () => {
    setOpen(false);
    // Who took it back there was told so there.
    session.putAwayErased();
  };
  return (
    <>
      {isErased && !isOpen && <Erased onAway={session.putAwayErased} />}
      <button type="button" className="btn btn-plain seat-given" onClick={() => setOpen(true)}>
        {t("participant.given")}
      </button>
      {isOpen && <Given {...props} onClose={close} />}
    </>
  );
}

function Erased(props: { onAway(): void }) {
  const Part = useLate(loadErased);
  return Part && <Part {...props} />;
}

function Given(props: GivenSheetProps) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
