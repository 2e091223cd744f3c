import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type ReactNode, useState } from "react";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";
import { readVersion, rememberRead } from "./readAgreement.ts";

// A phone carries none of this until the room has a question or an agreement.
const firstSheet = () => import("./AgreementFirst.tsx");
const purpose = () => import("./PhonePurpose.tsx");
const preWork = () => import("./PhonePreWork.tsx");

interface Props {
  session: Session;
  state: WorkshopState;
}

/**
 * The agreement first, for who comes when there is one (METHODS M54). Who is in the room already when it is made or changed
 * is not stopped in the middle of a word: they are told beside their work.
 */
export function LateAgreement({ state, children }: { state: WorkshopState; children: ReactNode }) {
  const { agreement } = state.workshop;
  const { seatId } = state.me;
  const [isFirst, setFirst] = useState(() => (agreement?.lines.length ?? 0) > 0 && readVersion(seatId) === 0);
  if (!isFirst || !agreement?.lines.length) return children;
  const done = () => {
    rememberRead(seatId, agreement.version);
    setFirst(false);
  };
  return <First state={state} onRead={done} />;
}

function First(props: { state: WorkshopState; onRead(): void }) {
  const Part = useLate(firstSheet);
  return Part ? <Part {...props} /> : <main className="bars" aria-busy="true" />;
}

/** The room's question and its agreement, with ways to suggest other words. */
export function LatePurpose(props: Props) {
  const { question, agreement } = props.state.workshop;
  return question || agreement?.lines.length ? <Purpose {...props} /> : null;
}

function Purpose(props: Props) {
  const Part = useLate(purpose);
  return Part && <Part {...props} />;
}

/** What can be done before the session begins. */
export function LatePreWork({ state }: { state: WorkshopState }) {
  const Part = useLate(preWork);
  return Part && <Part state={state} />;
}
