import { type ComponentProps, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useLate } from "../../ui/useLate.ts";

// A phone's page carries none of this: it comes once the board is there, or once somebody wants more than to write.
const boardNews = () => import("../boardEdit/BoardNews.tsx");
const listTools = () => import("../actions/ListTools.tsx");

export type ToolsProps = Omit<ComponentProps<Awaited<ReturnType<typeof listTools>>["default"]>, "isOpen" | "onClose">;

/** The way to everything else that can be done with a board or with one of its notes. */
export function LateTools(props: ToolsProps) {
  const [isOpen, setIsOpen] = useState(false);
  // Who edits the board itself does so in the list's own pages too: what came first is kept from the beginning.
  const [isWanted, setIsWanted] = useState(props.access === "edit");
  if (!isWanted && (isOpen || props.more)) setIsWanted(true);
  return (
    <>
      <p className="board-pad">
        <button type="button" className="btn" onClick={() => setIsOpen(true)}>
          <Icon name="more" /> {t("boardList.tools")}
        </button>
      </p>
      {isWanted && <Tools {...props} isOpen={isOpen} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function Tools(props: ComponentProps<Awaited<ReturnType<typeof listTools>>["default"]>) {
  const Part = useLate(listTools);
  return Part && <Part {...props} />;
}

/** Speaks of what others do on the board. */
export function LateNews(props: ComponentProps<Awaited<ReturnType<typeof boardNews>>["default"]>) {
  const Part = useLate(boardNews);
  return Part && <Part {...props} />;
}
