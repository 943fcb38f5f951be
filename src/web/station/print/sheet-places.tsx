import type { SheetPaper } from '../../../domain/label/label-layout.ts';
import { NumberField } from '../layouts/mm-field.tsx';

/** Which place of the first sheet is free: by number, or by pointing at it. What this print fills is drawn full. */
export function SheetPlaces(given: {
  paper: SheetPaper;
  skip: number;
  labels: number;
  onSkip: (skip: number) => void;
}) {
  const { paper, skip, labels, onSkip } = given;
  const count = paper.columns * paper.rows;
  const set = (skipped: number) => onSkip(Math.max(0, Math.min(count - 1, Math.round(skipped))));
  return (
    <div class="sheetplaces">
      <NumberField
        label={`First free label on the sheet, 1 to ${count}`}
        unit=""
        step={1}
        value={skip + 1}
        disabled={false}
        onValue={(n) => set(n - 1)}
      />
      <svg
        viewBox={`0 0 ${paper.pageWidthMm} ${paper.pageHeightMm}`}
        role="img"
        aria-label={`A sheet of ${paper.columns} by ${paper.rows} labels; ${skip} at its beginning are used`}
      >
        <path class="page" d={`M0 0h${paper.pageWidthMm}v${paper.pageHeightMm}h-${paper.pageWidthMm}z`} />
        {Array.from({ length: count }, (_, n) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the number field beside it does the same by keys
          <rect
            key={n}
            class={n < skip ? 'used' : n < skip + labels ? 'full' : 'free'}
            x={paper.leftMm + (n % paper.columns) * paper.stepXMm + 0.8}
            y={paper.topMm + Math.floor(n / paper.columns) * paper.stepYMm + 0.8}
            width={Math.max(1, paper.stepXMm - 1.6)}
            height={Math.max(1, paper.stepYMm - 1.6)}
            onClick={() => set(n)}
          />
        ))}
      </svg>
    </div>
  );
}
