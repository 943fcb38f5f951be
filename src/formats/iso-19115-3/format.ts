import type { Format } from '../format.ts';
import { isoMapping } from '../iso/mapping.ts';
import { ISO_19115_3_LOCATION, ISO_19115_3_NAMESPACES, toIso19115 } from './to-iso.ts';

/** ISO 19115-3:2016, written only. */
export const ISO_19115_3: Format = {
  name: 'iso19115-3',
  label: 'ISO 19115-3',
  version: '2016',
  mediaTypes: ['application/vnd.iso.19115-3+xml'],
  fileEnding: 'iso19115-3.xml',
  syntax: 'xml',
  oaiPrefix: 'iso19115-3',
  namespace: ISO_19115_3_NAMESPACES.mdb,
  schemaLocation: ISO_19115_3_LOCATION,
  mapping: {
    ...isoMapping({
      root: 'metadataIdentifier',
      scope: 'metadataScope',
      parent: 'parentMetadata',
      lineage: 'resourceLineage/statement',
    }),
    depths: { to: 'extent/EX_VerticalExtent, resourceLineage/statement', narrowed: 'Depths of one end are left out.' },
  },
  write: toIso19115,
};
