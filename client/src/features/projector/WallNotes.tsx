import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { Pin } from "@longtable/shared/pins/pins.schema";
import type { PinState } from "@longtable/shared/pins/pins.types";
import { ENGLISH_SCENE_WORDS } from "@longtable/shared/scene/words";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Legend } from "../ideas/Legend.tsx";
import { WallImage } from "../images/WallImage.tsx";
import { tableLabels } from "../tables/tableLabels.ts";
import { boardProgress } from "./boardProgress.ts";
import { type NotePage, notePages, stripParts, type WallNote } from "./notePages.ts";
import { type Below, rowHeight, shortHeading } from "./noteRoom.ts";
import { usePages } from "./usePages.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallBars, WallEmpty, WallFootCode, WallHead, WallStrip, WallYours } from "./WallParts.tsx";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** An idea board: six notes a page at most, column by column, the way in beside them. */
export function WallNotes({ state, content, legend, join, serverNow, activity, now }: Props) {
  const { tables } = state;
  const { isSample } = state.workshop;
  const pinsOf = useMemo(() => pinsByNote(content), [content]);
  const { groups, pages } = useMemo(() => {
    if (content === null) return { groups: [], pages: [] };
    const labels = tableLabels(tables);
    const phase = t(`phases.${activity.phase}`);
    return notePages(content, {
      below: (note) => belowNote(note, labels[note.tableId ?? ""], pinsOf.get(note.id)),
      rowOf: ({ label }, isOnly) => {
        const { heading, above } = wordsOver(activity, isOnly ? null : (label ?? t("projector.notPlaced")));
        return rowHeight({ kicker: `${phase} · ${above}`, heading, isSample });
      },
      hint: t("projector.restOnPhone"),
    });
  }, [content, tables, activity, isSample, pinsOf]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const items = useMemo(() => pages.map(({ notes }) => notes.map(({ note }) => note.id)), [pages]);
  const { joinCode } = state.workshop;
  const named = groups.map((group) => ({ ...group, label: group.label ?? t("projector.notPlaced") }));
  const turning = usePages(keys, serverNow, { labels: pages.map((one) => pageLabel(one, named)), items });
  const page = pages[turning.index];
  const here = named.find(({ id }) => id === page?.groupId);
  const strip = stripParts(named, here?.id ?? null);
  const showsPart = page !== undefined && page.parts > 1;
  const { heading, above } = wordsOver(activity, here && groups.length > 1 ? here.label : null);
  const headingShort = useMemo(() => (showsPart ? shortHeading(heading) : heading), [showsPart, heading]);
  return (
    <div className="wall">
      <WallHead
        kicker={
          <>
            <b>{t(`phases.${activity.phase}`)}</b>
            {above !== heading && ` · ${above}`}
          </>
        }
        heading={
          <>
            {headingShort}
            {showsPart && <small>{t("projector.part", { part: page.part, parts: page.parts })}</small>}
          </>
        }
        timer={state.timer}
        now={now}
        {...(content && { progress: boardProgress(content, state) })}
      />
      <main className="wall-notes wall-page" key={page?.key ?? "empty"}>
        {content === null ? (
          <WallBars />
        ) : page ? (
          page.notes.map((wallNote) => (
            <Card key={wallNote.note.id} {...wallNote} pins={pinsOf.get(wallNote.note.id)} />
          ))
        ) : (
          <WallEmpty join={join} code={joinCode} />
        )}
        {page?.hasFreePlace && <WallYours join={join} code={joinCode} />}
      </main>
      <footer className="wall-foot">
        {strip.length > 1 && <WallStrip label={t("projector.strip")} parts={strip} here={page ? [page.groupId] : []} />}
        {legend && <Legend lines={legend} />}
        {page && !page.hasFreePlace && <WallFootCode join={join} code={joinCode} />}
      </footer>
    </div>
  );
}

/** A part of the board is named large, with the question above it; else the question itself is large. */
function wordsOver({ prompt, title }: Activity, partName: string | null): { heading: string; above: string } {
  const question = prompt || title;
  return partName === null ? { heading: question, above: title } : { heading: partName, above: question };
}

/** What a page is called where one is chosen. */
function pageLabel({ groupId, part, parts }: NotePage, named: readonly { id: string; label: string }[]): string {
  const label = named.find(({ id }) => id === groupId)?.label ?? "";
  return parts > 1 ? `${label}, ${t("projector.part", { part, parts })}` : label;
}

const RANK: Record<PinState, number> = { open: 0, parked: 1, answered: 2 };

/** What is pinned to each note that has something, what waits most for an answer first. */
function pinsByNote(content: BoardContent | null): ReadonlyMap<string, readonly Pin[]> {
  const pins = (content?.marks?.pins ?? []).toSorted((a, b) => RANK[a.state] - RANK[b.state]);
  return Map.groupBy(pins, ({ noteId }) => noteId ?? "");
}

/** What stands below a note's words: where it comes from, and the first thing pinned to it. */
function belowNote(note: Note, table = "", [pin, ...otherPins]: readonly Pin[] = []): Below {
  const { channels, assetKinds, pins, pinStates } = ENGLISH_SCENE_WORDS;
  const tags = (note.tags ?? []).map((tag) => `#${tag}`);
  const more = note.merged && t("ideas.foot.wordings", { count: note.merged.length });
  const facts = [note.channel && channels[note.channel], note.assetKind && assetKinds[note.assetKind]];
  return {
    facts: [...facts, table, note.by, note.setName, note.said, ...tags, more].filter(Boolean).join(" · "),
    pin: pin ? `${pins[pin.kind]} (${pinStates[pin.state]}): ${pin.text} +${otherPins.length}` : null,
    hasPicture: note.image !== undefined,
  };
}

interface CardProps extends WallNote {
  /** Left out where there are none. */
  pins: readonly Pin[] | undefined;
}

function Card({ note, span, isLong, isTall, shown, pins = [] }: CardProps) {
  const { pins: pinWords, pinStates } = ENGLISH_SCENE_WORDS;
  const size = [
    isLong && "wall-note-long",
    span === 2 && "wall-note-wide",
    span === 3 && "wall-note-row",
    isTall && "wall-note-tall",
  ];
  const [pin, ...otherPins] = pins;
  const { facts, hasPicture } = shown.below;
  return (
    <div
      className={["note wall-note", ...size].filter(Boolean).join(" ")}
      data-kind={note.tint ?? note.kind}
      lang={note.lang ?? undefined}
      dir="auto"
    >
      <span className="stamp">
        <Icon name={note.kind} />
      </span>
      <span className="sr">{t(`kinds.${note.kind}`)}: </span>
      {hasPicture && note.image && <WallImage image={note.image} />}
      {shown.text}
      {facts !== "" && <small className="wall-note-table">{facts}</small>}
      {pin && shown.below.pin !== null && (
        <small className="wall-note-pin" dir="auto">
          <Icon name={`pin-${pin.kind}`} /> <b>{pinWords[pin.kind]}</b> ({pinStates[pin.state]}): {pin.text}
          {otherPins.length > 0 && ` +${otherPins.length}`}
        </small>
      )}
    </div>
  );
}
