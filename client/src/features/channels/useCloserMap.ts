import { useEffect, useState } from "react";
import { useStore } from "../../session/store.ts";
import { closerMap } from "./closerMaps.ts";

/** Goes to the map behind a step when somebody asks for it, and remembers the way back; null when there is none. */
export function useCloserMap(
  boardId: string | null,
  onBoard: (boardId: string) => void,
): { boardId: string; go(): void } | null {
  const wish = useStore(closerMap);
  const [way, setWay] = useState<readonly { from: string; to: string }[]>([]);
  useEffect(() => {
    if (!wish) return;
    closerMap.set(null);
    setWay((before) => [...before, { from: wish.fromId, to: wish.boardId }]);
    onBoard(wish.boardId);
  }, [wish, onBoard]);
  // Who goes elsewhere by another way has left this one.
  const last = way.findLast(({ to }) => to === boardId);
  if (!last) return null;
  return {
    boardId: last.from,
    go() {
      setWay((before) => before.filter((one) => one !== last));
      onBoard(last.from);
    },
  };
}
