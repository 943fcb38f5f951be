import type { Format, ReadableFormat } from '../format.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { fromGfzDescription } from './from-description.ts';
import { gfzSchema } from './gfz-schema.ts';
import { GFZ_MAPPING } from './mapping.ts';
import { GFZ_LOCATION, GFZ_NAMESPACE, GFZ_VERSIONS, type GfzVersion, gfzNamespace } from './namespaces.ts';
import { toGfzDescription } from './to-description.ts';

/** GFZ description 1.3 with description-ext 1.3: the full record of an ICDP sample, and the answer to plain XML. */
export const GFZ_DESCRIPTION: Format & ReadableFormat = {
  name: 'igsngfz',
  label: 'IGSN and ICDP description',
  version: '1.3',
  mediaTypes: ['application/xml', 'text/xml'],
  fileEnding: 'igsngfz.xml',
  syntax: 'xml',
  oaiPrefix: 'igsngfz',
  namespace: GFZ_NAMESPACE,
  schemaLocation: GFZ_LOCATION,
  schema: gfzSchema('1.3'),
  mapping: GFZ_MAPPING,
  recognises: (source) => isVersion(source, '1.3'),
  read: fromGfzDescription,
  write: toGfzDescription,
};

/** The older versions of the GFZ description, which are read only. */
export const OLDER_GFZ_DESCRIPTIONS: readonly ReadableFormat[] = GFZ_VERSIONS.filter((one) => one !== '1.3').map(
  (version) => ({
    name: `igsngfz-${version}`,
    label: `IGSN and ICDP description ${version}`,
    version,
    mediaTypes: [],
    fileEnding: `igsngfz-${version}.xml`,
    syntax: 'xml',
    namespace: gfzNamespace(version),
    schemaLocation: `${gfzNamespace(version)}/resource.xsd`,
    isOffered: false,
    schema: gfzSchema(version),
    mapping: GFZ_MAPPING,
    recognises: (source) => isVersion(source, version),
    read: fromGfzDescription,
  }),
);

/** The root in the version's namespace, with a child that a name-shaped resource has. */
function isVersion(source: SourceDocument, version: GfzVersion): boolean {
  if (source.syntax !== 'xml') return false;
  const { name, namespace, children } = source.root;
  return name === 'resource' && namespace === gfzNamespace(version) && children.some((one) => TELLING.has(one.name));
}

const TELLING: ReadonlySet<string> = new Set(['identifier', 'name', 'sampleAccess', 'supplementalMetadata']);
