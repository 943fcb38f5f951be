import type { Format } from '../format.ts';
import { REGISTRATION_MAPPING } from './mapping.ts';
import { REGISTRATION_LOCATION, REGISTRATION_NAMESPACE, toRegistration } from './to-registration.ts';

/** IGSN registration 1.0, the record every allocating agent hands to the registry. */
export const IGSN_REGISTRATION: Format = {
  name: 'igsn',
  label: 'IGSN registration',
  version: '1.0',
  mediaTypes: ['application/vnd.igsn.registration+xml'],
  fileEnding: 'igsn.xml',
  syntax: 'xml',
  oaiPrefix: 'igsn',
  namespace: REGISTRATION_NAMESPACE,
  schemaLocation: REGISTRATION_LOCATION,
  mapping: REGISTRATION_MAPPING,
  write: toRegistration,
};
