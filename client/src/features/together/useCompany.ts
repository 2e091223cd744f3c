import { useEffect, useState } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import { type Company, keepCompany } from "./company.ts";

/** The others on a board while this is shown; null until it is followed. */
export function useCompany(board: BoardClient): Company | null {
  const [company, setCompany] = useState<Company | null>(null);
  useEffect(() => {
    const kept = keepCompany(board);
    setCompany(kept);
    return () => {
      kept.stop();
      setCompany(null);
    };
  }, [board]);
  return company;
}
