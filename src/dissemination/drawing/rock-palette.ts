import { type Html, html, raw } from '../frame/html.ts';
import type { TermWords } from '../words/en/terms.ts';
import type { Words } from '../words/words.ts';

/** Rocks of the palette, by the name of colour and pattern. */
type RockKey = keyof TermWords['rocks'];

/** A rock as drawings show it: colour and pattern together. `key` names both. */
export interface RockStyle {
  readonly key: RockKey | '';
  readonly isDescribed: boolean;
  /** Two letters for fields over 16 px high. */
  readonly code: string;
}

interface PaletteRock extends RockStyle {
  /** Matched against the name of a rock; the match nearest to its beginning wins. */
  readonly match: RegExp;
  readonly size: string;
  readonly drawing: string;
}

// UI.md 3 "Rock". Names that contain another one stand before it.
const ROCKS: readonly PaletteRock[] = [
  rock(
    'ag',
    'Hg',
    /(amphibole|hornblende)[- ]gneiss/,
    '14 9',
    '<path d="M0 3c3.5-2.5 3.5 2.5 7 0s3.5 2.5 7 0M2 7.3h4M9 7.3h3" class="ps"/>',
  ),
  rock(
    'cs',
    'Cs',
    /(diopside )?calc-?silicate( gneiss| rock)?/,
    '14 8',
    '<path d="M0 .5h14M0 4.5h14M4 .5v4M11 4.5v4" class="ps"/>',
  ),
  rock('am', 'Am', /(epidote |garnet )?amphibolite/, '12 8', '<path d="M1 2.5h5M7 6.5h4" class="ps w"/>'),
  rock(
    'mg',
    'Mg',
    /(meta)?gabbro|(meta)?diorite/,
    '11 11',
    '<path d="M3 1v4M1 3h4M8.5 6.5v4M6.5 8.5h4" class="ps w"/>',
  ),
  rock('mb', 'Mb', /(impure )?marble|limestone/, '16 10', '<path d="M0 .5h16M0 5.5h16M4 .5v5M12 5.5v5" class="ps"/>'),
  rock('mi', 'Mi', /migmatite/, '16 10', '<path d="M0 7c3 0 3-5 6-5s2 4 5 4 2-3 5-3" class="ps"/>'),
  rock('my', 'My', /mylonit/, '12 4', '<path d="M0 1h12M0 3h7" class="ps w"/>'),
  rock(
    'ms',
    'Ms',
    /(mica[- ])?schist|phyllite/,
    '10 6',
    '<path d="M0 2c2-1.5 3 1.5 5 0s3 1.5 5 0M1 5h3M6 5h3" class="ps"/>',
  ),
  rock(
    'ar',
    'Ar',
    /(meta-?)?arkose|sandstone/,
    '10 8',
    '<g class="pf"><circle cx="2" cy="2" r=".9"/><circle cx="7" cy="5.5" r=".9"/></g>',
  ),
  rock(
    'qz',
    'Qz',
    /quartzite/,
    '12 10',
    '<g class="pf"><circle cx="3" cy="3" r=".8"/><circle cx="9" cy="8" r=".8"/></g>',
  ),
  rock('pg', 'Pg', /pegmatite/, '12 12', '<path d="m2 2 3 3M5 2 2 5M8 8l3 3M11 8l-3 3" class="ps"/>'),
  rock('gn', 'Gn', /(\w+ )?gneiss/, '14 8', '<path d="M0 4c3.5-3 3.5 3 7 0s3.5 3 7 0" class="ps"/>'),
];

const OTHER: RockStyle = { key: '', isDescribed: true, code: '' };
const NOT_DESCRIBED: RockStyle = { key: '', isDescribed: false, code: '' };

/** How a rock is drawn, by its name in any case; a rock outside the palette is an empty field with its outline. */
export function rockStyle(name: string): RockStyle {
  const text = name.trim().toLowerCase();
  if (text === '') return NOT_DESCRIBED;
  let best: { at: number; rock: PaletteRock } | undefined;
  for (const one of ROCKS) {
    const at = text.search(one.match);
    if (at >= 0 && (best === undefined || at < best.at)) best = { at, rock: one };
  }
  return best?.rock ?? OTHER;
}

/** What a rock of the palette is called; one outside it is another rock. */
export function rockName({ key, isDescribed }: RockStyle, { terms }: Words): string {
  if (key !== '') return terms.rocks[key];
  return isDescribed ? terms.otherRock : terms.notDescribed;
}

/** A rectangle of one rock within a drawing, px. */
export interface RockBox {
  readonly style: RockStyle;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fields of rock: colour below, pattern above; all fields of one rock are one path, so that long columns stay short. */
export function rockFields(boxes: readonly RockBox[]): string {
  const byKey = Map.groupBy(boxes, (box) => box.style.key);
  return [...byKey].map(([key, same]) => rockPath(key, same)).join('');
}

function rockPath(key: string, boxes: readonly RockBox[]): string {
  const outline = boxes
    .map(({ x, y, width, height }) => `M${x} ${round(y)}h${width}v${round(height)}h-${width}z`)
    .join('');
  if (key === '') return `<path d="${outline}" fill="var(--card)"/>`;
  return `<path d="${outline}" fill="var(--l-${key})"/><path d="${outline}" fill="url(#p-${key})"/>`;
}

/** The pattern definitions for these rocks, and the hatching of lost core; once a page. */
export function rockPatterns(styles: readonly RockStyle[]): Html {
  const used = new Set(styles.map((one) => one.key));
  const patterns = ROCKS.filter((one) => used.has(one.key)).map(({ key, size, drawing }) => {
    const [width, height] = size.split(' ');
    return `<pattern id="p-${key}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${drawing}</pattern>`;
  });
  const loss =
    '<pattern id="p-loss" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7" class="pl"/></pattern>';
  return raw(`<svg class="sprite" aria-hidden="true"><defs>${patterns.join('')}${loss}</defs></svg>`);
}

/** One entry of a legend for each rock, in the order of the palette, rocks without a pattern last. */
export function rockLegend(styles: readonly RockStyle[], words: Words): readonly Html[] {
  const order = (style: RockStyle) =>
    ROCKS.findIndex((one) => one.key === style.key) + (style.key === '' ? ROCKS.length + 1 : 0);
  const unique = [...new Map(styles.map((style) => [rockName(style, words), style])).values()].sort(
    (a, b) => order(a) - order(b),
  );
  return unique.map(
    (style) =>
      html`<li><svg width="18" height="13" aria-hidden="true">${raw(rockFields([{ style, x: 0, y: 0, width: 18, height: 13 }]))}</svg>${rockName(style, words)}</li>`,
  );
}

/** A coordinate to a tenth of a pixel. */
export function round(px: number): number {
  return Math.round(px * 10) / 10;
}

function rock(key: RockKey, code: string, match: RegExp, size: string, drawing: string): PaletteRock {
  return { key, isDescribed: true, code, match, size, drawing };
}
