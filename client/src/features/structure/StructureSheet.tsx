import { boxName } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import {
  addDenial,
  moveDenial,
  PARTS_OF,
  type PartFields,
  type PartKind,
  partsIn,
  removeDenial,
  type StructureEdits,
} from "@longtable/shared/board/structure.rules";
import { LAYERS, MOMENTS } from "@longtable/shared/journey/journey.types";
import { useId, useState } from "react";
import { structure } from "../../i18n/en/structure.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { PartLocks } from "../boardEdit/partLocks.ts";
import { NameField, type PartDenials, PartRow } from "./PartRow.tsx";
import "./structure.css";

addWords({ structure });

interface Shared {
  content: BoardContent;
  edits: StructureEdits;
  /** What hosts have locked of it for this person; null: nothing. */
  locks: PartLocks | null;
}

/** All parts of a board, to add, rename, order, split and take off, while others do the same. */
export default function StructureSheet({ content, edits, locks, onClose }: Shared & { onClose(): void }) {
  const [said, setSaid] = useState("");
  const [lost, setLost] = useState<string | null>(null);
  const kinds = PARTS_OF[content.type].filter((kind) => kind !== "steps");
  return (
    <Sheet title={t("structure.title")} onClose={onClose}>
      <div className="parts">
        {lost && (
          <Notice tone="info" isUrgent>
            <p>{t("structure.lost", { words: lost })}</p>
          </Notice>
        )}
        <p className="small quiet">{t(kinds.length > 0 ? "structure.lead" : "structure.none")}</p>
        {content.type === "matrix" && <Axes content={content} edits={edits} />}
        {kinds.map((kind) => (
          <Parts
            key={kind}
            kind={kind}
            content={content}
            edits={edits}
            locks={locks}
            onSaid={setSaid}
            onLost={setLost}
          />
        ))}
        {content.type === "matrix" && <Boxes content={content} edits={edits} locks={locks} />}
        {content.clusters.length > 0 && <Clusters content={content} edits={edits} />}
        <p className="sr" role="status">
          {said}
        </p>
      </div>
    </Sheet>
  );
}

interface PartsProps extends Shared {
  kind: PartKind;
  /** Of steps: the stage they belong to. */
  stage?: { id: string; label: string };
  onSaid(words: string): void;
  /** Words for the name of a part that is gone. */
  onLost(words: string): void;
}

/** The parts of one kind; a stage holds its steps. */
function Parts({ kind, content, edits, locks, stage, onSaid, onLost }: PartsProps) {
  const parts = partsIn(content, kind, stage?.id);
  const title = stage ? t("structure.stepsOf", { stage: stage.label }) : t(`structure.kinds.${kind}`);
  const isShut = stage !== undefined && locks?.isKept("stages", stage.id) === true;
  const whyNot = isShut ? t("boardList.locked") : addDenial(content, kind) && t("structure.full");
  const whyId = useId();
  const add = () => {
    if (whyNot) return onSaid(whyNot);
    const label = t(`structure.fresh.${kind}`);
    const last = parts.at(-1)?.id ?? null;
    const id = edits.addPart(kind, label, { afterId: last, ...(stage && { stageId: stage.id }) });
    onSaid(id === null ? t("structure.full") : t("structure.added", { label }));
    if (id !== null) focusName(id);
  };
  return (
    <section className={stage ? "part-group is-inner" : "part-group"} aria-label={title}>
      {stage ? <h4>{title}</h4> : <h3>{title}</h3>}
      <ul>
        {parts.map(({ id, label, ...fields }) => (
          <PartRow
            key={id}
            id={id}
            label={label}
            isLocked={locks?.isKept(kind, id) === true}
            holds={locks?.isHeld(kind, id) ? t("structure.holdsLocked") : null}
            why={denialsOf({ content, locks }, kind, id)}
            onRename={(next) => edits.renamePart(kind, id, next)}
            onLost={onLost}
            onMove={(by) => edits.movePart(kind, id, by)}
            onSplit={() => edits.splitPart(kind, id, t("structure.secondHalf", { label }))}
            onRemove={() => {
              edits.removePart(kind, id);
              onSaid(t("structure.removed", { label }));
            }}
          >
            <Fields
              kind={kind}
              fields={fields}
              isOff={locks?.isKept(kind, id) === true}
              onFields={(next) => edits.changePart(kind, id, next)}
            />
            {kind === "stages" && (
              <Parts
                kind="steps"
                content={content}
                edits={edits}
                locks={locks}
                stage={{ id, label }}
                onSaid={onSaid}
                onLost={onLost}
              />
            )}
          </PartRow>
        ))}
      </ul>
      <button
        type="button"
        className="btn"
        aria-disabled={whyNot !== null || undefined}
        aria-describedby={whyNot ? whyId : undefined}
        onClick={add}
      >
        <Icon name="plus" /> {t(`structure.add.${kind}`)}
      </button>
      {whyNot && (
        <p className="hint" id={whyId}>
          {whyNot}
        </p>
      )}
    </section>
  );
}

