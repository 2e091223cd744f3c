import { useEffect } from "react";
import { together } from "../../i18n/en/together.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { useStore } from "../../session/store.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { Company } from "./company.ts";
import { useCompany } from "./useCompany.ts";

addWords({ together });

/** In the list: tells the others that this note is being changed, and says when somebody else has it open too. */
export default function SameNote({ board, noteId }: { board: BoardClient; noteId: string }) {
  const company = useCompany(board);
  return company && <Open company={company} noteId={noteId} />;
}

function Open({ company, noteId }: { company: Company; noteId: string }) {
  const others = useStore(company.others);
  useEffect(() => {
    company.say({ selected: [], writing: noteId });
    return () => company.say({ selected: [], writing: "" });
  }, [company, noteId]);
  const isShared = [...others.values()].some(({ writing }) => writing === noteId);
  return <div role="status">{isShared && <Notice tone="info">{t("together.writingSame")}</Notice>}</div>;
}
