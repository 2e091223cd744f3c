import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type ReactNode, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { SaveState } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { PhaseBar } from "../../ui/PhaseBar.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { SavePill } from "../../ui/SavePill.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { JoinAddress } from "../projector/Wall.types.ts";

interface Props {
  state: WorkshopState;
  save: SaveState;
  join: JoinAddress;
  children?: ReactNode;
}

/** Which workshop, which phase, how to join, whether all is saved, who hosts. */
export function TopBar({ state, save, join, children }: Props) {
  return (
    <header className="console-top">
      <div className="brand">
        <Icon name="brand" />
        <h1>{state.workshop.title}</h1>
      </div>
      <PhaseBar phase={state.phase} />
      <div className="console-top-end">
        {children}
        <CodeButton code={state.workshop.joinCode} join={join} />
        <SavePill save={save} />
      </div>
    </header>
  );
}

function CodeButton({ code, join }: { code: string; join: JoinAddress }) {
  const [isOpen, setIsOpen] = useState(false);
  const [first = "", second = ""] = formatJoinCode(code).split(" ");
  const spelled = [...code].join(" ");
  return (
    <>
      <button type="button" className="btn console-code" onClick={() => setIsOpen(true)}>
        <span className="sr">{t("console.codeButton")}</span>
        <Icon name="qr" />
        <span className="code">
          <span>{first}</span> <span>{second}</span>
        </span>
      </button>
      <Sheet isOpen={isOpen} title={t("console.codeTitle")} onClose={() => setIsOpen(false)}>
        <div className="code-sheet">
          <p>{t("console.codeHint")}</p>
          <QrCode text={join.scanned} label={t("projector.qrLabel")} />
          <p className="code-sheet-address">{join.typed}</p>
          <p className="code">
            <span className="sr">{spelled}</span>
            <span aria-hidden="true">{first}</span>
            <span aria-hidden="true">{second}</span>
          </p>
        </div>
      </Sheet>
    </>
  );
}
