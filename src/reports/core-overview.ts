import { runPathOf, sectionPathOf } from '../domain/report/path-parts.ts';
import type { ReportRun, ReportSample, ReportSection } from '../domain/report/report-rows.ts';
import type { Drawing, Drawn } from './drawing.ts';
import { report, runFacts } from './head-facts.ts';
import { groupByPath, holeName, namesOf, runName, sectionName } from './names.ts';
import { recoveryPc } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import {
  type CellValue,
  idColumn,
  numberColumn,
  type ReportBlock,
  SECTION_PLACE,
  table,
  textColumn,
} from './report-document.ts';
import { rockStyle } from './rock-marks.ts';
import { lengthCmOf, type RockPiece, rockPiecesOf } from './rock-pieces.ts';
import { cmAxis, missingColumn, sectionColumn } from './section-column.ts';
import { spellNumber, spellRange, THIN } from './spell-cell.ts';

const COLUMNS = [
  ...SECTION_PLACE,
  numberColumn('Length', { unit: 'cm' }),
  numberColumn('Samples', { weight: 0.9 }),
  textColumn('Rocks from the top', 4),
  idColumn('IGSN', 1.8),
];

/** One section as it is drawn; `missingCm` is core of its run that is in no section, drawn below its last one. */
interface Drawable {
  readonly run: ReportRun | undefined;
  readonly section: ReportSection;
  readonly pieces: readonly RockPiece[];
  readonly samples: readonly ReportSample[];
  readonly missingCm: number;
}

/** Sections side by side at curated length, from the top of the hole, with rock, samples and missing core (mDIS "Core Overview"). */
export const CORE_OVERVIEW = report(
  {
    name: 'core-overview',
    title: 'Core overview',
    summary: 'Sections side by side to scale, with rock, samples and missing core.',
    needs: ['runs', 'sections', 'samples', 'rocks'],
  },
  (data) => {
    const drawables = drawablesOf(data);
    const names = namesOf(data);
    const body = table('Sections', COLUMNS, drawables, ({ run, section, pieces, samples }): readonly CellValue[] => {
      const { topM, bottomM, igsn } = section;
      const rocks = pieces.map((one) => `${one.rock} ${spellRange(one.topCm, one.bottomCm, 'cm', 0)}`).join('; ');
      const [hole, name] = [holeName(names.hole(section.path)), run === undefined ? '' : runName(run)];
      return [hole, name, sectionName(section), topM, bottomM, lengthCmOf(section), samples.length, rocks, igsn];
    });
    return {
      facts: [...runFacts(data.runs)],
      blocks: () => overviewBlocks(data, drawables),
      data: [body],
    };
  },
);

function drawablesOf(data: ReportData): Drawable[] {
  const piecesOf = rockPiecesOf(data);
  const sections = groupByPath(data.sections, runPathOf);
  const samples = groupByPath(data.samples, sectionPathOf);
  const runAt = new Map(data.runs.map((one) => [one.path, one]));
  return [...sections].flatMap(([path, all]) => {
    const run = runAt.get(path);
    const drawnCm = all.reduce((sum, one) => sum + lengthCmOf(one), 0);
    const missingCm = run?.drilledM == null ? 0 : Math.max(0, Math.round(run.drilledM * 100) - drawnCm);
    return all.map((section, at) => ({
      run,
      section,
      pieces: piecesOf(section),
      samples: samples.get(section.path) ?? [],
      missingCm: at === all.length - 1 && missingCm >= LEAST_MISSING_CM ? missingCm : 0,
    }));
  });
}

function* overviewBlocks(data: ReportData, drawables: readonly Drawable[]): Generator<ReportBlock> {
  const scale = `Scale 1 : ${Math.round(10 / MM_PER_CM)}.`;
  yield {
    kind: 'note',
    text: `${scale} Depths are metres below surface (CSF-A). A bar at the right of a section is a sample; hatched is core that was drilled and is in no section.`,
  };
  yield { kind: 'note', text: `Rocks: ${legendOf(drawables)}.` };
  const names = namesOf(data);
  for (const [holePath, same] of Map.groupBy(drawables, (one) => one.section.path.split('/', 4).join('/'))) {
    const hole = holeName(names.hole(holePath));
    for (let at = 0; at < same.length; at += PER_ROW) {
      const row = same.slice(at, at + PER_ROW);
      const title = `Hole ${hole}, ${spellRange(row[0]!.section.topM, row.at(-1)!.section.bottomM, 'm')}`;
      yield { kind: 'drawing', title, alt: altOf(row), drawing: rowDrawing(row) };
    }
  }
}

