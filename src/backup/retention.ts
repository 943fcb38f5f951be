import type { KeptBackups } from '../config/backup-settings.ts';
import { timeOfId } from './format/manifest.ts';

/**
 * Which backups are kept: so many of the latest, and the latest of each of so many latest days, weeks (ISO, from Monday) and months
 * (UTC) that have one. At least the latest is always kept. The ids may come in any order; the kept ones come latest first.
 */
export function keptIds(ids: readonly string[], keep: KeptBackups): string[] {
  const sorted = ids.toSorted().toReversed();
  const kept = new Set(sorted.slice(0, Math.max(1, keep.last)));
  const periods: readonly (readonly [count: number, period: (time: string) => string])[] = [
    [keep.daily, (time) => time.slice(0, 10)],
    [keep.weekly, mondayOf],
    [keep.monthly, (time) => time.slice(0, 7)],
  ];
  for (const [count, period] of periods) {
    const latest = new Map<string, string>();
    for (const id of sorted) {
      const key = period(timeOfId(id));
      if (!latest.has(key)) latest.set(key, id);
    }
    for (const id of [...latest.values()].slice(0, count)) kept.add(id);
  }
  return sorted.filter((id) => kept.has(id));
}

const DAY_MS = 86_400_000;

function mondayOf(time: string): string {
  const day = new Date(`${time.slice(0, 10)}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + 6) % 7;
  return new Date(day.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}
