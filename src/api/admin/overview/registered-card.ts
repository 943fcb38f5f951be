import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { Overview } from './overview-routes.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** One bar: its label for people who cannot see it, and its height in counts. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly isOdd?: boolean;
}

/** Small upright bars with a text alternative. `heightPx` is that of the drawing, 314 px wide. */
export function barsDrawing(bars: readonly Bar[], title: string, heightPx: number, look = ''): Html {
  const most = Math.max(1, ...bars.map((one) => one.value));
  const step = 314 / bars.length;
  const shapes = bars.map(({ value, isOdd }, at) => {
    const tall = value === 0 ? 2 : Math.max(3, Math.round((value / most) * (heightPx - 2)));
    return html`<rect class="${value === 0 && 'z'}${isOdd && 'w'}" x="${(at * step).toFixed(1)}" y="${heightPx - tall}" width="${(step * 0.78).toFixed(1)}" height="${tall}" rx="1"/>`;
  });
  const said = bars.filter((one) => one.value > 0).map((one) => `${one.label}: ${count(one.value)}`);
  return html`<svg class="bars ${look}" viewBox="0 0 314 ${heightPx}" role="img" aria-label="${title}: ${said.length === 0 ? 'none' : said.join(', ')}">${shapes}</svg>`;
}

/** What was registered today and in the last seven days (UTC). */
export function registeredCard({ byDay, byHour }: Overview, now: Date): Html {
  const days = times(now, 7, DAY_MS, 10).map((day) => ({ label: day, value: byDay.get(day) ?? 0 }));
  const hours = lastHours(now, byHour);
  const week = days.reduce((sum, one) => sum + one.value, 0);
  const today = days.at(-1)!.value;
  return html`<section class="card"><header><h2>Registered today</h2><span class="sp n fig">${count(today)}</span></header><div class="box">
${barsDrawing(hours, 'Registered in the last 24 hours, by hour', 56)}<div class="cap"><span>24 h ago</span><span>now</span></div></div>
<header class="card-h"><h2>Last 7 days</h2><span class="sp n fig">${count(week)}</span></header><div class="box">
${barsDrawing(days, 'Registered in the last 7 days, by day', 56)}<div class="cap"><span>${days[0]!.label.slice(5)}</span><span>today (UTC)</span></div></div></section>`;
}

/** The last 24 hours, each with its count. */
export function lastHours(now: Date, counts: ReadonlyMap<string, number>): Bar[] {
  return times(now, 24, HOUR_MS, 13).map((hour) => ({ label: `${hour.slice(11)}:00`, value: counts.get(hour) ?? 0 }));
}

function times(now: Date, steps: number, stepMs: number, characters: number): string[] {
  return Array.from({ length: steps }, (_, at) =>
    new Date(now.getTime() - (steps - 1 - at) * stepMs).toISOString().slice(0, characters),
  );
}
