import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { fromRegistration } from '../igsn-registration-1.0/from-registration.ts';
import { REGISTRATION_MAPPING } from '../igsn-registration-1.0/mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { REGISTRATION_03_SHAPE, toRegistration03 } from './to-registration.ts';

const { namespace, location } = REGISTRATION_03_SHAPE;

/** IGSN registration 0.3, the first version that the registry took. */
export const IGSN_REGISTRATION_0_3: Format & ReadableFormat = {
  name: 'igsn-0.3',
  label: 'IGSN registration',
  version: '0.3',
  mediaTypes: ['application/vnd.igsn.registration-0.3+xml'],
  fileEnding: 'igsn-0.3.xml',
  syntax: 'xml',
  isOffered: false,
  namespace,
  schemaLocation: location,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'igsn.xsd'),
  mapping: REGISTRATION_MAPPING,
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'sample' && source.root.namespace === namespace,
  read: (source) => fromRegistration(source, 'igsn-0.3'),
  write: toRegistration03,
};
