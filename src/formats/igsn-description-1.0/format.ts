import type { Format } from '../format.ts';
import { DESCRIPTION_MAPPING } from './mapping.ts';
import { DESCRIPTION_LOCATION, DESCRIPTION_NAMESPACE, toIgsnDescription } from './to-description.ts';

/** IGSN description 1.0, what any sample has in common whatever its discipline. */
export const IGSN_DESCRIPTION: Format = {
  name: 'igsndescription',
  label: 'IGSN description',
  version: '1.0',
  mediaTypes: ['application/vnd.igsn.description+xml'],
  fileEnding: 'igsndescription.xml',
  syntax: 'xml',
  oaiPrefix: 'igsndescription',
  namespace: DESCRIPTION_NAMESPACE,
  schemaLocation: DESCRIPTION_LOCATION,
  mapping: DESCRIPTION_MAPPING,
  write: toIgsnDescription,
};
