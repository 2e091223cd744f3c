import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useLate } from "../agreement/useLate.ts";
import type { GivenSheetProps } from "./GivenSheet.tsx";

const load = () => import("./GivenSheet.tsx");

/** The way to what one gave. A phone carries none of it until somebody asks. */
export function LateGiven(props: Omit<GivenSheetProps, "onClose">) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-plain seat-given" onClick={() => setOpen(true)}>
        {t("participant.given")}
      </button>
      {isOpen && <Given {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function Given(props: GivenSheetProps) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
