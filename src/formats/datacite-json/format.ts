import { DATACITE_MAPPING } from '../datacite-4/mapping.ts';
import { withoutDoi } from '../datacite-4/without-doi.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { attributesIn, fromDataciteJson } from './from-datacite-json.ts';
import { toDataciteJson } from './to-datacite-json.ts';

/** DataCite JSON, what the REST API of DataCite takes and gives. */
export const DATACITE_JSON: Format & ReadableFormat = {
  name: 'datacite-json',
  label: 'DataCite JSON',
  version: '4.7',
  mediaTypes: ['application/vnd.datacite.datacite+json'],
  fileEnding: 'datacite.json',
  syntax: 'json',
  mapping: {
    ...DATACITE_MAPPING,
    landingPage: { to: 'url', narrowed: 'our own page where none is stated' },
    places: {
      to: 'geoLocations',
      narrowed: 'a place has one point, one box and one polygon; further ones become places of their own',
    },
  },
  recognises: (source) => source.syntax === 'json' && attributesIn(source.value).length > 0,
  read: fromDataciteJson,
  write: toDataciteJson,
  narrows: withoutDoi,
};
