import { SAMPLE_TYPES } from '../../domain/vocabulary/sample-types.ts';
import type { FlatDialect } from '../sesar-shaped/flat-element.ts';

/** The element list as description-ext 1.3 has it: with GFZ's additions and dates as precise as they are known. */
export const GFZ_DIALECT: FlatDialect = {
  format: 'igsngfz',
  hasGfzElements: true,
  sampleTypes: SAMPLE_TYPES,
  dates: 'w3cdtf',
  elevationUnit: 'm asl',
  lowestElevationM: -6000,
};
