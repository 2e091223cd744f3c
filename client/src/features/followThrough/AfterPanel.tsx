import "./followUpWords.ts";
import "./followUp.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";
import { ProgrammeLink } from "../programme/ProgrammeLink.tsx";
import { ReflectPanel } from "../reflection/ReflectPanel.tsx";
import { ReportPart } from "../report/ReportPart.tsx";
import { AnswersPart } from "./AnswersPart.tsx";
import { BoxPart } from "./BoxPart.tsx";
import { CommitmentsPart } from "./CommitmentsPart.tsx";
import { SharePart } from "./SharePart.tsx";

const PARTS = ["answers", "commitments", "box", "reflection", "report", "share"] as const;
type Part = (typeof PARTS)[number];

interface Props {
  state: WorkshopState;
  content: BoardContent | null;
  token: string;
  commands: Commands;
}

/** A host's side of what comes afterwards: one part at a time. */
export default function AfterPanel({ state, content, token, commands }: Props) {
  const [part, setPart] = useState<Part>(state.followThrough?.carried ? "commitments" : "answers");
  const { followThrough, reflection, decisions, rounds } = state;
  const version = useMemo(() => ({ followThrough, decisions, rounds }), [followThrough, decisions, rounds]);
  if (!followThrough || !reflection) return null;
  return (
    <div className="after">
      <ProgrammeLink state={state} />
      <Segments
        label={t("followUp.parts.label")}
        value={part}
        options={PARTS.map((value) => ({ value, label: t(`followUp.parts.${value}`) }))}
        onChange={setPart}
      />
      {part === "answers" && (
        <AnswersPart followThrough={followThrough} rounds={state.rounds} content={content} commands={commands} />
      )}
      {part === "commitments" && (
        <CommitmentsPart followThrough={followThrough} decisions={state.decisions} commands={commands} />
      )}
      {part === "box" && <BoxPart followThrough={followThrough} boards={state.boards} commands={commands} />}
      {part === "reflection" && <ReflectPanel reflection={reflection} commands={commands} />}
      {part === "report" && state.report && (
        <ReportPart plan={state.report} workshop={state.workshop} token={token} commands={commands} />
      )}
      {part === "share" && (
        <SharePart
          followThrough={followThrough}
          workshopId={state.workshop.id}
          token={token}
          version={version}
          commands={commands}
        />
      )}
    </div>
  );
}
