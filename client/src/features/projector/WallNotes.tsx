import type { BoardContent } from "@longtable/shared/board/board.doc";
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
import { usePages } from "./usePages.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallBars, WallEmpty, WallFootCode, WallHead, WallStrip, WallYours } from "./WallParts.tsx";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** An idea board: six notes a page at most, column by column, the way in beside them. */
export function WallNotes({ state, content, legend, join, serverNow, activity, now }: Props) {
  const { groups, pages } = useMemo(() => (content ? notePages(content) : { groups: [], pages: [] }), [content]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const items = useMemo(() => pages.map(({ notes }) => notes.map(({ note }) => note.id)), [pages]);
  const { joinCode } = state.workshop;
  const named = groups.map((group) => ({ ...group, label: group.label ?? t("projector.notPlaced") }));
  const turning = usePages(keys, serverNow, { labels: pages.map((one) => pageLabel(one, named)), items });
  const page = pages[turning.index];
  const here = named.find(({ id }) => id === page?.groupId);
  const strip = stripParts(named, here?.id ?? null);
  const showsPart = page !== undefined && page.parts > 1;
  // A part of the board is named large, with the question above it; else the question itself is large.
  const partName = here && groups.length > 1 ? here.label : null;
  const question = activity.prompt || activity.title;
  const heading = partName ?? question;
  const above = partName === null ? activity.title : question;
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
            {heading}
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
            <Card
              key={wallNote.note.id}
              {...wallNote}
              table={tableLabels(state.tables)[wallNote.note.tableId ?? ""] ?? null}
              pins={pinsOn(content, wallNote.note.id)}
            />
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

/** What a page is called where one is chosen. */
function pageLabel({ groupId, part, parts }: NotePage, named: readonly { id: string; label: string }[]): string {
  const label = named.find(({ id }) => id === groupId)?.label ?? "";
  return parts > 1 ? `${label}, ${t("projector.part", { part, parts })}` : label;
}

const RANK: Record<PinState, number> = { open: 0, parked: 1, answered: 2 };

/** What is pinned to a note, what waits most for an answer first. */
const pinsOn = ({ marks }: BoardContent, noteId: string): readonly Pin[] =>
  (marks?.pins ?? []).filter((pin) => pin.noteId === noteId).toSorted((a, b) => RANK[a.state] - RANK[b.state]);

interface CardProps extends WallNote {
  table: string | null;
  pins: readonly Pin[];
}

function Card({ note, span, isLong, isTall, table, pins }: CardProps) {
  const { channels, assetKinds, pins: pinWords, pinStates } = ENGLISH_SCENE_WORDS;
  const size = [
    isLong && "wall-note-long",
    span === 2 && "wall-note-wide",
    span === 3 && "wall-note-row",
    isTall && "wall-note-tall",
  ];
  const tags = (note.tags ?? []).map((tag) => `#${tag}`);
  const more = note.merged && t("ideas.foot.wordings", { count: note.merged.length });
  const facts = [note.channel && channels[note.channel], note.assetKind && assetKinds[note.assetKind]];
  const [pin, ...otherPins] = pins;
  const origin = [...facts, table, note.by, note.setName, note.said, ...tags, more].filter(Boolean).join(" · ");
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
      {note.text}
      {note.image && <WallImage image={note.image} />}
      {origin !== "" && <small className="wall-note-table">{origin}</small>}
      {pin && (
        <small className="wall-note-pin" dir="auto">
          <Icon name={`pin-${pin.kind}`} /> <b>{pinWords[pin.kind]}</b> ({pinStates[pin.state]}): {pin.text}
          {otherPins.length > 0 && ` +${otherPins.length}`}
        </small>
      )}
    </div>
  );
}
