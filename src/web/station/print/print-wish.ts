import { signal } from '@preact/signals';
import type { StationObject } from '../../../domain/station/station-object.ts';

/** Objects that labels are wanted of, in words: `the 3 selected`. */
export interface WishedObjects {
  readonly words: string;
  readonly objects: readonly StationObject[];
}

/** Labels that somebody is about to print; of several selections the first is meant unless another is chosen. */
export interface PrintWish {
  readonly code: string;
  readonly selections: readonly [WishedObjects, ...WishedObjects[]];
}

/** What the print dialog is open for. */
export const printWish = signal<PrintWish | undefined>(undefined);
