import type { Format, ReadableFormat } from '../format.ts';
import { atVersion } from './at-version.ts';
import { fromDatacite } from './from-datacite.ts';
import { KERNEL_VERSIONS, type KernelVersion } from './kernel-lists.ts';
import { kernelSchema } from './kernel-schema.ts';
import { DATACITE_MAPPING, mappingAt } from './mapping.ts';
import { recordOf } from './record-of.ts';
import { DATACITE_LOCATION, DATACITE_NAMESPACE, kernelLocation, toDatacite, toDataciteVersion } from './to-datacite.ts';
import { withoutDoi } from './without-doi.ts';

/** DataCite 4, the record of the DOI: the newest version is written, every version is read. */
export const DATACITE: Format & ReadableFormat = {
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
  schema: () => kernelSchema('4.7'),
  recognises: (source) =>
    source.syntax === 'xml' &&
    source.root.name === 'resource' &&
    /^https?:\/\/datacite\.org\/schema\/kernel-[\d.]+\/?$/.test(source.root.namespace),
  read: fromDatacite,
  write: toDatacite,
  narrows: withoutDoi,
};

/** Each version of kernel 4 by its own name, `datacite4.0` to `datacite4.7`, to be asked for; pages offer the newest alone. */
export const DATACITE_VERSIONS: readonly (Format & ReadableFormat)[] = KERNEL_VERSIONS.map(versionFormat);

function versionFormat(version: KernelVersion): Format & ReadableFormat {
  return {
    name: `datacite${version}`,
    label: `DataCite ${version}`,
    version,
    mediaTypes: [],
    fileEnding: `datacite-${version}.xml`,
    syntax: 'xml',
    namespace: DATACITE_NAMESPACE,
    schemaLocation: kernelLocation(version),
    isOffered: false,
    mapping: mappingAt(version),
    schema: () => kernelSchema(version),
    recognises: DATACITE.recognises,
    read: DATACITE.read,
    write: toDataciteVersion(version),
    narrows: (description, facts, context) => [
      ...withoutDoi(description, facts, context),
      ...atVersion(recordOf(description, facts, context), version).losses,
    ],
  };
}
