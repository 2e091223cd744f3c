import { type ClockTrust, trustClock } from "@longtable/shared/withdrawal/clockTrust.rules";
import type { Sql } from "../../storage/storage.ts";

interface Row {
  trusted_at: number | null;
  doubted_from: number | null;
  seen_at: number;
}

const orNull = (value: number | null) => (value === null ? null : Number(value));

/** Notes what the clock says now; answers whether it is believed. */
export async function noteClock(sql: Sql, now: number): Promise<ClockTrust> {
  const row = await sql.get<Row>("SELECT trusted_at, doubted_from, seen_at FROM sweep_clock WHERE id = 1");
  const last = row && {
    trustedAt: orNull(row.trusted_at),
    doubtedFrom: orNull(row.doubted_from),
    seenAt: Number(row.seen_at),
  };
  const next = trustClock(last ?? null, now);
  await sql.run(
    `INSERT INTO sweep_clock (id, trusted_at, doubted_from, seen_at) VALUES (1, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET trusted_at = excluded.trusted_at, doubted_from = excluded.doubted_from,
        seen_at = excluded.seen_at`,
    next.trustedAt,
    next.doubtedFrom,
    next.seenAt,
  );
  return next;
}
