import { roundM } from '../domain/drilling/length-rounding.ts';
import { holePathOf, sectionPathOf } from '../domain/report/path-parts.ts';
import type { ReportHole } from '../domain/report/report-rows.ts';
import { DEPTH_NOTE } from './cores-with-sections.ts';
import type { Drawing, Drawn } from './drawing.ts';
import { report } from './head-facts.ts';
import { holeName, namesOf, runName, sectionName } from './names.ts';
import type { ReportData } from './report-data.ts';
import { type CellValue, numberColumn, SECTION_PLACE, table, textColumn } from './report-document.ts';
import { lengthCmOf } from './rock-pieces.ts';
import { sectionColumn } from './section-column.ts';
import { spellNumber, spellRange } from './spell-cell.ts';

const COLUMNS = [
  ...SECTION_PLACE,
  numberColumn('From', { unit: 'cm', weight: 0.8 }),
  numberColumn('To', { unit: 'cm', weight: 0.8 }),
  numberColumn('Thickness', { unit: 'm', decimals: 2, weight: 1.1 }),
  textColumn('Rock', 1.8),
  textColumn('Colour', 1.3),
  textColumn('Description', 4),
];

const SHARES = [
  textColumn('Rock', 3),
  numberColumn('Stretches', { weight: 1 }),
  numberColumn('Together', { unit: 'm', decimals: 2, weight: 1.2 }),
  numberColumn('Share', { unit: '%', decimals: 1 }),
];

/** One stretch of rock: of a hole where `section` is empty. Depths below surface (CSF-A), m; null is not known. */
interface Stretch {
  readonly holePath: string;
  readonly hole: string;
  readonly run: string;
  readonly section: string;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly rock: string;
  readonly colour: readonly string[];
  readonly description: string | null;
}

/**
 * The rock of each hole (mDIS "Lithology / Section Report"): a column to scale, how much there is of each rock, and every stretch with its
 * description. A section that nobody described further counts as the one rock it states.
 */
export const LITHOLOGY = report(
  {
    name: 'lithology',
    title: 'Lithology',
    summary: 'The rock of each hole: a column, how much of each rock, every stretch described.',
    needs: ['runs', 'sections', 'rocks'],
  },
  (data) => {
    const stretches = stretchesOf(data);
    const byHole = Map.groupBy(stretches, (one) => one.holePath);
    const cells = (one: Stretch): readonly CellValue[] => [
      one.hole,
      one.run,
      one.section,
      one.topM,
      one.bottomM,
      one.topCm,
      one.bottomCm,
      thicknessM(one),
      one.rock,
      one.colour.join(', '),
      one.description,
    ];
    return {
      facts: [
        { label: 'Stretches of rock', value: String(stretches.length) },
        { label: 'Rocks', value: String(new Set(stretches.map((one) => one.rock)).size) },
      ],
      blocks: function* () {
        yield { kind: 'note', text: `${DEPTH_NOTE} From and to count from the top of the section.` };
        for (const hole of data.holes) {
          const own = byHole.get(hole.path) ?? [];
          if (own.length === 0) continue;
          yield { kind: 'heading', text: `Hole ${holeName(hole)}` };
          const column = columnOf(hole, own);
          if (column !== undefined) yield column;
          yield table('How much of each rock', SHARES, sharesOf(own), (row) => row);
          yield table('Stretches from the top', COLUMNS, own, cells);
        }
      },
      data: [table('Stretches of rock', COLUMNS, stretches, cells)],
    };
  },
);

function stretchesOf(data: ReportData): readonly Stretch[] {
  const names = namesOf(data);
  const placed = (path: string) => {
    const [run, section] = [names.run(path), names.section(path)];
    return {
      holePath: holePathOf(path),
      hole: holeName(names.hole(path)),
      run: run === undefined ? '' : runName(run),
      section: section === undefined ? '' : sectionName(section),
    };
  };
  // Of some core runs the sections of the others are not here; units of the hole stand for it as a whole.
  const rocks = data.rocks.filter((one) => one.topCm === null || names.section(one.path) !== undefined);
  const units = rocks.map(({ path, ...rock }) => ({ ...placed(path), ...rock }));
  const described = new Set(data.rocks.map(({ path }) => sectionPathOf(path)));
  const stated = data.sections
    .filter((one) => one.rock !== null && !described.has(one.path))
    .map((one) => ({
      ...placed(one.path),
      topM: one.topM,
      bottomM: one.bottomM,
      topCm: 0,
      bottomCm: lengthCmOf(one),
      rock: one.rock!,
      colour: [],
      description: null,
    }));
  const depthOf = ({ topM }: Stretch) => topM ?? Infinity;
  return [...units, ...stated].toSorted(
    (one, other) =>
      (one.holePath < other.holePath ? -1 : one.holePath > other.holePath ? 1 : 0) ||
      depthOf(one) - depthOf(other) ||
      0,
  );
}

/** By depth where that is known, else by offsets; null where neither is. */
function thicknessM({ topM, bottomM, topCm, bottomCm }: Stretch): number | null {
  if (topM !== null && bottomM !== null) return roundM(bottomM - topM);
  return topCm === null || bottomCm === null ? null : roundM((bottomCm - topCm) / 100);
}

