import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { fromIso, isIso } from '../iso/from-iso.ts';
import { isoMapping } from '../iso/mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { ISO_19115_3_LOCATION, ISO_19115_3_NAMESPACES, toIso19115 } from './to-iso.ts';

/** ISO 19115-3:2016; the documents of 2014 and those of other parts of the standard are read as well. */
export const ISO_19115_3: Format & ReadableFormat = {
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
  writtenSchema: schemaInFolder(join(import.meta.dirname, 'schema'), 'mdb.xsd'),
  recognises: (source) =>
    isIso(source, 'http://standards.iso.org/iso/19115/', 'http://www.isotc211.org/namespace/mdb/'),
  read: (source) => fromIso(source, 'iso19115-3'),
  write: toIso19115,
};
