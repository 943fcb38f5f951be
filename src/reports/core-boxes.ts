import { holePathOf } from '../domain/report/path-parts.ts';
import type { ReportBox, ReportSplit } from '../domain/report/report-rows.ts';
import { report } from './head-facts.ts';
import { holeName, namesOf } from './names.ts';
import { pictureRows } from './picture-rows.ts';
import type { ReportData } from './report-data.ts';
import { type CellValue, DEPTHS, idColumn, numberColumn, table, textColumn } from './report-document.ts';
import { spellQuantity } from './spell-cell.ts';

const COLUMNS = [
  textColumn('Hole', 0.6),
  textColumn('Box', 0.9),
  ...DEPTHS,
  idColumn('First piece', 1.9),
  idColumn('Last piece', 1.9),
  numberColumn('Pieces', { weight: 0.8 }),
  numberColumn('Weight', { unit: 'kg', decimals: 1 }),
  textColumn('Storage place', 3.4),
  textColumn('Remarks', 2),
];

/** Boxes with what lies in them and where they stand (mDIS "Core Boxes Summary"); pieces that lie in a box that is not recorded follow. */
export const CORE_BOXES = report(
  {
    name: 'core-boxes',
    title: 'Core boxes',
    summary: 'Boxes with depths, the pieces in them, weight and storage place.',
    needs: ['boxes', 'splits'],
    pictured: ['core_box'],
  },
  (data) => {
    const contents = contentsOf(data.splits);
    const names = namesOf(data);
    const cells = (box: BoxLine) => boxLine(box, holeName(names.hole(box.path)), contents);
    const lines = [...data.boxes, ...unrecorded(data, contents)];
    const body = table('Core boxes', COLUMNS, lines, cells);
    const weightKg = data.splits.reduce((sum, one) => sum + (one.box === null ? 0 : (one.weightKg ?? 0)), 0);
    const inBoxes = data.splits.filter((one) => one.box !== null).length;
    return {
      facts: [
        { label: 'Boxes', value: String(data.boxes.length) },
        { label: 'Pieces in boxes', value: String(inBoxes) },
        { label: 'Weight', value: spellQuantity(weightKg, 'kg', 1) },
      ],
      blocks: function* () {
        yield { kind: 'note', text: 'Top and bottom are metres below surface (CSF-A).' };
        yield body;
        yield* pictureRows(data.pictures);
      },
      data: [body],
    };
  },
);

type BoxLine = Pick<ReportBox, 'path' | 'name' | 'topM' | 'bottomM' | 'storage' | 'comment'>;

const keyOf = (holePath: string, box: string): string => `${holePath} ${box}`;

/** The pieces of each box, by hole and name of the box. */
function contentsOf(splits: readonly ReportSplit[]): ReadonlyMap<string, readonly ReportSplit[]> {
  const inBoxes = splits.filter((one) => one.box !== null);
  return Map.groupBy(inBoxes, (one) => keyOf(holePathOf(one.path), one.box!));
}

function boxLine(
  box: BoxLine,
  hole: string,
  contents: ReadonlyMap<string, readonly ReportSplit[]>,
): readonly CellValue[] {
  const pieces = contents.get(keyOf(holePathOf(box.path), box.name)) ?? [];
  const weights = pieces.map((one) => one.weightKg).filter((one) => one !== null);
  const weightKg = weights.length === 0 ? null : weights.reduce((sum, one) => sum + one, 0);
  const [first, last] = [pieces[0]?.combinedId ?? '', pieces.at(-1)?.combinedId ?? ''];
  return [hole, box.name, box.topM, box.bottomM, first, last, pieces.length, weightKg, box.storage, box.comment];
}

function unrecorded({ boxes }: ReportData, contents: ReadonlyMap<string, readonly ReportSplit[]>): BoxLine[] {
  const known = new Set(boxes.map((one) => keyOf(holePathOf(one.path), one.name)));
  const missing = [...contents].filter(([key]) => !known.has(key));
  return missing.map(([, [piece]]) => ({
    path: piece!.path,
    name: piece!.box!,
    topM: null,
    bottomM: null,
    storage: null,
    comment: 'The box is not recorded.',
  }));
}
