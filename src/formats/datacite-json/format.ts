import type { Mapping } from '../../domain/description/description-fields.ts';
import { atVersion } from '../datacite-4/at-version.ts';
import { KERNEL_VERSIONS, type KernelVersion } from '../datacite-4/kernel-lists.ts';
import { DATACITE_MAPPING, mappingAt } from '../datacite-4/mapping.ts';
import { recordOf } from '../datacite-4/record-of.ts';
import { withoutDoi } from '../datacite-4/without-doi.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { attributesIn, fromDataciteJson } from './from-datacite-json.ts';
import { toDataciteJson, toDataciteJsonVersion } from './to-datacite-json.ts';

const inJson = (mapping: Mapping): Mapping => ({
  ...mapping,
  landingPage: { to: 'url', narrowed: 'our own page where none is stated' },
  places: {
    to: 'geoLocations',
    narrowed: 'a place has one point, one box and one polygon; further ones become places of their own',
  },
});

/** DataCite JSON, what the REST API of DataCite takes and gives. */
export const DATACITE_JSON: Format & ReadableFormat = {
  name: 'datacite-json',
  label: 'DataCite JSON',
  version: '4.7',
  mediaTypes: ['application/vnd.datacite.datacite+json'],
  fileEnding: 'datacite.json',
  syntax: 'json',
  mapping: inJson(DATACITE_MAPPING),
  recognises: (source) => source.syntax === 'json' && attributesIn(source.value).length > 0,
  read: fromDataciteJson,
  write: toDataciteJson,
  narrows: withoutDoi,
};

/** Each version of kernel 4 by its own name, `datacite-json4.0` to `datacite-json4.7`, to be asked for; pages offer the newest alone. */
export const DATACITE_JSON_VERSIONS: readonly (Format & ReadableFormat)[] = KERNEL_VERSIONS.map(versionFormat);

function versionFormat(version: KernelVersion): Format & ReadableFormat {
  return {
    name: `datacite-json${version}`,
    label: `DataCite JSON ${version}`,
    version,
    mediaTypes: [],
    fileEnding: `datacite-${version}.json`,
    syntax: 'json',
    isOffered: false,
    mapping: inJson(mappingAt(version)),
    recognises: DATACITE_JSON.recognises,
    read: DATACITE_JSON.read,
    write: toDataciteJsonVersion(version),
    narrows: (description, facts, context) => [
      ...withoutDoi(description, facts, context),
      ...atVersion(recordOf(description, facts, context), version).losses,
    ],
  };
}
