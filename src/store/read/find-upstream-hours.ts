import type { Queries } from '../store.ts';

/** How one upstream fared since an hour. `answerMs` is the mean of its requests over the wire, null where there was none. */
export interface UpstreamFared {
  readonly asked: number;
  readonly failed: number;
  readonly answerMs: number | null;
  readonly lastAnswer: string;
  /** How many answers were good and how many were not, by hour. */
  readonly byHour: ReadonlyMap<string, { readonly good: number; readonly failed: number }>;
}

/** How the upstreams fared since a moment (ISO 8601, UTC), by name; those that were asked nothing are not there. */
export async function findUpstreamHours(db: Queries, since: string): Promise<ReadonlyMap<string, UpstreamFared>> {
  const rows = await db
    .selectFrom('upstream_hour')
    .selectAll()
    .where('hour', '>=', since.slice(0, 13))
    .orderBy('hour')
    .execute();
  const fared = [...Map.groupBy(rows, (row) => row.upstream)].map(([name, some]) => {
    const sum = (member: 'asked' | 'failed' | 'requests' | 'answer_ms') =>
      some.reduce((total, row) => total + Number(row[member]), 0);
    const [asked, failed, requests] = [sum('asked'), sum('failed'), sum('requests')];
    const byHour = new Map(
      some.map((row) => [row.hour, { good: Number(row.asked) - Number(row.failed), failed: Number(row.failed) }]),
    );
    const answerMs = requests === 0 ? null : sum('answer_ms') / requests;
    return [name, { asked, failed, answerMs, lastAnswer: some.at(-1)!.last_at, byHour }] as const;
  });
  return new Map(fared);
}
