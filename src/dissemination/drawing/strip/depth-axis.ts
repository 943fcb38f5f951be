import { escapeHtml } from '../../frame/html.ts';
import { round } from '../rock-palette.ts';

/** A linear axis from a depth interval to pixels, downwards; out-of-interval depths are cut to its ends. */
export interface DepthAxis {
  readonly topM: number;
  readonly bottomM: number;
  readonly topPx: number;
  readonly bottomPx: number;
  readonly y: (depthM: number) => number;
}

/** Where the drawings begin and end, px. */
export const STRIP_TOP_PX = 44;
/** See {@link STRIP_TOP_PX}. */
export const STRIP_BOTTOM_PX = 600;

/** The axis of an interval; an empty interval counts as one metre. */
export function depthAxis(topM: number, bottomM: number, topPx = STRIP_TOP_PX, bottomPx = STRIP_BOTTOM_PX): DepthAxis {
  const lengthM = bottomM > topM ? bottomM - topM : 1;
  const y = (depthM: number) => {
    const cut = Math.min(Math.max(depthM, topM), topM + lengthM);
    return round(topPx + ((cut - topM) / lengthM) * (bottomPx - topPx));
  };
  return { topM, bottomM: topM + lengthM, topPx, bottomPx, y };
}

/** Round depths within an interval: multiples of 1, 2 or 5 times a power of ten, at most about `most` of them. */
export function roundDepths(topM: number, bottomM: number, most: number): readonly number[] {
  const rough = (bottomM - topM) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const first = Math.ceil(topM / step - 1e-9);
  const last = Math.floor(bottomM / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    Number(((first + at) * step).toPrecision(10)),
  );
}

/** Tick marks with their depths at the left of a column that begins at `x` px. */
export function depthTicks(axis: DepthAxis, x: number, most: number, halo = false): string {
  const name = halo ? ' class="halo"' : '';
  return roundDepths(axis.topM, axis.bottomM, most)
    .map((depth) => {
      const y = axis.y(depth);
      const label = `<text x="${x - 6}" y="${round(y + 4)}" text-anchor="end"${name}>${depth}</text>`;
      return `${label}<path d="M${x - 4} ${y}h4" stroke="var(--ink-3)"/>`;
    })
    .join('');
}

/** A line of text in a drawing. `kind` is `b` for a heading, `a` for this object, empty for the rest. */
export function label(x: number, y: number, text: string, kind: '' | 'a' | 'b' = '', anchor = 'start'): string {
  return `<text x="${x}" y="${round(y)}" class="${kind}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

/** A tinted fan that joins an interval of one column to the whole of the next. */
export function fan(
  fromX: number,
  fromTop: number,
  fromBottom: number,
  toX: number,
  toTop: number,
  toBottom: number,
): string {
  return (
    `<path d="M${fromX} ${fromTop}L${toX} ${toTop}V${toBottom}L${fromX} ${fromBottom}Z" fill="var(--act)" fill-opacity=".07"/>` +
    `<path d="M${fromX} ${fromTop}L${toX} ${toTop}M${fromX} ${fromBottom}L${toX} ${toBottom}" stroke="var(--act-line)" fill="none"/>`
  );
}
