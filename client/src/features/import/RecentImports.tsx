import { useCallback, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { listImports, type RecentImport, type Stayed, undoImport } from "./importApi.ts";

interface Props {
  token: string;
  workshopId: string;
}

/** What came in within the last day, each with the way to take it off again; nothing where nothing came. */
export function RecentImports({ token, workshopId }: Props) {
  const id = useId();
  const [list, setList] = useState<readonly RecentImport[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [going, setGoing] = useState<string | null>(null);

  const read = useCallback(async () => {
    setList(await listImports({ token, workshopId }));
  }, [token, workshopId]);
  useEffect(() => void read(), [read]);

  const undo = async (importId: string) => {
    if (going !== null) return;
    setGoing(importId);
    const words = undoneWords(await undoImport({ token, workshopId }, importId));
    setSaid(words);
    announce(words);
    setGoing(null);
    await read();
    // The button that was pressed may be gone.
    heading.current?.focus();
  };

  if (list.length === 0 && said === null) return null;
  return (
    <section className="stack import-recent" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} ref={heading} tabIndex={-1}>
        {t("imports.recent")}
      </h3>
      {said !== null && <p>{said}</p>}
      <ul>
        {list.map((one) => (
          <li key={one.id}>
            <span>{whatCame(one)}</span>
            <button
              type="button"
              className="btn"
              aria-disabled={going !== null}
              aria-label={t("imports.undoNamed", { what: whatCame(one) })}
              onClick={() => void undo(one.id)}
            >
              {t("imports.undo")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatCame({ at, notes, boards }: RecentImport): string {
  const time = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const parts = [
    ...(boards > 0 ? [t("imports.boards", { count: boards })] : []),
    ...(notes > 0 || boards === 0 ? [t("imports.notes", { count: notes })] : []),
  ];
  return t("imports.cameAt", { time, what: parts.join(", ") });
}

/** What was taken off, and what stays because somebody has used it since. */
export function undoneWords(stayed: readonly Stayed[] | null): string {
  if (stayed === null) return t("imports.undoFailed");
  if (stayed.length === 0) return t("imports.undone");
  const list = stayed.map(({ what, count }) => t(`imports.stayed.${what}`, { count })).join(", ");
  return t("imports.undoneBut", { list });
}
