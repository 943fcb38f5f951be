import type { LabelLayout } from '../domain/label/label-layout.ts';

/** Where a label goes: the page, counted from 0, and its corner there in mm. */
export interface LabelPlace {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
}

/** Size of a page in mm: the sheet, or one label with what a roll is cut behind it. */
export function pageSize({ paper, widthMm, heightMm }: LabelLayout): { widthMm: number; heightMm: number } {
  if (paper.kind === 'sheet') return { widthMm: paper.pageWidthMm, heightMm: paper.pageHeightMm };
  return { widthMm, heightMm: heightMm + (paper.kind === 'continuous' ? paper.gapMm : 0) };
}

/** How many labels one page holds. */
export function labelsOnPage({ paper }: LabelLayout): number {
  return paper.kind === 'sheet' ? paper.columns * paper.rows : 1;
}

/**
 * The place of the n-th label, row by row from the top left, both counted from 0. `skip` places at the beginning of the first sheet
 * are left empty, where they were used before.
 */
export function placeOf(layout: LabelLayout, n: number, skip = 0): LabelPlace {
  const { paper } = layout;
  if (paper.kind !== 'sheet') return { page: n, xMm: 0, yMm: 0 };
  const at = n + (skip % labelsOnPage(layout));
  const on = at % labelsOnPage(layout);
  return {
    page: Math.floor(at / labelsOnPage(layout)),
    xMm: paper.leftMm + (on % paper.columns) * paper.stepXMm,
    yMm: paper.topMm + Math.floor(on / paper.columns) * paper.stepYMm,
  };
}
