import type { Mapping } from '../../domain/description/description-fields.ts';
import { SESAR_MAPPING } from '../sesar-shaped/sesar-mapping.ts';

/** What becomes of every member of a description in GFZ's samplev2: as in SESAR's list, with a classification in two levels. */
export const IGSNAA_MAPPING: Mapping = {
  ...SESAR_MAPPING,
  classifications: {
    to: 'classification/level1, classification/level2',
    narrowed: 'The first, by its label; a path is cut after its first step.',
  },
};
