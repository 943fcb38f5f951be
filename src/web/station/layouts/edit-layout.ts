import type { LabelElement, LabelLayout } from '../../../domain/label/label-layout.ts';

/** A step of an arrow key, and with the shift key, mm. */
export const STEP_MM = 0.5;
/** A step of an arrow key with the shift key, mm. */
export const LONG_STEP_MM = 5;

/** Where something stands in its label: an edge or the middle. */
export type Side = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

/** What can be added to a label. */
export type NewElement = 'text' | 'qr' | 'datamatrix' | 'code128' | 'line' | 'box';

/** Millimetres to two decimals, as layouts keep them. */
export function roundMm(mm: number): number {
  return Math.round(mm * 100) / 100;
}

/** Millimetres on a grid; a grid of 0 is none. */
export function snapMm(mm: number, gridMm: number): number {
  return gridMm === 0 ? roundMm(mm) : roundMm(Math.round(mm / gridMm) * gridMm);
}

/** The layout with another element in a place of its list. */
export function withElement(layout: LabelLayout, at: number, change: Partial<LabelElement>): LabelLayout {
  const elements = layout.elements.map((one, n) => (n === at ? ({ ...one, ...change } as LabelElement) : one));
  return { ...layout, elements };
}

/** The element's corner put somewhere else, as far as the label reaches. */
export function moveTo(layout: LabelLayout, at: number, xMm: number, yMm: number): LabelLayout {
  const one = layout.elements[at];
  if (one === undefined) return layout;
  return withElement(layout, at, {
    xMm: within(xMm, 0, layout.widthMm - one.widthMm),
    yMm: within(yMm, 0, layout.heightMm - one.heightMm),
  });
}

/** The element made as large, as far as the label reaches. A line keeps its direction; QR codes and Data Matrix stay square. */
export function resizeTo(layout: LabelLayout, at: number, widthMm: number, heightMm: number): LabelLayout {
  const one = layout.elements[at];
  if (one === undefined) return layout;
  const most = { width: layout.widthMm - one.xMm, height: layout.heightMm - one.yMm };
  if (one.kind === 'line') {
    return one.heightMm > 0
      ? withElement(layout, at, { heightMm: within(heightMm, 1, most.height) })
      : withElement(layout, at, { widthMm: within(widthMm, 1, most.width) });
  }
  if (one.kind === 'code' && one.code !== 'code128') {
    const side = within(widthMm === one.widthMm ? heightMm : widthMm, 1, Math.min(most.width, most.height));
    return withElement(layout, at, { widthMm: side, heightMm: side });
  }
  return withElement(layout, at, {
    widthMm: within(widthMm, 1, most.width),
    heightMm: within(heightMm, 1, most.height),
  });
}

/** The element at an edge or in the middle of its label; `marginMm` stays free at the edges. */
export function alignTo(layout: LabelLayout, at: number, side: Side, marginMm: number): LabelLayout {
  const one = layout.elements[at];
  if (one === undefined) return layout;
  const [freeX, freeY] = [layout.widthMm - one.widthMm, layout.heightMm - one.heightMm];
  const place: Readonly<Record<Side, readonly [number, number]>> = {
    left: [marginMm, one.yMm],
    center: [freeX / 2, one.yMm],
    right: [freeX - marginMm, one.yMm],
    top: [one.xMm, marginMm],
    middle: [one.xMm, freeY / 2],
    bottom: [one.xMm, freeY - marginMm],
  };
  return moveTo(layout, at, ...place[side]);
}

/** The layout with one element more, at its end; it stands in the middle and fits a label of any size. */
export function withNew(layout: LabelLayout, what: NewElement): LabelLayout {
  const [widthMm, heightMm] = sizeOfNew(what, layout);
  const xMm = roundMm((layout.widthMm - widthMm) / 2);
  const yMm = roundMm((layout.heightMm - heightMm) / 2);
  return { ...layout, elements: [...layout.elements, newElement(what, { xMm, yMm, widthMm, heightMm })] };
}

/** The layout with a copy of an element, a little below and beside it. */
export function withCopy(layout: LabelLayout, at: number): LabelLayout {
  const one = layout.elements[at];
  if (one === undefined) return layout;
  const copied = { ...layout, elements: [...layout.elements, one] };
  return moveTo(copied, layout.elements.length, one.xMm + 1, one.yMm + 1);
}

/** The layout without an element; the last one stays, since a label has something on it. */
export function without(layout: LabelLayout, at: number): LabelLayout {
  return layout.elements.length < 2 ? layout : { ...layout, elements: layout.elements.filter((_, n) => n !== at) };
}

/** A name that no layout has: the wish, else with a number behind it. */
export function freeName(wish: string, taken: readonly string[]): string {
  if (!taken.includes(wish)) return wish;
  for (let n = 2; ; n++) if (!taken.includes(`${wish}-${n}`)) return `${wish}-${n}`;
}

type Placed = Pick<LabelElement, 'xMm' | 'yMm' | 'widthMm' | 'heightMm'>;

function sizeOfNew(what: NewElement, { widthMm, heightMm }: LabelLayout): readonly [number, number] {
  const fit = (width: number, height: number) => [Math.min(width, widthMm), Math.min(height, heightMm)] as const;
  if (what === 'text') return fit(Math.max(20, roundMm(widthMm / 3)), 5);
  if (what === 'line') return fit(roundMm(widthMm / 2), 0);
  if (what === 'box') return fit(roundMm(widthMm / 2), roundMm(heightMm / 2));
  if (what === 'code128') return fit(Math.max(50, roundMm(widthMm / 2)), 10);
  const side = Math.min(what === 'qr' ? 18 : 15, widthMm, heightMm);
  return [side, side];
}

function newElement(what: NewElement, place: Placed): LabelElement {
  if (what === 'text') return { kind: 'text', text: '{combined_id}', ...place, fontPt: 9, minPt: 6 };
  if (what === 'line' || what === 'box') return { kind: what, ...place, lineMm: 0.3 };
  return { kind: 'code', code: what, text: what === 'code128' ? '{igsn}' : '{address}', ...place };
}

const within = (mm: number, least: number, most: number): number => roundMm(Math.max(least, Math.min(mm, most)));
