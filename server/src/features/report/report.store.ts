import { wholePlan } from "@longtable/shared/report/report.rules";
import type { ReportPlan } from "@longtable/shared/report/report.schema";
import type { Sql } from "../../storage/storage.ts";

/** How a workshop's report is put together; the usual way where nobody changed it. */
export async function readReportPlan(sql: Sql, workshopId: string): Promise<ReportPlan> {
  const text = "SELECT plan_json FROM report_plans WHERE workshop_id = ?";
  const row = await sql.get<{ plan_json: string }>(text, workshopId);
  return wholePlan(row ? (JSON.parse(row.plan_json) as ReportPlan) : null);
}

export async function putReportPlan(sql: Sql, workshopId: string, plan: ReportPlan): Promise<void> {
  await sql.run(
    `INSERT INTO report_plans (workshop_id, plan_json) VALUES (?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET plan_json = excluded.plan_json`,
    workshopId,
    JSON.stringify(plan),
  );
}
