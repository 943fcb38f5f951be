import { holePathOf } from '../domain/report/path-parts.ts';
import type { ReportSplit } from '../domain/report/report-rows.ts';
import { DEPTH_NOTE } from './cores-with-sections.ts';
import { report } from './head-facts.ts';
import { holeName, namesOf } from './names.ts';
import type { ReportData } from './report-data.ts';
import { type CellValue, DEPTHS, idColumn, numberColumn, table, textColumn } from './report-document.ts';
import { spellQuantity } from './spell-cell.ts';

const PIECE_COLUMNS = [
  numberColumn('Slot', { weight: 0.6 }),
  idColumn('Piece', 2.2),
  ...DEPTHS,
  numberColumn('Share', { unit: '%', decimals: 1, weight: 0.8 }),
  numberColumn('Weight', { unit: 'kg', decimals: 1 }),
  textColumn('Rock', 1.8),
  idColumn('IGSN', 1.8),
  textColumn('Still there', 0.9),
];

/** What lies in each box, slot by slot (mDIS "Core Boxes Summary", the list below each box). Depths are those of the piece's section. */
export const BOX_PIECES = report(
  {
    name: 'box-pieces',
    title: 'Pieces in core boxes',
    summary: 'Box by box every piece in it: slot, depths, share, weight, rock.',
    needs: ['boxes', 'splits', 'sections'],
  },
  (data) => {
    const boxes = boxesOf(data);
    const cells = piecesLines(data);
    const flat = boxes.flatMap((box) => box.pieces.map((piece) => ({ box, piece })));
    const columns = [textColumn('Hole', 0.6), textColumn('Box', 0.9), ...PIECE_COLUMNS];
    return {
      facts: [
        { label: 'Boxes', value: String(boxes.length) },
        { label: 'Pieces in boxes', value: String(flat.length) },
      ],
      blocks: function* () {
        yield { kind: 'note', text: DEPTH_NOTE };
        for (const box of boxes) {
          yield { kind: 'heading', text: `Hole ${box.hole}, box ${box.name}` };
          yield { kind: 'note', text: box.words };
          if (box.pieces.length > 0) yield table('', PIECE_COLUMNS, box.pieces, cells);
        }
      },
      data: [table('Pieces in core boxes', columns, flat, ({ box, piece }) => [box.hole, box.name, ...cells(piece)])],
    };
  },
);

interface Box {
  readonly hole: string;
  readonly name: string;
  readonly words: string;
  readonly pieces: readonly ReportSplit[];
}

/** The boxes in the order of their paths, then those that pieces name and nobody recorded. */
function boxesOf(data: ReportData): readonly Box[] {
  const names = namesOf(data);
  const keyOf = (path: string, box: string) => `${holePathOf(path)} ${box}`;
  const contents = Map.groupBy(
    data.splits.filter((one) => one.box !== null),
    (one) => keyOf(one.path, one.box!),
  );
  const inOrder = (key: string) =>
    (contents.get(key) ?? []).toSorted((one, other) => (one.slot ?? Infinity) - (other.slot ?? Infinity) || 0);
  const recorded = data.boxes.map(({ path, name, storage, comment }) => {
    const pieces = inOrder(keyOf(path, name));
    return { hole: holeName(names.hole(path)), name, words: boxWords(pieces, storage, comment), pieces };
  });
  const known = new Set(data.boxes.map(({ path, name }) => keyOf(path, name)));
  const others = [...contents.keys()].filter((key) => !known.has(key));
  const unrecorded = others.map((key) => {
    const pieces = inOrder(key);
    const { path, box } = pieces[0]!;
    return { hole: holeName(names.hole(path)), name: box!, words: 'The box is not recorded.', pieces };
  });
  return [...recorded, ...unrecorded];
}

function boxWords(pieces: readonly ReportSplit[], storage: string | null, comment: string | null): string {
  const weightKg = pieces.reduce((sum, one) => sum + (one.weightKg ?? 0), 0);
  return [
    pieces.length === 0 ? 'Empty.' : `${pieces.length === 1 ? '1 piece' : `${pieces.length} pieces`}.`,
    weightKg === 0 ? '' : `${spellQuantity(weightKg, 'kg', 1)}.`,
    storage === null ? '' : `Stands in ${storage}.`,
    comment ?? '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

function piecesLines(data: ReportData): (piece: ReportSplit) => readonly CellValue[] {
  const names = namesOf(data);
  return (piece) => {
    const section = names.section(piece.path);
    const { slot, combinedId, percent, weightKg, igsn, stillExists } = piece;
    const [topM, bottomM] = [section?.topM ?? null, section?.bottomM ?? null];
    return [
      slot,
      combinedId,
      topM,
      bottomM,
      percent,
      weightKg,
      section?.rock ?? null,
      igsn,
      stillExists ? 'Yes' : 'No',
    ];
  };
}
