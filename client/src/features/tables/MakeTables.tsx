import type { OutputOf } from "@longtable/shared/kernel/command";
import type { TableDeedId } from "@longtable/shared/kernel/ids";
import { makeTables, previewTables } from "@longtable/shared/tables/tables.commands";
import { type SeatingWay, TABLE_LIMITS, type TableDeed } from "@longtable/shared/tables/tables.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Stepper } from "../console/Stepper.tsx";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
  onDone(deed: TableDeed, deedId: TableDeedId | null): void;
  /** Null while there are no tables and nothing else to go back to. */
  onClose: (() => void) | null;
}

const WAYS: readonly SeatingWay[] = ["mixed", "even", "choice"];
const BYS = ["size", "count"] as const;
const WHOS = ["joined", "here"] as const;
type Preview = OutputOf<typeof previewTables>;

/** How many tables, and how people come to them; looked at before it happens. */
export function MakeTables({ state, commands, onDone, onClose }: Props) {
  const [way, setWay] = useState<SeatingWay>("mixed");
  const [by, setBy] = useState<(typeof BYS)[number]>("size");
  const [number, setNumber] = useState({ size: 8, count: 4 });
  const [who, setWho] = useState<(typeof WHOS)[number]>("joined");
  const [preview, setPreview] = useState<Preview | null>(null);
  const name = useId();
  const wish = { way, who, [by]: number[by] } as const;
  /** What was looked at holds for what was chosen then. */
  const change = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      setPreview(null);
    };
  };
  const make = async () => {
    const made = await commands.run(makeTables, wish);
    if (made === null) return;
    setPreview(null);
    onDone("made", made.deedId);
    onClose?.();
  };
  return (
    <form className="card tables-make" onSubmit={(event) => event.preventDefault()}>
      {onClose && <h3>{t("hostTables.make.again")}</h3>}
      <fieldset>
        <legend>{t("hostTables.make.way")}</legend>
        <div className="tables-ways">
          {WAYS.map((value) => (
            <label key={value} className="tables-way">
              <input type="radio" name={`${name}-way`} checked={way === value} onChange={() => change(setWay)(value)} />
              <span>
                <b>{t(`hostTables.make.${value}`)}</b>
                <span className="hint">{t(`hostTables.make.${value}Hint`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="tables-number">
        <fieldset>
          <legend>{t("hostTables.make.by")}</legend>
          <div className="seg">
            {BYS.map((value) => (
              <label key={value}>
                <input type="radio" name={`${name}-by`} checked={by === value} onChange={() => change(setBy)(value)} />
                {t(value === "size" ? "hostTables.make.bySize" : "hostTables.make.byCount")}
              </label>
            ))}
          </div>
        </fieldset>
        <Stepper
          label={t(by === "size" ? "hostTables.make.bySize" : "hostTables.make.byCount")}
          value={number[by]}
          most={by === "size" ? TABLE_LIMITS.seats : TABLE_LIMITS.tables}
          onChange={change((value: number) => setNumber({ ...number, [by]: value }))}
        />
      </div>
      <fieldset>
        <legend>{t("hostTables.make.who")}</legend>
        <div className="seg">
          {WHOS.map((value) => (
            <label key={value}>
              <input type="radio" name={`${name}-who`} checked={who === value} onChange={() => change(setWho)(value)} />
              {t(`hostTables.make.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {onClose && <p className="hint">{t("hostTables.make.stays")}</p>}
      {preview && <PreviewOf preview={preview} state={state} isChoice={way === "choice"} />}
      <div className="tables-acts">
        <button
          type="button"
          className={preview ? "btn" : "btn btn-main"}
          aria-disabled={commands.isBusy}
          onClick={() => void commands.run(previewTables, wish).then(setPreview)}
        >
          {t("hostTables.make.look")}
        </button>
        {preview && (
          <button
            type="button"
            className="btn btn-main"
            aria-disabled={commands.isBusy}
            onClick={() => !commands.isBusy && void make()}
          >
            {t("hostTables.make.do")}
          </button>
        )}
        {onClose && (
          <button type="button" className="btn btn-plain" onClick={onClose}>
            {t("hostTables.make.cancel")}
          </button>
        )}
      </div>
    </form>
  );
}

/** What would be made: how many tables of which size, and how the groups are spread. Only hosts see the groups. */
function PreviewOf({ preview, state, isChoice }: { preview: Preview; state: WorkshopState; isChoice: boolean }) {
  const { people, tables } = preview;
  const sizes = [...new Set(tables.map((table) => table.people))].toSorted((a, b) => b - a);
  const groups = [...state.workshop.groups, { id: "undeclared", label: t("console.room.undeclared") }];
  const spread = groups.flatMap(({ id, label }) => {
    const counts = tables.map((table) => table.groups[id] ?? 0);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return most === 0
      ? []
      : [{ id, label, range: least === most ? `${most}` : t("hostTables.make.range", { least, most }) }];
  });
  return (
    <div className="tables-preview" role="status">
      <p>
        <b>{t("hostTables.make.preview", { count: tables.length })}</b>
      </p>
      {people === 0 && <p>{t("hostTables.make.none")}</p>}
      {people > 0 && !isChoice && (
        <p>
          {t("hostTables.make.sizes", {
            people,
            sizes: sizes
              .map((size) =>
                t("hostTables.make.each", { count: tables.filter((table) => table.people === size).length, size }),
              )
              .join(", "),
          })}
        </p>
      )}
      {spread.length > 0 && !isChoice && (
        <>
          <p className="small">{t("hostTables.make.spread")}</p>
          <ul>
            {spread.map(({ id, label, range }) => (
              <li key={id}>
                <span>{label}</span> <b>{range}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
