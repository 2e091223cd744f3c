import { changeNoteDenial } from "@longtable/shared/board/board.rules";
import type { Point } from "@longtable/shared/board/board.types";
import { hasGroups } from "@longtable/shared/board/structure.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Access } from "@longtable/shared/participation/roles";
import { useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { boxAround, boxToScreen } from "./camera.ts";
import type { CanvasModel, MenuTarget } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { KindStamp } from "./KindStamp.tsx";

interface Props {
  model: CanvasModel;
  deeds: Deeds;
  access: Access;
  ownNoteIds: ReadonlySet<string>;
  onTakeOff?: ((id: NoteId) => void) | undefined;
}

const GAP = 12;
const MENU_BELOW = 52;

/** What can be done with the chosen notes, beside them: below where there is room, else above. */
export function ContextToolbar({ model, deeds, access, ownNoteIds, onTakeOff }: Props) {
  const selection = useStore(model.selection);
  const index = useStore(model.index);
  const view = useStore(model.view);
  const camera = useStore(model.camera);
  const bar = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const box = boxAround([...selection].flatMap((id) => index.byKey(`note:${id}`) ?? []));
  const mayChange = [...selection].some((id) => changeNoteDenial(access, ownNoteIds.has(id)) === null);
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = bar.current ?? {};
    setSize((held) => (held.width === width && held.height === height ? held : { width, height }));
  });
  if (!box) return null;
  const on = boxToScreen(camera, box);
  if (on.x > view.width || on.y > view.height || on.x + on.width < 0 || on.y + on.height < 0) return null;
  const below = on.y + on.height + GAP;
  const fitsBelow = below + size.height + 8 <= view.height;
  const at: Point = {
    x: Math.max(8, Math.min(on.x - 3, view.width - size.width - 8)),
    y: fitsBelow ? below : Math.max(8, on.y - GAP - size.height),
  };
  return (
    <div
      ref={bar}
      className="canvas-bar"
      role="toolbar"
      aria-label={t("canvas.noteTools")}
      style={{ left: at.x, top: at.y }}
    >
      {mayChange ? (
        <NoteButtons model={model} deeds={deeds} ids={[...selection]} at={at} onTakeOff={onTakeOff} />
      ) : (
        <p className="canvas-bar-words">{t("canvas.notYours")}</p>
      )}
    </div>
  );
}

interface ButtonsProps {
  model: CanvasModel;
  deeds: Deeds;
  ids: readonly NoteId[];
  at: Point;
  onTakeOff: Props["onTakeOff"];
}

function NoteButtons({ model, deeds, ids, at, onTakeOff }: ButtonsProps) {
  const content = useStore(model.content);
  const first = content.notes.find(({ id }) => id === ids[0]);
  const only = ids.length === 1 ? ids[0] : undefined;
  if (!first) return null;
  const openMenu = (target: MenuTarget, aside: number) =>
    model.menu.set({ at: { x: at.x + aside, y: at.y + MENU_BELOW }, target });
  const canMove = content.type !== "free";
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={t("canvas.kind", { kind: t(`kinds.${first.kind}`) })}
        onClick={() => openMenu({ kind: "kinds", chosen: first.kind }, 0)}
      >
        <KindStamp kind={first.kind} />
        <span>{t(`kinds.${first.kind}`)}</span>
      </button>
      {only && (
        <button type="button" onClick={() => deeds.edit(only)}>
          <Icon name="text" />
          {t("canvas.edit")}
        </button>
      )}
      {canMove && (
        <button type="button" onClick={() => model.dialog.set({ name: "move" })}>
          <Icon name="move" />
          {t("canvas.moveTo")}
        </button>
      )}
      {model.actions.get()?.structure && hasGroups(content.type) && (
        <button type="button" onClick={() => model.dialog.set({ name: "group" })}>
          <Icon name="sets" />
          {t("canvas.group")}
        </button>
      )}
      <button type="button" onClick={() => void deeds.duplicate()}>
        <Icon name="sets" />
        {t("canvas.duplicate")}
      </button>
      <button type="button" onClick={() => deeds.removeSelected()}>
        <Icon name="x" />
        {t("canvas.remove")}
      </button>
      {only && onTakeOff && (
        <button type="button" onClick={() => onTakeOff(only)}>
          <Icon name="private" />
          {t("heldHosts.takeOff")}
        </button>
      )}
      {only && (
        <button
          type="button"
          className="canvas-bar-icon"
          aria-haspopup="menu"
          aria-label={t("canvas.more")}
          onClick={() => openMenu({ kind: "note", id: only }, 40)}
        >
          <Icon name="more" />
        </button>
      )}
    </>
  );
}
