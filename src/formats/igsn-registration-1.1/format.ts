import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { fromRegistration } from '../igsn-registration-1.0/from-registration.ts';
import { REGISTRATION_MAPPING } from '../igsn-registration-1.0/mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { REGISTRATION_11_SHAPE, toRegistration11 } from './to-registration.ts';

const { namespace, location } = REGISTRATION_11_SHAPE;

/** IGSN registration 1.1, the draft. */
export const IGSN_REGISTRATION_1_1: Format & ReadableFormat = {
  name: 'igsn-1.1',
  label: 'IGSN registration',
  version: '1.1',
  mediaTypes: ['application/vnd.igsn.registration-1.1+xml'],
  fileEnding: 'igsn-1.1.xml',
  syntax: 'xml',
  isOffered: false,
  namespace,
  schemaLocation: location,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'igsn.xsd'),
  mapping: REGISTRATION_MAPPING,
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'sample' && source.root.namespace === namespace,
  read: (source) => fromRegistration(source, 'igsn-1.1'),
  write: toRegistration11,
};
