import { isBlank } from "@longtable/shared/kernel/plainName";
import { copySnapshot, keepSnapshot, removeSnapshot } from "@longtable/shared/versions/versions.commands";
import type { Snapshot } from "@longtable/shared/versions/versions.schema";
import { VERSION_LIMITS } from "@longtable/shared/versions/versions.types";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { showToast } from "../../ui/toasts.ts";
import { timeText } from "../agenda/timeText.ts";
import type { VersionParts } from "./VersionsSheet.tsx";

interface Props extends VersionParts {
  /** False for a table's own board: it is kept and compared, but not copied into the room. */
  isRooms: boolean;
  onCompare(snapshotId: string): void;
}

/** Boards as they were: kept under a name, compared, copied and removed. */
export function KeptPart({ state, boardId, commands, isRooms, onCompare }: Props) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const id = useId();
  const kept = (state.versions?.snapshots ?? []).filter((one) => one.boardId === boardId);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (isBlank(name)) return setProblem(t("versions.kept.needsName"));
    setProblem(null);
    if (!(await commands.run(keepSnapshot, { boardId, name }))) return;
    showToast(t("versions.kept.said", { name: name.trim() }));
    setName("");
  };
  const copy = async ({ id: snapshotId }: Snapshot) => {
    const made = await commands.run(copySnapshot, { snapshotId });
    if (made) showToast(t("versions.time.copied", { title: titleOf(state, made.boardId) }));
  };
  return (
    <section className="version-part">
      <h3>{t("versions.kept.title")}</h3>
      <p className="small">{t("versions.kept.lead")}</p>
      <form className="version-row" onSubmit={(event) => void keep(event)}>
        <Field id={id} label={t("versions.kept.name")} hint={t("versions.kept.nameHint")} problem={problem}>
          <input
            {...fieldProps(id, { hint: true, problem })}
            className="input"
            value={name}
            maxLength={VERSION_LIMITS.nameChars}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <button type="submit" className="btn btn-main" aria-disabled={commands.isBusy}>
          {t("versions.kept.keep")}
        </button>
      </form>
      {kept.length === 0 && <p className="quiet">{t("versions.kept.none")}</p>}
      <ul className="kept-list">
        {kept.map((one) => (
          <li key={one.id}>
            <div>
              <b dir="auto">{one.name}</b>
              <p className="small quiet">
                {t("versions.kept.line", { when: timeText(one.at), who: hostOf(state, one.by) })} ·{" "}
                {t("versions.kept.notes", { count: one.notes })}
              </p>
            </div>
            {removing === one.id ? (
              <div className="kept-acts">
                <p>
                  <b>{t("versions.kept.removeTitle", { name: one.name })}</b> {t("versions.kept.removeLead")}
                </p>
                {/* biome-ignore lint/a11y/noAutofocus: the question has just opened under the hand that asked for it */}
                <button type="button" className="btn" autoFocus onClick={() => setRemoving(null)}>
                  {t("versions.kept.removeNo")}
                </button>
                <button
                  type="button"
                  className="btn btn-stop"
                  onClick={() => {
                    setRemoving(null);
                    void commands.run(removeSnapshot, { snapshotId: one.id });
                  }}
                >
                  {t("versions.kept.removeYes")}
                </button>
              </div>
            ) : (
              <div className="kept-acts">
                <button
                  type="button"
                  className="btn"
                  aria-label={t("versions.kept.compareLabel", { name: one.name })}
                  onClick={() => onCompare(one.id)}
                >
                  {t("versions.kept.compare")}
                </button>
                {isRooms && (
                  <button
                    type="button"
                    className="btn"
                    aria-label={t("versions.kept.copyLabel", { name: one.name })}
                    onClick={() => void copy(one)}
                  >
                    {t("versions.kept.copy")}
                  </button>
                )}
                <button
                  type="button"
                  className="btn btn-plain"
                  aria-label={t("versions.kept.removeLabel", { name: one.name })}
                  onClick={() => setRemoving(one.id)}
                >
                  {t("versions.kept.remove")}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const titleOf = ({ boards }: VersionParts["state"], id: string) => boards.find((board) => board.id === id)?.title ?? "";

/** What the host is called who kept it; hosts need no name. */
const hostOf = ({ hosts }: VersionParts["state"], seatId: Snapshot["by"]) =>
  hosts?.list.find((host) => host.id === seatId)?.name || t("versions.kept.host");
