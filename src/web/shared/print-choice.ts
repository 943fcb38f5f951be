import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { LabelLayout } from '../../domain/label/label-layout.ts';
import { presetFor } from '../../domain/label/label-presets.ts';

/** Where labels go when no printer is meant: a PDF. */
export const PDF = '';

/** What was chosen last for objects of a type on this machine. `printer` is a name or {@link PDF}, absent where nobody chose. */
export interface PrintChoice {
  readonly layout: string;
  readonly printer?: string;
}

/** The choice for a type; its preset where nobody chose. */
export function readChoice(type: ObjectType): PrintChoice {
  const kept = JSON.parse(localStorage.getItem(`print ${type}`) ?? 'null') as Partial<PrintChoice> | null;
  const printer = typeof kept?.printer === 'string' ? { printer: kept.printer } : {};
  return { layout: typeof kept?.layout === 'string' ? kept.layout : presetFor(type).name, ...printer };
}

/** Keeps a choice for a type. */
export function keepChoice(type: ObjectType, choice: PrintChoice): void {
  localStorage.setItem(`print ${type}`, JSON.stringify(choice));
}

/** Places on a sheet; 1 where there is none. */
export function placesOn(layout: LabelLayout | undefined): number {
  return layout?.paper.kind === 'sheet' ? layout.paper.columns * layout.paper.rows : 1;
}

/** How many places at the beginning of the sheet in the printer are used, as far as this machine knows. */
export function usedPlaces(layout: string): number {
  return Number(localStorage.getItem(`sheet ${layout}`) ?? '0') || 0;
}

/** Takes note that labels were printed behind `skip` used places. */
export function usePlaces(layout: LabelLayout, skip: number, labels: number): void {
  localStorage.setItem(`sheet ${layout.name}`, String((skip + labels) % placesOn(layout)));
}
