import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { fromRegistration } from './from-registration.ts';
import { REGISTRATION_MAPPING } from './mapping.ts';
import { REGISTRATION_LOCATION, REGISTRATION_NAMESPACE, toRegistration } from './to-registration.ts';

/** IGSN registration 1.0, the record every allocating agent hands to the registry. */
export const IGSN_REGISTRATION: Format & ReadableFormat = {
  name: 'igsn',
  label: 'IGSN registration',
  version: '1.0',
  mediaTypes: ['application/vnd.igsn.registration+xml'],
  fileEnding: 'igsn.xml',
  syntax: 'xml',
  oaiPrefix: 'igsn',
  namespace: REGISTRATION_NAMESPACE,
  schemaLocation: REGISTRATION_LOCATION,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'igsn.xsd'),
  mapping: REGISTRATION_MAPPING,
  // CSIRO 2.0 has the same namespace with `samples` as root (metadata-schemas 3.2).
  recognises: (source) =>
    source.syntax === 'xml' &&
    source.root.name === 'sample' &&
    source.root.namespace === REGISTRATION_NAMESPACE &&
    source.root.children.some((one) => one.name === 'sampleNumber'),
  read: (source) => fromRegistration(source),
  write: toRegistration,
};
