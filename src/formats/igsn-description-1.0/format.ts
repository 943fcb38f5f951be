import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { fromDescription } from '../name-shaped/from-description.ts';
import { NAME_SHAPED_MAPPING } from '../name-shaped/mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { DESCRIPTION_LOCATION, DESCRIPTION_NAMESPACE, toIgsnDescription } from './to-description.ts';

/** IGSN description 1.0, what any sample has in common whatever its discipline. */
export const IGSN_DESCRIPTION: Format & ReadableFormat = {
  name: 'igsndescription',
  label: 'IGSN description',
  version: '1.0',
  mediaTypes: ['application/vnd.igsn.description+xml'],
  fileEnding: 'igsndescription.xml',
  syntax: 'xml',
  oaiPrefix: 'igsndescription',
  namespace: DESCRIPTION_NAMESPACE,
  schemaLocation: DESCRIPTION_LOCATION,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'resource.xsd'),
  mapping: NAME_SHAPED_MAPPING,
  // The CSIRO-shaped schema has the same namespace and is asked first; what is left is name-shaped (metadata-schemas 2.2).
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'resource' && source.root.namespace === DESCRIPTION_NAMESPACE,
  read: (source) => fromDescription(source, 'igsndescription'),
  write: toIgsnDescription,
};
