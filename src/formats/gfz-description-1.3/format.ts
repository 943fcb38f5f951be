import type { Format } from '../format.ts';
import { GFZ_MAPPING } from './mapping.ts';
import { GFZ_LOCATION, GFZ_NAMESPACE } from './namespaces.ts';
import { toGfzDescription } from './to-description.ts';

/** GFZ description 1.3 with description-ext 1.3: the full record of an ICDP sample, and the answer to plain XML. */
export const GFZ_DESCRIPTION: Format = {
  name: 'igsngfz',
  label: 'IGSN and ICDP description',
  version: '1.3',
  mediaTypes: ['application/xml', 'text/xml'],
  fileEnding: 'igsngfz.xml',
  syntax: 'xml',
  oaiPrefix: 'igsngfz',
  namespace: GFZ_NAMESPACE,
  schemaLocation: GFZ_LOCATION,
  mapping: GFZ_MAPPING,
  write: toGfzDescription,
};
