import type { SheetColumn, SheetRock, SheetStrip } from '../../domain/report/data-sheet.ts';
import type { RockUnit } from '../../store/read/find-hole-log.ts';
import { objectLabel, runLabel } from '../drawing/object-label.ts';
import { ROCK_COLOURS } from '../drawing/rock-colours.ts';
import { type RockStyle, rockName, rockStyle } from '../drawing/rock-palette.ts';
import { type Interval, type StripData, unitsWithin } from '../drawing/strip/strip-data.ts';
import { depthRange } from '../frame/quantity.ts';
import type { Words } from '../words/words.ts';

const PAPER = '#ffffff';

/** The depth strip of a record's page as a sheet has it: the hole, a window around the object with its core runs, and the rocks in both. */
export function sheetStrip(data: StripData, words: Words): SheetStrip {
  const { drawing } = words;
  const { window, me } = data;
  const whole = column(data, { topM: 0, bottomM: data.bottomM }, objectLabel(data.hole, words));
  const near = window && {
    ...column(data, window, data.runs.length > 0 ? drawing.runs : depthRange(window.topM, window.bottomM)),
    runs: data.runs.map((run) => ({
      topM: run.topM,
      bottomM: run.bottomM,
      label: runLabel(run.name, run.coreType),
    })),
  };
  const rocks = unitsWithin(data.log.units, whole).map((unit) => rockStyle(unit.rock));
  return {
    head: window === undefined ? drawing.holeFromTop : drawing.whereInHole,
    scale: drawing.scale,
    columns: [{ ...whole, marked: near === undefined ? undefined : me }, ...(near === undefined ? [] : [near])],
    legend: [...new Map(rocks.map((style) => [rockName(style, words), style]))].map(([text, style]) => ({
      text,
      code: style.code,
      colour: colourOf(style),
    })),
  };
}

function column({ log, me }: StripData, interval: Interval, head: string): SheetColumn {
  return { head, ...interval, rocks: unitsWithin(log.units, interval).map(rockOf), runs: [], marked: me };
}

function rockOf({ topM, bottomM, rock }: RockUnit): SheetRock {
  const style = rockStyle(rock);
  return { topM, bottomM, colour: colourOf(style), code: style.code };
}

function colourOf({ key }: RockStyle): string {
  return key === '' ? PAPER : ROCK_COLOURS[key][0];
}
