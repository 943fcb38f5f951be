import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { fromDescription } from '../name-shaped/from-description.ts';
import { NAME_SHAPED_MAPPING } from '../name-shaped/mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { DESCRIPTION_1_1_LOCATION, DESCRIPTION_1_1_NAMESPACE, toIgsnDescription11 } from './to-description.ts';

/** IGSN description 1.1, the last version that IGSN published. */
export const IGSN_DESCRIPTION_1_1: Format & ReadableFormat = {
  name: 'igsndescription-1.1',
  label: 'IGSN description',
  version: '1.1',
  mediaTypes: ['application/vnd.igsn.description-1.1+xml'],
  fileEnding: 'igsndescription-1.1.xml',
  syntax: 'xml',
  isOffered: false,
  namespace: DESCRIPTION_1_1_NAMESPACE,
  schemaLocation: DESCRIPTION_1_1_LOCATION,
  schema: schemaInFolder(join(import.meta.dirname, 'schema'), 'resource.xsd'),
  mapping: NAME_SHAPED_MAPPING,
  recognises: (source) =>
    source.syntax === 'xml' && source.root.name === 'resource' && source.root.namespace === DESCRIPTION_1_1_NAMESPACE,
  read: (source) => fromDescription(source, 'igsndescription-1.1'),
  write: toIgsnDescription11,
};
