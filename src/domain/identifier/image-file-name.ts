import { readCombinedId } from './combined-id.ts';
import type { CombinedId } from './combined-id-parts.ts';

/** What the name of an image says: its type code, where it has one, and the object it shows. */
export interface ImageFileName {
  /** `CO` core overview, `CS` unrolled core scan, `SS` slabbed section. */
  readonly imageType?: string;
  readonly readings: readonly CombinedId[];
}

const FORM = /^(?:(?<type>CO|CS|SS)_)?(?<stem>[^./\\]{1,120})\.(?:jpe?g|tiff?|png|webp|bmp)$/i;

/**
 * Reads a file name such as `CO_5054_1_A_2-Z_1.jpg`: type code, combined id in any spelling, extension of an image.
 * Undefined when the name has no such form or the stem is no combined id: such a file is assigned by hand.
 */
export function readImageFileName(name: string): ImageFileName | undefined {
  const { type, stem = '' } = FORM.exec(name.slice(0, 200))?.groups ?? {};
  const readings = readCombinedId(stem);
  if (readings.length === 0) return undefined;
  return type === undefined ? { readings } : { imageType: type.toUpperCase(), readings };
}
