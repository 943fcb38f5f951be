import { SAMPLE_TYPES } from '../../domain/vocabulary/sample-types.ts';
import type { FlatDialect } from '../sesar-shaped/flat-element.ts';

/** The element list as ICDP's tables have it: GFZ's, heights in metres. */
export const INGEST_DIALECT: FlatDialect = {
  format: 'icdp-csv',
  hasGfzElements: true,
  sampleTypes: SAMPLE_TYPES,
  dates: 'w3cdtf',
  elevationUnit: 'm',
  lowestElevationM: -11000,
  takesDoubt: true,
};
