import "./followUpWords.ts";
import "./followUp.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";
import { ReflectPanel } from "../reflection/ReflectPanel.tsx";
import { AnswersPart } from "./AnswersPart.tsx";
import { BoxPart } from "./BoxPart.tsx";
import { CommitmentsPart } from "./CommitmentsPart.tsx";
import { SharePart } from "./SharePart.tsx";

const PARTS = ["answers", "commitments", "box", "reflection", "share"] as const;
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
  const { followThrough, reflection } = state;
  if (!followThrough || !reflection) return null;
  return (
    <div className="after">
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
      {part === "share" && (
        <SharePart followThrough={followThrough} workshopId={state.workshop.id} token={token} commands={commands} />
      )}
    </div>
  );
}
