import type { Format } from '../format.ts';
import { DATACITE_MAPPING } from './mapping.ts';
import { DATACITE_LOCATION, DATACITE_NAMESPACE, toDatacite } from './to-datacite.ts';

/** DataCite 4, the record of the DOI. */
export const DATACITE: Format = {
  name: 'datacite4',
  label: 'DataCite',
  version: '4.7',
  mediaTypes: ['application/vnd.datacite.datacite+xml', 'application/x-datacite+xml'],
  fileEnding: 'datacite.xml',
  syntax: 'xml',
  oaiPrefix: 'datacite4',
  namespace: DATACITE_NAMESPACE,
  schemaLocation: DATACITE_LOCATION,
  mapping: DATACITE_MAPPING,
  write: toDatacite,
};
