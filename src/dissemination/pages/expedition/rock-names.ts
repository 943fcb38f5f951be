import type { RockUnit } from '../../../store/read/find-hole-log.ts';
import { rockName, rockStyle } from '../../drawing/rock-palette.ts';
import type { DepthAxis } from '../../drawing/strip/depth-axis.ts';
import { label } from '../../drawing/strip/depth-axis.ts';
import { unitsWithin } from '../../drawing/strip/strip-data.ts';
import type { Words } from '../../words/words.ts';

const STRETCHES = 8;
const LONGEST = 26;

/** Beside the rock column, what most of each stretch of the hole is made of; neighbours of the same rocks share a name. */
export function rockNames(units: readonly RockUnit[], axis: DepthAxis, x: number, words: Words): string {
  const step = (axis.bottomM - axis.topM) / STRETCHES;
  const named: { text: string; topM: number; bottomM: number }[] = [];
  for (let at = 0; at < STRETCHES; at++) {
    const topM = axis.topM + at * step;
    const text = mostOf(units, topM, topM + step, words);
    const last = named.at(-1);
    if (last?.text === text) last.bottomM = topM + step;
    else named.push({ text, topM, bottomM: topM + step });
  }
  return named
    .filter((one) => one.text !== '')
    .map(({ text, topM, bottomM }) => label(x, (axis.y(topM) + axis.y(bottomM)) / 2 + 4, text))
    .join('');
}

/** The thickest rock of a stretch and the next, where both fit; empty where nothing is described. */
function mostOf(units: readonly RockUnit[], topM: number, bottomM: number, words: Words): string {
  const within = unitsWithin(units, { topM, bottomM }).filter((unit) => unit.rock !== '');
  const thickness = [...Map.groupBy(within, (unit) => rockName(rockStyle(unit.rock), words))].map(([name, some]) => {
    return { name, total: some.reduce((sum, one) => sum + one.bottomM - one.topM, 0) };
  });
  const [first, second] = thickness.sort((one, other) => other.total - one.total);
  if (first === undefined) return '';
  const other = words.language === 'de' ? second?.name : second?.name.toLowerCase();
  const both = `${first.name}, ${other}`;
  return second === undefined || both.length > LONGEST ? first.name : both;
}