/** Why a part does not move, split or go. */
function denialsOf({ content, locks }: Omit<Shared, "edits">, kind: PartKind, id: string): PartDenials {
  const locked = locks?.isKept(kind, id) ? t("boardList.locked") : null;
  const held = locked ?? (locks?.isHeld(kind, id) ? t("structure.holdsLocked") : null);
  const lastOne = t(kind === "steps" ? "structure.lastStep" : "structure.lastOne");
  const move = (by: 1 | -1) => {
    const denial = moveDenial(content, kind, id, by);
    if (locked || !denial) return locked ?? (locks?.isMoveHeld(kind, id, by) ? t("structure.nextLocked") : null);
    return denial === "lastOne" ? lastOne : t(`structure.${denial}`);
  };
  return {
    up: move(-1),
    down: move(1),
    split: held ?? (addDenial(content, kind) && t("structure.full")),
    remove: held ?? (removeDenial(content, kind, id) && lastOne),
  };
}

/** A new part is named right away. */
function focusName(id: string) {
  requestAnimationFrame(() => {
    const input = document.querySelector<HTMLInputElement>(`.part[data-id="${CSS.escape(id)}"] > input`);
    input?.focus();
    input?.select();
  });
}

interface FieldsProps {
  kind: PartKind;
  fields: PartFields;
  isOff: boolean;
  onFields(next: PartFields): void;
}

/** When a stage is, and on which side of the lines a lane lies. */
function Fields({ kind, fields, isOff, onFields }: FieldsProps) {
  if (kind === "stages") {
    return (
      <Choice
        label={t("structure.moment")}
        isOff={isOff}
        value={fields.moment ?? "during"}
        options={MOMENTS.map((moment) => [moment, t(`moments.${moment}`)])}
        onChange={(value) => onFields({ moment: value as NonNullable<PartFields["moment"]> })}
      />
    );
  }
  if (kind !== "lanes") return null;
  return (
    <Choice
      label={t("structure.layer")}
      isOff={isOff}
      value={fields.layer ?? "user"}
      options={LAYERS.map((layer) => [layer, t(`structure.layers.${layer}`)])}
      onChange={(value) => onFields({ layer: value as NonNullable<PartFields["layer"]> })}
    />
  );
}

interface ChoiceProps {
  label: string;
  isOff: boolean;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}

function Choice({ label, isOff, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <span className="part-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        disabled={isOff}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}

/** What the two sides of a matrix stand for. */
function Axes({ content, edits }: Omit<Shared, "locks">) {
  const { rows = "", columns = "" } = content.axes ?? {};
  return (
    <section className="part-group" aria-label={t("structure.kinds.axes")}>
      <h3>{t("structure.kinds.axes")}</h3>
      <div className="part-named">
        <span aria-hidden="true">{t("structure.axisColumns")}</span>
        <NameField
          label={columns}
          title={t("structure.axisColumns")}
          isFree
          onRename={(next) => edits.setAxes({ columns: next })}
        />
        <span aria-hidden="true">{t("structure.axisRows")}</span>
        <NameField
          label={rows}
          title={t("structure.axisRows")}
          isFree
          onRename={(next) => edits.setAxes({ rows: next })}
        />
      </div>
    </section>
  );
}

/** A name for each box of a matrix; most have none. */
function Boxes({ content, edits, locks }: Shared) {
  const { rows = [], columns } = content;
  return (
    <details className="part-group">
      <summary>{t("structure.kinds.boxes")}</summary>
      <div className="part-named">
        {rows.flatMap((row) =>
          columns.map((column) => {
            const title = `${row.label} · ${column.label}`;
            const name = boxName(content, { rowId: row.id, columnId: column.id });
            return [
              <span key={`${row.id} ${column.id} of`} aria-hidden="true">
                {title}
              </span>,
              <NameField
                key={`${row.id} ${column.id}`}
                label={name}
                title={title}
                isFree
                isLocked={locks?.isBoxKept(row.id, column.id) === true}
                onRename={(next) => edits.nameBox(row.id, column.id, next)}
              />,
            ];
          }),
        )}
      </div>
    </details>
  );
}

/** Sets of notes that have a name; taking one apart leaves its notes where they are. */
function Clusters({ content, edits }: Omit<Shared, "locks">) {
  return (
    <section className="part-group" aria-label={t("structure.kinds.clusters")}>
      <h3>{t("structure.kinds.clusters")}</h3>
      <ul>
        {content.clusters.map(({ id, label }) => (
          <li key={id} className="part" data-id={id}>
            <NameField
              label={label}
              title={t("structure.name", { label })}
              onRename={(next) => edits.renameCluster(id, next)}
            />
            <span className="part-acts">
              <button
                type="button"
                className="btn btn-icon"
                aria-label={t("structure.remove", { label })}
                onClick={() => edits.removeCluster(id)}
              >
                <Icon name="x" />
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
