import type { BoardContent } from "@longtable/shared/board/board.doc";
import { NOTE_KINDS } from "@longtable/shared/board/board.types";
import { countTags, tagKey } from "@longtable/shared/board/tags.rules";
import { isPlainView, type ViewFacts } from "@longtable/shared/board/view.rules";
import type { BoardView } from "@longtable/shared/board/view.schema";
import { COLOUR_BY, type ColourBy, SORT_BY, type SortBy } from "@longtable/shared/board/view.types";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { lenses } from "../boardList/lens.ts";
import "./ideaWords.ts";
import { factsOf } from "./facts.ts";
import { setLens } from "./setLens.ts";
import { WallView } from "./WallView.tsx";
import "./ideas.css";

interface Props {
  boardId: string;
  content: BoardContent;
  state: WorkshopState | null;
  session: Pick<Session, "send">;
  onClose(): void;
}

type Only = NonNullable<BoardView["only"]>;

/** A view with one value changed; what is not chosen is not in it. */
export function changedView<Key extends keyof BoardView>(view: BoardView, key: Key, value: BoardView[Key]): BoardView {
  const { [key]: _before, ...rest } = view;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** Sorts, filters and colours a board, as one changes it; nothing has to be confirmed. */
export function ViewSheet({ boardId, content, state, session, onClose }: Props) {
  const id = useId();
  const view = useStore(lenses).get(boardId)?.view ?? {};
  const facts = factsOf(state, boardId);
  const set = <Key extends keyof BoardView>(key: Key, value: BoardView[Key]) =>
    setLens(boardId, { view: changedView(view, key, value) });
  const only = view.only ?? {};
  const setOnly = (next: Only) => {
    const kept = Object.entries(next).filter(([, value]) => value !== undefined);
    set("only", kept.length === 0 ? undefined : (Object.fromEntries(kept) as Only));
  };
  const hasVotes = facts.votes.size > 0;
  const hasGroups = Object.keys(facts.groups).length > 0;
  const hasTables = Object.keys(facts.tables).length > 0;
  const can: Record<SortBy | ColourBy, boolean> = {
    votes: hasVotes,
    kind: true,
    table: hasTables,
    tag: true,
    set: content.clusters.length > 0,
    group: hasGroups,
  };
  return (
    <Sheet title={t("ideas.view.title")} onClose={onClose}>
      <div className="stack">
        <p className="small quiet">{t("ideas.view.lead")}</p>
        <Choice
          label={t("ideas.view.sort")}
          value={view.sort ?? "none"}
          options={["none", ...SORT_BY.filter((by) => can[by] || view.sort === by)]}
          words="ideas.view.sorts"
          onChange={(by) => {
            const sort = SORT_BY.find((one) => one === by);
            setLens(boardId, { view: changedView(changedView(view, "sort", sort), "groupId", undefined) });
          }}
        />
        {view.sort === "votes" && hasGroups && (
          <Field id={`${id}-whose`} label={t("ideas.view.whose")}>
            <select
              {...fieldProps(`${id}-whose`, {})}
              className="input"
              value={view.groupId ?? ""}
              onChange={({ target }) => set("groupId", (target.value || undefined) as BoardView["groupId"])}
            >
              <option value="">{t("ideas.view.everyone")}</option>
              {Object.entries(facts.groups).map(([groupId, label]) => (
                <option key={groupId} value={groupId}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Choice
          label={t("ideas.view.colour")}
          value={view.colour ?? "none"}
          options={["none", ...COLOUR_BY.filter((by) => can[by] || view.colour === by)]}
          words="ideas.view.colours"
          onChange={(by) =>
            set(
              "colour",
              COLOUR_BY.find((one) => one === by),
            )
          }
        />
        {hasGroups && <p className="small quiet">{t("ideas.view.groupHint")}</p>}
        <OnlyFields content={content} facts={facts} only={only} onChange={setOnly} />
        <div className="dialog-acts">
          {!isPlainView(view) && (
            <button type="button" className="btn" onClick={() => setLens(boardId, { view: {} })}>
              {t("ideas.view.reset")}
            </button>
          )}
          <button type="button" className="btn btn-main" onClick={onClose}>
            {t("ideas.view.done")}
          </button>
        </div>
        {state?.me.role === "facilitator" && (
          <WallView boardId={boardId} view={view} shown={state.wall?.views?.[boardId as BoardId]} session={session} />
        )}
      </div>
    </Sheet>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly string[];
  /** Where the words of the options are. */
  words: string;
  onChange(value: string): void;
}

function Choice({ label, value, options, words, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      <select {...fieldProps(id, {})} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {t(`${words}.${option}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface OnlyProps {
  content: BoardContent;
  facts: ViewFacts;
  only: Only;
  onChange(only: Only): void;
}

/** What is left out: only values that this board has are offered. */
function OnlyFields({ content, facts, only, onChange }: OnlyProps) {
  const id = useId();
  const kinds = NOTE_KINDS.map((kind) => ({ value: kind as string, label: t(`kinds.${kind}`) }));
  const tags = countTags(content.notes).map(({ tag }) => ({ value: tagKey(tag), label: `#${tag}` }));
  const sets = content.clusters.map((cluster) => ({ value: cluster.id as string, label: cluster.label }));
  const named = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const rows = [
    ["kinds", "kinds", kinds],
    ["tags", "tagKeys", tags],
    ["sets", "setIds", sets],
    ["tables", "tableIds", named(facts.tables)],
    ["groups", "groupIds", named(facts.groups)],
  ] as const;
  return (
    <fieldset className="only">
      <legend>{t("ideas.view.only")}</legend>
      {rows.map(([name, key, options]) =>
        options.length === 0 ? null : (
          <Switches
            key={key}
            label={t(`ideas.view.${name}`)}
            options={options}
            chosen={(only[key] ?? []) as readonly string[]}
            onChange={(values) => onChange({ ...only, [key]: values.length === 0 ? undefined : values })}
          />
        ),
      )}
      {facts.votes.size > 0 && (
        <Field id={id} label={t("ideas.view.leastDots")}>
          <input
            {...fieldProps(id, {})}
            className="input only-dots"
            type="number"
            inputMode="numeric"
            min={0}
            max={9999}
            value={only.leastDots ?? ""}
            onChange={({ target }) => {
              const least = Math.min(9999, Math.trunc(Number(target.value)));
              onChange({ ...only, leastDots: least >= 1 ? least : undefined });
            }}
          />
        </Field>
      )}
    </fieldset>
  );
}

interface SwitchesProps {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

function Switches({ label, options, chosen, onChange }: SwitchesProps) {
  const id = useId();
  return (
    <fieldset className="switches" aria-labelledby={id}>
      <p className="small" id={id}>
        {label}
      </p>
      <div className="switch-row">
        {options.map(({ value, label: words }) => {
          const isOn = chosen.includes(value);
          const next = isOn ? chosen.filter((one) => one !== value) : [...chosen, value];
          return (
            <button key={value} type="button" className="btn switch" aria-pressed={isOn} onClick={() => onChange(next)}>
              <span dir="auto">{words}</span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