/** The rocks that occur, with their letters. */
function legendOf(drawables: readonly Drawable[]): string {
  const rocks = new Set(drawables.flatMap((one) => one.pieces.map((piece) => piece.rock)));
  const spelled = [...rocks]
    .filter((one) => one !== '')
    .toSorted()
    .map((rock) => {
      const { code } = rockStyle(rock);
      return code === '' ? rock : `${rock} (${code})`;
    });
  return spelled.length === 0 ? 'none described' : spelled.join(', ');
}

function altOf(row: readonly Drawable[]): string {
  const words = row.map(({ run, section, pieces }) => {
    const name = `${run === undefined ? '' : `${runName(run)}-`}${sectionName(section)}`;
    const rocks = pieces.map((one) => one.rock).join(', ');
    return `${name} ${lengthCmOf(section)} cm${rocks === '' ? '' : ` ${rocks}`}`;
  });
  return `Sections from the top: ${words.join('; ')}.`;
}

const PER_ROW = 11;
const MM_PER_CM = 0.5;
/** Less than this is in the rounding of lengths. */
const LEAST_MISSING_CM = 5;
const LEFT = 12;
const PITCH = 24;
const WIDTH = 15;
const TOP = 11;

function rowDrawing(row: readonly Drawable[]): Drawing {
  const longestCm = Math.max(10, ...row.map(({ section, missingCm }) => lengthCmOf(section) + missingCm));
  const axis = cmAxis(Math.ceil(longestCm / 10) * 10, { xMm: LEFT - 1, yMm: TOP, mmPerCm: MM_PER_CM }, 20);
  return {
    widthMm: LEFT + PER_ROW * PITCH,
    heightMm: TOP + longestCm * MM_PER_CM + 7,
    shapes: [...axis, ...row.flatMap((one, at) => drawSection(one, LEFT + at * PITCH))],
  };
}

function drawSection({ run, section, pieces, samples, missingCm }: Drawable, xMm: number): Drawn[] {
  const lengthCm = lengthCmOf(section);
  const place = { xMm, yMm: TOP, widthMm: WIDTH, mmPerCm: MM_PER_CM };
  const name = `${run === undefined ? '' : `${runName(run)}-`}${sectionName(section)}`;
  const recovery = run === undefined ? null : recoveryPc(run);
  const isFirst = section.name === '1' && recovery !== null;
  const head = `${spellNumber(section.topM, 2)}${THIN}m`;
  const text = (words: string, yMm: number, sizePt: number, face: 'regular' | 'bold' = 'regular'): Drawn => ({
    kind: 'text',
    text: words,
    xMm,
    yMm,
    sizePt,
    face,
  });
  const below = `${lengthCm}${THIN}cm${isFirst ? `, run ${spellNumber(recovery)}${THIN}%` : ''}`;
  const foot = TOP + (lengthCm + missingCm) * MM_PER_CM + 3.2;
  return [
    text(name, 3.5, 8.5, 'bold'),
    text(head, 7.5, 7),
    ...sectionColumn(lengthCm, pieces, place),
    ...samples.flatMap((one) => sampleBar(one, xMm)),
    ...(missingCm > 0 ? missingColumn(missingCm, { ...place, yMm: TOP + lengthCm * MM_PER_CM }) : []),
    text(below, foot, 6.5),
  ];
}

function sampleBar({ topCm, bottomCm }: ReportSample, xMm: number): Drawn[] {
  if (topCm === null || bottomCm === null) return [];
  const heightMm = Math.max(0.5, (bottomCm - topCm) * MM_PER_CM);
  return [{ kind: 'rect', xMm: xMm + WIDTH + 0.6, yMm: TOP + topCm * MM_PER_CM, widthMm: 1.4, heightMm, fillGrey: 0 }];
}
