import "./import.css";
import { type FormEvent, useId, useState } from "react";
import { imports } from "../../i18n/en/imports.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { newId } from "../../session/newId.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useContent } from "../projector/useContent.ts";
import { type DoneImport, sendFile, sendTable, undoImport } from "./importApi.ts";
import { problemWords } from "./problemWords.ts";
import { RecentImports, undoneWords } from "./RecentImports.tsx";
import { TablePreview } from "./TablePreview.tsx";
import { TableReading } from "./TableReading.tsx";
import { useTableImport } from "./useTableImport.ts";

addWords({ imports });

interface Props {
  board: { id: string; title: string } | null;
  client: BoardClient | null;
  workshopId: string;
  token: string;
  onClose(): void;
}

/** Brings in lines, a table or a file: paste or choose, look at what happens, then add it as one. */
export default function ImportSheet({ board, client, workshopId, token, onClose }: Props) {
  const content = useContent(client);
  const id = useId();
  const [isHere, setIsHere] = useState(board !== null);
  const [title, setTitle] = useState(t("imports.newTitleDefault"));
  const [isSkipping, setIsSkipping] = useState(false);
  const [standing, setStanding] = useState<"ready" | "sending">("ready");
  const [problem, setProblem] = useState<string | null>(null);
  const [key, setKey] = useState(newId);
  const target = isHere ? content : null;
  const table = useTableImport(target);
  const { plan, file } = table;
  const hasProblems = plan.problems.length > 0;
  const isReady = file !== null || (plan.notes.length > 0 && (!hasProblems || isSkipping));

  const begin = (next: string) => {
    table.begin(next);
    setProblem(null);
    setKey(newId());
  };

  const send = async (): Promise<DoneImport> => {
    const sending = { token, workshopId, key };
    if (file) return sendFile(sending, file);
    const boardId = isHere ? (board?.id ?? null) : null;
    const wish = { ...table.wish, boardId, title: title.trim() || t("imports.newTitleDefault"), isSkipping };
    return sendTable(sending, table.text, { ...wish, delimiter: table.delimiter });
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (standing === "sending") return;
    if (!isReady) return setProblem(t(plan.notes.length > 0 ? "imports.mend" : "imports.nothing"));
    setStanding("sending");
    try {
      const done = await send();
      offerUndo({ token, workshopId }, done, file ? doneFile(done) : t("imports.done", { count: done.notes }));
      onClose();
    } catch (error) {
      setStanding("ready");
      setProblem(problemWords(error));
    }
  };

  return (
    <Sheet title={t("imports.title")} onClose={onClose}>
      <form className="stack import" onSubmit={(event) => void onSubmit(event)}>
        <p>{t("imports.lead")}</p>
        <Field id={`${id}-paste`} label={t("imports.paste")} hint={t("imports.pasteHint")}>
          <textarea
            {...fieldProps(`${id}-paste`, { hint: true })}
            className="input import-text"
            rows={6}
            dir="auto"
            spellCheck={false}
            value={table.text}
            onChange={(event) => begin(event.target.value)}
          />
        </Field>
        <Field id={`${id}-file`} label={t("imports.file")}>
          <input
            id={`${id}-file`}
            type="file"
            className="input"
            accept=".csv,.tsv,.txt,.json,text/csv,text/plain,text/tab-separated-values,application/json"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) void table.take(chosen).then(() => setKey(newId()));
              setProblem(null);
            }}
          />
        </Field>
        {file ? (
          <Notice tone="info">{t("imports.fileChosen", { name: file.name })}</Notice>
        ) : (
          <>
            <Where board={board} isHere={isHere} title={title} onHere={setIsHere} onTitle={setTitle} />
            {table.text.trim() !== "" && (
              <>
                <TableReading table={table} type={target?.type ?? null} />
                <TablePreview plan={plan} />
                {hasProblems && plan.notes.length > 0 && (
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={isSkipping}
                      onChange={(event) => setIsSkipping(event.target.checked)}
                    />
                    <span>{t("imports.skip")}</span>
                  </label>
                )}
              </>
            )}
          </>
        )}
        {table.refused && (
          <Notice tone="stop" isUrgent>
            {t(`imports.${table.refused}`)}
          </Notice>
        )}
        {problem && (
          <Notice tone="stop" isUrgent>
            {problem}
          </Notice>
        )}
        <div className="import-acts">
          <button type="submit" className="btn btn-main" aria-disabled={!isReady || standing === "sending"}>
            {standing === "sending"
              ? t("imports.going")
              : file
                ? t("imports.goFile")
                : t("imports.go", { count: plan.notes.length })}
          </button>
          <button type="button" className="btn btn-plain" onClick={onClose}>
            {t("imports.cancel")}
          </button>
        </div>
        <RecentImports token={token} workshopId={workshopId} />
      </form>
    </Sheet>
  );
}

interface WhereProps {
  board: Props["board"];
  isHere: boolean;
  title: string;
  onHere(isHere: boolean): void;
  onTitle(title: string): void;
}

function Where({ board, isHere, title, onHere, onTitle }: WhereProps) {
  const id = useId();
  return (
    <fieldset className="import-where">
      <legend className="label">{t("imports.target")}</legend>
      {board && (
        <label className="check">
          <input type="radio" name={id} checked={isHere} onChange={() => onHere(true)} />
          <span>{t("imports.here", { title: board.title })}</span>
        </label>
      )}
      <label className="check">
        <input type="radio" name={id} checked={!isHere} onChange={() => onHere(false)} />
        <span>{t("imports.newBoard")}</span>
      </label>
      {!isHere && (
        <Field id={`${id}-title`} label={t("imports.newTitle")}>
          <input
            id={`${id}-title`}
            className="input"
            maxLength={120}
            value={title}
            onChange={(event) => onTitle(event.target.value)}
          />
        </Field>
      )}
    </fieldset>
  );
}

function offerUndo(place: { token: string; workshopId: string }, done: DoneImport, words: string): void {
  const undo = async () => showToast(undoneWords(await undoImport(place, done.id)));
  showToast(words, { label: t("imports.undo"), perform: () => void undo() });
}

const doneFile = ({ stayedAway = 0 }: { stayedAway?: number }): string =>
  stayedAway === 0
    ? t("imports.doneFile")
    : `${t("imports.doneFile")} ${t("imports.stayedAway", { count: stayedAway })}`;
