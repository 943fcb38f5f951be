import type { Range } from '../../domain/search/search-request.ts';
import { round } from '../drawing/rock-palette.ts';
import { type Html, html, raw } from '../frame/html.ts';
import { measure } from '../frame/quantity.ts';
import type { Words } from '../words/words.ts';

const BARS = 24;
const WIDTH = 240;
const HEIGHT = 44;
const FEWEST = 5;

/** How many results lie how deep, as bars from the shallowest to the deepest top; those in the chosen stretch in the accent. Nothing for few. */
export function depthBars(topsM: readonly number[], chosen: Range | undefined, { search }: Words): Html | null {
  if (topsM.length < FEWEST) return null;
  const [from, to] = topsM.reduce(
    ([low, high], top) => [Math.min(low, top), Math.max(high, top)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (to - from < 1) return null;
  const step = (to - from) / BARS;
  const counts = Array.from({ length: BARS }, () => 0);
  for (const top of topsM) counts[Math.min(BARS - 1, Math.floor((top - from) / step))]!++;
  const most = Math.max(...counts);
  const bars = counts.map((value, at) => {
    const height = value === 0 ? 0 : Math.max(2, (value / most) * HEIGHT);
    const isIn = isWithin(from + at * step, from + (at + 1) * step, chosen);
    return `<rect x="${round((at * WIDTH) / BARS)}" y="${round(HEIGHT - height)}" width="${round(WIDTH / BARS - 1.5)}" height="${round(height)}" class="${isIn ? 'in' : 'out'}"/>`;
  });
  const words = search.topsBetween(measure(Math.round(from), 'm'), measure(Math.round(to), 'm'));
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT + 16}" role="img" aria-label="${words}">${raw(bars.join(''))}<path d="M0 ${HEIGHT + 0.5}h${WIDTH}" class="ax"/><text x="0" y="${HEIGHT + 13}">${Math.round(from)}</text><text x="${WIDTH}" y="${HEIGHT + 13}" text-anchor="end">${measure(Math.round(to), 'm')}</text></svg>`;
}

function isWithin(low: number, high: number, chosen: Range | undefined): boolean {
  return chosen !== undefined && high >= (chosen.from ?? low) && low <= (chosen.to ?? high);
}
