import { BYTE_ORDER_MARK, csvCell } from "../export/toCsv.ts";
import type { ExportedScenario } from "./exportedScenario.ts";
import { SCENARIO_SHEET } from "./scenario.sheet.ts";

/** People plotted over maps as CSV, one visit a line, and one for each need that no visit is about; null where there is nobody. */
export function scenariosCsv(
  boards: readonly { board: { id: string; title: string }; scenarios?: readonly ExportedScenario[] }[],
): string | null {
  const rows = SCENARIO_SHEET.rows(boards);
  if (rows.length === 0) return null;
  const lines = [SCENARIO_SHEET.heads, ...rows];
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;
}
