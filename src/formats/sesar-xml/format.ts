import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { SESAR_SAMPLE_TYPES } from '../sesar-shaped/sample-types.ts';
import { isSamples, readSamples, type SamplesFormat, writeSamples } from '../sesar-shaped/samples-document.ts';
import { SESAR_MAPPING } from '../sesar-shaped/sesar-mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';

const SAMPLES: SamplesFormat = {
  namespace: 'http://app.geosamples.org',
  location: 'http://app.geosamples.org/4.0/sample.xsd',
  dialect: {
    format: 'sesar',
    hasGfzElements: false,
    sampleTypes: SESAR_SAMPLE_TYPES,
    dates: 'date-time',
    elevationUnit: 'Meters',
    lowestElevationM: -6000,
    longestPurpose: 100,
  },
};

/**
 * The XML of SESAR 1, schema 4.0 (metadata-schemas 3.1). Its own XSD is not publicly preserved; ours follows the list that
 * GFZ took over from it, with `sesar_code`, `sample_subtype` and `elevation_unit`, which must be Meters. Assumed: a
 * classification may be a path in one string, as SESAR's clients send it; the nested form is read as well.
 */
export const SESAR_XML: Format & ReadableFormat = {
  name: 'sesar',
  label: 'SESAR XML',
  version: '4.0',
  mediaTypes: ['application/vnd.sesar.samples+xml'],
  fileEnding: 'sesar.xml',
  syntax: 'xml',
  namespace: SAMPLES.namespace,
  schemaLocation: SAMPLES.location,
  isOffered: false,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'samples.xsd'),
  mapping: SESAR_MAPPING,
  recognises: (source) => isSamples(source, SAMPLES.namespace),
  read: (source) => readSamples(source, SAMPLES.dialect),
  write: (description, facts, context) => writeSamples(SAMPLES, description, facts, context),
};
