import type { RockUnit } from '../../../store/read/find-hole-log.ts';
import { rockStyle } from '../../drawing/rock-palette.ts';
import type { DepthAxis } from '../../drawing/strip/depth-axis.ts';
import { label } from '../../drawing/strip/depth-axis.ts';
import { unitsWithin } from '../../drawing/strip/strip-data.ts';

const STRETCHES = 8;
const LONGEST = 26;

/** Beside the rock column, what most of each stretch of the hole is made of; neighbours of the same rocks share a name. */
export function rockNames(units: readonly RockUnit[], axis: DepthAxis, x: number): string {
  const step = (axis.bottomM - axis.topM) / STRETCHES;
  const named: { words: string; topM: number; bottomM: number }[] = [];
  for (let at = 0; at < STRETCHES; at++) {
    const topM = axis.topM + at * step;
    const words = mostOf(units, topM, topM + step);
    const last = named.at(-1);
    if (last?.words === words) last.bottomM = topM + step;
    else named.push({ words, topM, bottomM: topM + step });
  }
  return named
    .filter((one) => one.words !== '')
    .map(({ words, topM, bottomM }) => label(x, (axis.y(topM) + axis.y(bottomM)) / 2 + 4, words))
    .join('');
}

/** The thickest rock of a stretch and the next, where both fit; empty where nothing is described. */
function mostOf(units: readonly RockUnit[], topM: number, bottomM: number): string {
  const within = unitsWithin(units, { topM, bottomM }).filter((unit) => unit.rock !== '');
  const thickness = [...Map.groupBy(within, (unit) => rockStyle(unit.rock).label)].map(([name, some]) => {
    return { name, total: some.reduce((sum, one) => sum + one.bottomM - one.topM, 0) };
  });
  const [first, second] = thickness.sort((one, other) => other.total - one.total);
  if (first === undefined) return '';
  const both = `${first.name}, ${second?.name.toLowerCase()}`;
  return second === undefined || both.length > LONGEST ? first.name : both;
}
