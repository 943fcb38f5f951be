import { join } from 'node:path';
import type { Format, ReadableFormat } from '../format.ts';
import { fromIso, isIso } from '../iso/from-iso.ts';
import { isoMapping } from '../iso/mapping.ts';
import { schemaInFolder } from '../xml/compiled-schema.ts';
import { ISO_19139_LOCATION, ISO_19139_NAMESPACES, toIso19139 } from './to-iso.ts';

/** ISO 19139 with the extension of ISO 19115-2 (`gmi`); read with it or without. */
export const ISO_19139: Format & ReadableFormat = {
  name: 'iso19139',
  label: 'ISO 19139',
  version: '2007',
  mediaTypes: ['application/vnd.iso.19139+xml'],
  fileEnding: 'iso19139.xml',
  syntax: 'xml',
  oaiPrefix: 'iso19139',
  namespace: ISO_19139_NAMESPACES.gmi,
  schemaLocation: ISO_19139_LOCATION,
  isOffered: false,
  mapping: {
    ...isoMapping({
      root: 'fileIdentifier',
      scope: 'hierarchyLevel',
      parent: 'parentIdentifier',
      lineage: 'dataQualityInfo/lineage',
    }),
    fundingAgencies: { to: 'credit', narrowed: 'In a sentence.' },
    funding: { to: 'credit', narrowed: 'Name only, in a sentence.' },
    alternateIdentifiers: { to: 'citation/identifier', narrowed: 'Without the name of their scheme.' },
  },
  writtenSchema: schemaInFolder(join(import.meta.dirname, 'schema'), 'gmi.xsd'),
  recognises: (source) => isIso(source, 'http://www.isotc211.org/2005/'),
  read: (source) => fromIso(source, 'iso19139'),
  write: toIso19139,
};
