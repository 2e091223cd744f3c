import { moveActivity } from "@longtable/shared/workshop/agenda.commands";
import { type AgendaPlace, inAgendaOrder, neighbourPlace, placedAt } from "@longtable/shared/workshop/agenda.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";

interface Asked {
  activity: Activity;
  place: AgendaPlace;
  /** Acknowledged: it is in the order that comes next. */
  isDone: boolean;
}

/**
 * The agenda as this host sees it: the server's order, with their own moves in it until they are acknowledged. Everyone's
 * moves name a neighbour, so what another host does meanwhile stays.
 */
export function useAgendaMoves(activities: readonly Activity[], commands: Commands) {
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [known, setKnown] = useState(activities);
  const focusAfter = useRef<string | null>(null);
  // The acknowledgement comes before the new order does: until then nothing jumps back.
  if (known !== activities) {
    setKnown(activities);
    setAsked(asked.filter(({ isDone }) => !isDone));
  }
  const shown = asked.reduce<readonly Activity[]>((order, { activity, place }) => {
    const now = order.filter(({ id }) => id === activity.id);
    return placedAt(order, now, place);
  }, inAgendaOrder(activities));

  // A row that goes to another phase is drawn anew: the focus goes with it.
  useLayoutEffect(() => {
    const selector = focusAfter.current;
    focusAfter.current = null;
    if (selector && document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
  });

  async function move(activity: Activity, place: AgendaPlace): Promise<boolean> {
    const mine = { activity, place, isDone: false };
    setAsked((before) => [...before, mine]);
    const { phase, afterId } = place;
    const input = {
      activityId: activity.id,
      phase,
      ...(afterId !== undefined && { afterId: afterId as Activity["id"] }),
    };
    const isDone = (await commands.run(moveActivity, input)) !== null;
    setAsked((before) => before.flatMap((one) => (one !== mine ? one : isDone ? { ...mine, isDone } : [])));
    return isDone;
  }

  function say(activity: Activity, place: AgendaPlace): void {
    const order = placedAt(shown, [activity], place).filter(({ phase }) => phase === place.phase);
    const at = order.findIndex(({ id }) => id === activity.id) + 1;
    const where = { place: at, places: order.length, phase: t(`phases.${place.phase}`) };
    announce(t("agenda.movedSaid", { title: activity.title, ...where }));
  }

  return {
    shown,
    mayMove: (activity: Activity, by: 1 | -1) => neighbourPlace(shown, activity.id, by) !== null,
    /** One place up or down, over the edge of a phase too. `control` finds what had the focus. */
    step(activity: Activity, by: 1 | -1, control: string): void {
      const place = neighbourPlace(shown, activity.id, by);
      if (!place) return;
      focusAfter.current = control;
      say(activity, place);
      void move(activity, place);
    },
    /** To a place a hand has chosen; it can be taken back. */
    async drop(activity: Activity, place: AgendaPlace): Promise<void> {
      const before = shown.filter(({ phase }) => phase === activity.phase);
      const at = before.findIndex(({ id }) => id === activity.id);
      const back: AgendaPlace = { phase: activity.phase, afterId: before[at - 1]?.id ?? null };
      const isSame = place.phase === back.phase && (place.afterId === back.afterId || place.afterId === activity.id);
      if (isSame) return;
      say(activity, place);
      if (!(await move(activity, place))) return;
      const undo = { label: t("agenda.undo"), perform: () => void move(activity, back) };
      showToast(t("agenda.moved", { title: activity.title }), undo);
    },
  };
}
export type AgendaMoves = ReturnType<typeof useAgendaMoves>;
