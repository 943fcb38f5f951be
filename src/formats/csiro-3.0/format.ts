import { join } from 'node:path';
import { demandsLetters } from '../australian/demands-letters.ts';
import { CSIRO } from '../australian/dialect.ts';
import { readResources, recognisesResources } from '../australian/read-resources.ts';
import { writeResources } from '../australian/write-resources.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { CSIRO_MAPPING } from './mapping.ts';

/** CSIRO description 3.0 (metadata-schemas 3.2). */
export const CSIRO_DESCRIPTION: Format & ReadableFormat = {
  name: 'csiro',
  label: 'CSIRO description',
  version: '3.0',
  mediaTypes: ['application/vnd.csiro.igsn+xml'],
  fileEnding: 'csiro.xml',
  syntax: 'xml',
  oaiPrefix: 'csiro',
  namespace: CSIRO.namespace,
  schemaLocation: CSIRO.schemaLocation,
  isOffered: false,
  mapping: CSIRO_MAPPING,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'resource.xsd'),
  recognises: (source) => recognisesResources(source, CSIRO),
  read: (source) => readResources(source, CSIRO),
  demands: demandsLetters,
  write: (...what) => writeResources(CSIRO, ...what),
};
