import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { SESAR_SAMPLE_TYPES } from '../sesar-shaped/sample-types.ts';
import { isSamples, readSamples, type SamplesFormat, writeSamples } from '../sesar-shaped/samples-document.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { textElement, wrap, type Xml, xml } from '../xml/xml-writer.ts';
import { IGSNAA_MAPPING } from './mapping.ts';

const SAMPLES: SamplesFormat = {
  namespace: 'http://doidb.wdc-terra.org/igsnaa',
  location: 'http://doidb.wdc-terra.org/igsnaa/schemas/igsnaa/0.1/samplev2.xsd',
  dialect: {
    format: 'igsnaa',
    hasGfzElements: false,
    sampleTypes: SESAR_SAMPLE_TYPES,
    dates: 'date-time',
    lowestElevationM: -6000,
    longestPurpose: 100,
  },
  special: ({ name, values }) => (name === 'classification' ? levels(values[0]?.text ?? '') : undefined),
};

/** `samplev2` of the older GFZ agent, which mDIS still exports: SESAR's list in a namespace of its own (metadata-schemas 2.5). */
export const GFZ_IGSNAA: Format & ReadableFormat = {
  name: 'igsnaa',
  label: 'GFZ samplev2',
  version: '0.1',
  mediaTypes: ['application/vnd.igsn.igsnaa+xml'],
  fileEnding: 'igsnaa.xml',
  syntax: 'xml',
  namespace: SAMPLES.namespace,
  schemaLocation: SAMPLES.location,
  isOffered: false,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'samples.xsd'),
  mapping: IGSNAA_MAPPING,
  recognises: (source) => isSamples(source, SAMPLES.namespace),
  read: (source) => readSamples(source, SAMPLES.dialect),
  write: (description, facts, context) => writeSamples(SAMPLES, description, facts, context),
};

/** A path as its first step and the rest: the schema has two levels. */
function levels(path: string): Xml {
  const [first = '', ...rest] = path.split('>').map((step) => step.trim());
  return wrap('classification', xml(textElement('level1', first), textElement('level2', rest.join('>'))));
}
