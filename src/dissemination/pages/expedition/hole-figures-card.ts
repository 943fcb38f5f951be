import type { HoleRun } from '../../../store/read/find-hole-runs.ts';
import { objectLabel } from '../../drawing/object-label.ts';
import { rockName, rockStyle } from '../../drawing/rock-palette.ts';
import type { StripData } from '../../drawing/strip/strip-data.ts';
import { type Html, html } from '../../frame/html.ts';
import { fixed, measure, plain, recoveryPercent } from '../../frame/quantity.ts';
import type { ExpeditionWords } from '../../words/en/expedition.ts';
import type { Words } from '../../words/words.ts';
import { dailyProgress, dayNumber } from './daily-progress.ts';

type Figure = readonly [label: string, value: string];

/** A hole in figures, from what its runs and rock units state in public; null where they state nothing. Lengths in metres. */
export function holeFiguresCard(data: StripData, runs: readonly HoleRun[], words: Words): Html | null {
  const figures = [
    ...recoveryFigures(runs, words),
    ...progressFigures(runs, words.expedition),
    ...rockFigures(data, words),
  ];
  if (figures.length === 0) return null;
  return html`<section class="card" id="figures"><header><h2>${words.expedition.inFigures(objectLabel(data.hole, words))}</h2></header><dl class="fig">${figures.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

function recoveryFigures(runs: readonly HoleRun[], { expedition: said, count }: Words): Figure[] {
  const percents = runs
    .flatMap((run) => recoveryPercent(run.recoveredM, run.drilledM) ?? [])
    .sort((one, other) => one - other);
  const lengths = runs.flatMap((run) => run.recoveredM ?? []);
  if (percents.length === 0) return [];
  const middle = percents[Math.floor(percents.length / 2)] ?? 0;
  return [
    [said.median, measure(fixed(middle, 1), '%')],
    [said.below90, count(percents.filter((one) => one < 90).length)],
    [said.above100, count(percents.filter((one) => one > 100).length)],
    [said.longest, measure(fixed(Math.max(...lengths), 2), 'm')],
  ];
}

function progressFigures(runs: readonly HoleRun[], said: ExpeditionWords): Figure[] {
  const days = dailyProgress(runs);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const span = dayNumber(last.day) - dayNumber(first.day) + 1;
  const cored = days.reduce((sum, one) => sum + one.coredM, 0);
  const best = days.reduce((most, one) => (one.coredM > most.coredM ? one : most), first);
  return [
    [said.daysWithCore, said.daysOf(days.length, span)],
    [said.coredADay, measure(fixed(cored / span, 1), 'm')],
    [said.bestDay, said.bestDayValue(measure(plain(Math.round(best.coredM * 10) / 10), 'm'), best.day)],
  ];
}

/** The rocks that make up most of what was described. */
function rockFigures({ log: { units } }: StripData, words: Words): Figure[] {
  const total = units.reduce((sum, one) => sum + one.bottomM - one.topM, 0);
  if (total <= 0) return [];
  const thickness = [...Map.groupBy(units, (unit) => rockName(rockStyle(unit.rock), words))].map(([label, some]) => {
    return { label, share: (100 * some.reduce((sum, one) => sum + one.bottomM - one.topM, 0)) / total };
  });
  const most = thickness.sort((one, other) => other.share - one.share).slice(0, 3);
  return most.map(({ label, share }) => [words.expedition.shareOf(label), measure(fixed(share, 0), '%')]);
}
