import type { DemoRow } from './demo-tables.ts';
import type { HolePlace } from './hole-place.ts';
import { type LithologyUnit, unitAt } from './lithology-column.ts';
import { type Random, randomFor } from './random.ts';
import { REQUEST_THEMES, type RequestTheme } from './request-themes.ts';
import { ROCKS, type RockName } from './rocks.ts';
import { sectionNames } from './sections.ts';
import { coreGrams, type SplitSection } from './split-sections.ts';

/** One piece of a working half; offsets are whole centimetres from the top of the section. */
export interface CoreSample {
  readonly section: SplitSection;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly theme: RequestTheme;
  readonly kind: string;
}

/** Samples taken from a hole. */
const SAMPLES_PER_HOLE = 1254;

const theme = (name: string): RequestTheme => REQUEST_THEMES.find((one) => one.name === name)!;

/** The pieces taken from section 1 of run 19, the section that pages and labels show. */
const SHOWN_PIECES: readonly (readonly [topCm: number, bottomCm: number, request: string, kind: string])[] = [
  [12, 14, '7', 'Amphibolite with garnet'],
  [27, 33, '8', 'Amphibolite'],
  [41, 43, '7', 'Amphibolite with garnet'],
  [60, 65, '6', 'Amphibolite'],
  [88, 90, '15', 'Epidote amphibolite'],
];

/** Cuts the samples of a hole. Pieces of a section lie at least 1 cm apart and inside it. */
export function cutSamples(
  place: HolePlace,
  splits: readonly SplitSection[],
  units: readonly LithologyUnit[],
): readonly CoreSample[] {
  const random = randomFor('samples', place.index);
  const shown = splits.find(isShown);
  const others = splits.filter((section) => section.sampled && section !== shown);
  const fixed = shown === undefined ? [] : SHOWN_PIECES.map((piece) => shownSample(shown, ...piece));
  const free = thinOut(
    others.flatMap((section) => cutSection(section, units, random)),
    SAMPLES_PER_HOLE - fixed.length,
  );
  return [...fixed, ...free].sort((a, b) => a.section.position - b.section.position || a.topCm - b.topCm);
}

const isShown = ({ run, number }: SplitSection): boolean => run.number === 19 && number === 1;

function shownSample(section: SplitSection, topCm: number, bottomCm: number, request: string, kind: string) {
  return { section, topCm, bottomCm, theme: theme(request), kind };
}

/** Keeps `wanted` of the pieces, dropped ones spread evenly; all when there are not more. */
function thinOut(pieces: readonly CoreSample[], wanted: number): readonly CoreSample[] {
  const share = wanted / pieces.length;
  return pieces.filter((_, index) => share >= 1 || Math.floor((index + 1) * share) > Math.floor(index * share));
}

function cutSection(section: SplitSection, units: readonly LithologyUnit[], random: Random): readonly CoreSample[] {
  const pieces: CoreSample[] = [];
  const nth = random.integer(0, 5);
  let topCm = random.integer(1, 14);
  for (let wished = random.integer(4, 8); wished > 0; wished--) {
    const { rock } = unitAt(units, section.topCm + topCm);
    const chosen = chooseTheme(rock, random);
    const bottomCm = topCm + random.integer(...chosen.lengthsCm);
    if (bottomCm > section.lengthCm) break;
    const kind = (chosen.wantsGarnet ? garnetKind(rock) : undefined) ?? kindOf(rock, nth);
    pieces.push({ section, topCm, bottomCm, theme: chosen, kind });
    topCm = bottomCm + random.integer(1, 12);
  }
  return pieces;
}

function chooseTheme(rock: RockName, random: Random): RequestTheme {
  const serves = ({ rocks }: RequestTheme) => rocks.length === 0 || rocks.includes(rock);
  return random.weighted(REQUEST_THEMES.map((one) => [one, serves(one) ? one.weight : 0]));
}

/** Within a section a rock keeps its kind. */
function kindOf(rock: RockName, nth: number): string {
  const kinds: readonly string[] = ROCKS[rock].kinds;
  return kinds[nth % kinds.length]!;
}

function garnetKind(rock: RockName): string | undefined {
  return ROCKS[rock].kinds.find((kind) => kind.endsWith('with garnet'));
}

/** Rows of the table `samples`. */
export function sampleRows(place: HolePlace, samples: readonly CoreSample[]): readonly DemoRow[] {
  return samples.map((sample) => ({
    ...sampleNames(place, sample),
    top_offset_cm: sample.topCm,
    bottom_offset_cm: sample.bottomCm,
    split_fraction_pc: sample.theme.sharePercent,
    sample_request: sample.theme.name,
    sample_date: `2015-02-0${partyDay(sample.section)}`,
    amount: `${Math.round(sampleGrams(sample))} g`,
    material: 'Rock',
    rock_type: sample.kind,
    purpose: sample.theme.shortPurpose,
    sampled_by: `Sampling party team ${(sample.section.position % 4) + 1}`,
    curator: 'Core repository Berlin-Spandau',
  }));
}

/** The name columns of a sample and of everything made of it. */
export function sampleNames(place: HolePlace, { section, topCm, bottomCm }: CoreSample) {
  return { ...sectionNames(place, section), split: 'W', sample: `${topCm}-${bottomCm}` };
}

/** Day of February 2015: the party of 2 to 6 February opened the base of the hole first, then went down from the top. */
function partyDay({ topCm }: SplitSection): number {
  const window = [60000, 110000, 155000, 200000].findIndex((bottomCm) => topCm < bottomCm);
  return window === -1 ? 2 : window + 3;
}

function sampleGrams({ section, topCm, bottomCm, theme: { sharePercent } }: CoreSample): number {
  return coreGrams(section, bottomCm - topCm, (0.5 * sharePercent) / 100);
}
