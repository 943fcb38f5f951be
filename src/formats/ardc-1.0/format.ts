import { join } from 'node:path';
import { demandsLetters } from '../australian/demands-letters.ts';
import { ARDC } from '../australian/dialect.ts';
import { readResources, recognisesResources } from '../australian/read-resources.ts';
import { writeResources } from '../australian/write-resources.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { ARDC_MAPPING } from './mapping.ts';

/** ARDC description 1.0 (metadata-schemas 3.2). */
export const ARDC_DESCRIPTION: Format & ReadableFormat = {
  name: 'ardc',
  label: 'ARDC description',
  version: '1.0',
  mediaTypes: ['application/vnd.ardc.igsn+xml'],
  fileEnding: 'ardc.xml',
  syntax: 'xml',
  oaiPrefix: 'ardc',
  namespace: ARDC.namespace,
  schemaLocation: ARDC.schemaLocation,
  isOffered: false,
  mapping: ARDC_MAPPING,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'resource.xsd'),
  recognises: (source) => recognisesResources(source, ARDC),
  read: (source) => readResources(source, ARDC),
  demands: demandsLetters,
  write: (...what) => writeResources(ARDC, ...what),
};
