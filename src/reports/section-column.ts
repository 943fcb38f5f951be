import type { Drawn } from './drawing.ts';
import { hatching, rockStyle } from './rock-marks.ts';
import type { RockPiece } from './rock-pieces.ts';

/** Where a section is drawn: its top left corner, its width, and how many mm stand for a cm. */
export interface ColumnPlace {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly mmPerCm: number;
}

/** Least height in which two letters of a rock stand. */
const LETTERS_MM = 5;

/** A section from top to bottom with its rocks: marks, borders, two letters; what is not described stays empty. */
export function sectionColumn(lengthCm: number, pieces: readonly RockPiece[], place: ColumnPlace): Drawn[] {
  const { xMm, yMm, widthMm, mmPerCm } = place;
  const shapes: Drawn[] = pieces.flatMap((piece) => pieceShapes(piece, place));
  shapes.push({ kind: 'rect', xMm, yMm, widthMm, heightMm: lengthCm * mmPerCm, lineMm: 0.25 });
  return shapes;
}

function pieceShapes({ topCm, bottomCm, rock }: RockPiece, { xMm, yMm, widthMm, mmPerCm }: ColumnPlace): Drawn[] {
  const box = { xMm, yMm: yMm + topCm * mmPerCm, widthMm, heightMm: (bottomCm - topCm) * mmPerCm };
  const { code, marks } = rockStyle(rock);
  const shapes: Drawn[] = [{ kind: 'strokes', strokes: marks(box), lineMm: 0.14, grey: 0.35 }];
  if (topCm > 0) shapes.push({ kind: 'strokes', strokes: [[xMm, box.yMm, xMm + widthMm, box.yMm]], lineMm: 0.2 });
  if (code === '' || box.heightMm < LETTERS_MM) return shapes;
  const middle = { xMm: xMm + widthMm / 2, yMm: box.yMm + box.heightMm / 2 + 1 };
  return [
    ...shapes,
    { kind: 'text', text: code, ...middle, sizePt: 7, face: 'bold', align: 'center', isOnPattern: true },
  ];
}

/** Core that is missing: hatched, with a dashed outline. */
export function missingColumn(lengthCm: number, { xMm, yMm, widthMm, mmPerCm }: ColumnPlace): Drawn[] {
  const box = { xMm, yMm, widthMm, heightMm: lengthCm * mmPerCm };
  return [
    { kind: 'strokes', strokes: hatching(box), lineMm: 0.12, grey: 0.45 },
    { kind: 'rect', ...box, lineMm: 0.2, isDashed: true },
  ];
}

/** Ticks and figures in cm at the left of sections. */
export function cmAxis(lengthCm: number, { xMm, yMm, mmPerCm }: Omit<ColumnPlace, 'widthMm'>, stepCm: number): Drawn[] {
  const shapes: Drawn[] = [{ kind: 'text', text: 'cm', xMm: xMm - 2, yMm: yMm - 2, sizePt: 7, align: 'right' }];
  for (let cm = 0; cm <= lengthCm; cm += stepCm / 2) {
    const y = yMm + cm * mmPerCm;
    const isFull = cm % stepCm === 0;
    shapes.push({ kind: 'strokes', strokes: [[xMm - (isFull ? 1.6 : 0.9), y, xMm, y]], lineMm: 0.15 });
    if (isFull)
      shapes.push({ kind: 'text', text: String(cm), xMm: xMm - 2.2, yMm: y + 0.9, sizePt: 7, align: 'right' });
  }
  return shapes;
}