/** Units of a hole and what was described in its sections say the same rock twice: shares are of one of them, sections first. */
function sharesOf(stretches: readonly Stretch[]): readonly (readonly CellValue[])[] {
  const counted = ofOneKind(stretches);
  const all = counted.reduce((sum, one) => sum + (thicknessM(one) ?? 0), 0);
  const byRock = [...Map.groupBy(counted, (one) => one.rock)].map(([rock, own]) => {
    const togetherM = roundM(own.reduce((sum, one) => sum + (thicknessM(one) ?? 0), 0));
    return { rock, count: own.length, togetherM };
  });
  return byRock
    .toSorted((one, other) => other.togetherM - one.togetherM)
    .map(({ rock, count, togetherM }) => [rock, count, togetherM, all === 0 ? null : (togetherM / all) * 100]);
}

function ofOneKind(stretches: readonly Stretch[]): readonly Stretch[] {
  const inSections = stretches.filter((one) => one.section !== '');
  return inSections.length > 0 ? inSections : stretches;
}

const WIDTH = 120;
const COLUMN = { xMm: 24, yMm: 6, widthMm: 30 };
const HEIGHT_MM = 105;
/** Least height in which the name of a rock stands beside its stretch. */
const LINE_MM = 3.4;
/** Core that is missing between two stretches of one rock does not part them in the column. */
const GAP_M = 1;

/** The column of a hole; undefined where no depths are known. */
function columnOf(hole: ReportHole, stretches: readonly Stretch[]) {
  const known = merged(ofOneKind(stretches));
  const [first] = known;
  if (first === undefined) return undefined;
  const topM = first.topM;
  const bottomM = Math.max(...known.map((one) => one.bottomM));
  if (bottomM <= topM) return undefined;
  const toCm = (depthM: number) => (depthM - topM) * 100;
  const place = { ...COLUMN, mmPerCm: HEIGHT_MM / toCm(bottomM) };
  const pieces = known.map((one) => ({
    topCm: toCm(one.topM),
    bottomCm: toCm(one.bottomM),
    rock: one.rock,
    colour: [],
    description: null,
  }));
  const drawing: Drawing = {
    widthMm: WIDTH,
    heightMm: COLUMN.yMm + HEIGHT_MM + 4,
    shapes: [
      ...depthAxis(topM, bottomM),
      ...sectionColumn(toCm(bottomM), pieces, place),
      ...rockNames(known, topM, place.mmPerCm * 100),
    ],
  };
  const said = known.slice(0, 40).map((one) => `${one.rock} ${spellRange(one.topM, one.bottomM, 'm')}`);
  const alt = `Rock column of hole ${holeName(hole)}: ${said.join(', ')}${known.length > 40 ? ' and more, see the table' : ''}.`;
  return { kind: 'drawing', title: '', alt, drawing } as const;
}

interface KnownStretch {
  readonly topM: number;
  readonly bottomM: number;
  readonly rock: string;
}

/** Stretches with depths from the top; neighbours of one rock are one. */
function merged(stretches: readonly Stretch[]): readonly KnownStretch[] {
  const all: KnownStretch[] = [];
  for (const { topM, bottomM, rock } of stretches) {
    if (topM === null || bottomM === null || bottomM <= topM) continue;
    const last = all.at(-1);
    if (last?.rock === rock && topM - last.bottomM <= GAP_M)
      all[all.length - 1] = { ...last, bottomM: Math.max(last.bottomM, bottomM) };
    else all.push({ topM, bottomM, rock });
  }
  return all;
}

function depthAxis(topM: number, bottomM: number): Drawn[] {
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => ({
    depthM: topM + (bottomM - topM) * part,
    yMm: COLUMN.yMm + HEIGHT_MM * part,
  }));
  return [
    { kind: 'text', text: 'm', xMm: COLUMN.xMm - 3, yMm: 3.5, sizePt: 7, align: 'right' },
    {
      kind: 'strokes',
      strokes: steps.map(({ yMm }) => [COLUMN.xMm - 1.6, yMm, COLUMN.xMm, yMm] as const),
      lineMm: 0.15,
    },
    ...steps.map(
      ({ depthM, yMm }): Drawn => ({
        kind: 'text',
        text: spellNumber(depthM, 1),
        xMm: COLUMN.xMm - 2.2,
        yMm: yMm + 0.9,
        sizePt: 7,
        align: 'right',
      }),
    ),
  ];
}

/** The name of each rock beside where it begins; what would run into the one above is left to the table. */
function rockNames(known: readonly KnownStretch[], topM: number, mmPerM: number): Drawn[] {
  const shapes: Drawn[] = [];
  let freeFrom = 0;
  for (const one of known) {
    const yMm = COLUMN.yMm + ((one.topM + one.bottomM) / 2 - topM) * mmPerM + 1;
    if (yMm < freeFrom) continue;
    shapes.push({ kind: 'text', text: one.rock.slice(0, 40), xMm: COLUMN.xMm + COLUMN.widthMm + 2, yMm, sizePt: 7.5 });
    freeFrom = yMm + LINE_MM;
  }
  return shapes;
}
