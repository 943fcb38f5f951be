import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { complaints } from './complaints.ts';

/** The XML formats that can be checked. */
export type CheckedFormat =
  | 'igsn'
  | 'igsn-0.3'
  | 'igsn-1.1'
  | 'igsngfz'
  | 'oai_dc'
  | 'igsndescription'
  | 'igsndescription-1.1'
  | 'igsndescription-csiro'
  | 'datacite4'
  | 'oai_datacite'
  | 'igsnaa'
  | 'sesar'
  | 'ardc'
  | 'csiro'
  | 'iso19115-3'
  | 'iso19139';

/** Whose schema documents: those published by the format's owners (check files beside the project), or our own. */
export type SchemaSource = 'published' | 'own';

/** A compiled schema. `check` gives every complaint as `line: message`, none for a valid document. Dispose it when done. */
export interface SchemaCheck {
  readonly check: (xml: string) => string[];
  readonly dispose: () => void;
}

const PROJECT = resolve(import.meta.dirname, '../../..');
const PUBLISHED = resolve(PROJECT, '../shared/data/schemas');
const ARDC_REGISTRY = 'ardc-registry/schemas';
const GFZ = 'gfz-mds-igsnaa/pmd.gfz-potsdam.de/igsn/schemas/description/1.3/resource.xsd';

const FILES: Readonly<Record<CheckedFormat, Readonly<Record<SchemaSource, string | undefined>>>> = {
  igsn: { published: 'igsn-registration/1.0/igsn.xsd', own: 'igsn-registration-1.0/schema/igsn.xsd' },
  'igsn-0.3': { published: 'igsn-registration/0.3/igsn.xsd', own: 'igsn-registration-0.3/schema/igsn.xsd' },
  'igsn-1.1': { published: 'igsn-registration/1.1/igsn.xsd', own: 'igsn-registration-1.1/schema/igsn.xsd' },
  igsngfz: { published: GFZ, own: 'gfz-description-1.3/schema/resource.xsd' },
  oai_dc: { published: 'oai-pmh/oai_dc.xsd', own: 'oai-dc/schema/oai_dc.xsd' },
  igsndescription: {
    published: 'gfz-mds-igsnaa/schema.igsn.org/description/1.0/resource.xsd',
    own: 'igsn-description-1.0/schema/resource.xsd',
  },
  'igsndescription-1.1': {
    published: 'igsn-description-1.1-master/resource.xsd',
    own: 'igsn-description-1.1/schema/resource.xsd',
  },
  'igsndescription-csiro': {
    published: 'igsn-description-1.0-r1/resource.xsd',
    own: 'igsn-description-csiro-shaped/schema/resource.xsd',
  },
  datacite4: { published: 'datacite/kernel-4.7/metadata.xsd', own: 'datacite-4/schema/metadata.xsd' },
  oai_datacite: { published: 'datacite/oai/oai.xsd', own: 'oai-datacite/schema/oai.xsd' },
  igsnaa: {
    published: 'gfz-mds-igsnaa/doidb.wdc-terra.org/igsnaa/schemas/igsnaa/0.1/samplev2.xsd',
    own: 'gfz-igsnaa-0.1/schema/samples.xsd',
  },
  // SESAR's own XSD is not publicly preserved (metadata-schemas 3.1).
  sesar: { published: undefined, own: 'sesar-xml/schema/samples.xsd' },
  // No schema documents of ISO are to be had offline; ours are of the profile that is written.
  'iso19115-3': { published: undefined, own: 'iso-19115-3/schema/mdb.xsd' },
  iso19139: { published: undefined, own: 'iso-19139/schema/gmi.xsd' },
  // libxml2 refuses one escape in the pattern of the published ARDC document; the copy beside it has that one changed.
  ardc: {
    published: `${ARDC_REGISTRY}/ardc-igsn-description-1.0/resource.libxml2.xsd`,
    own: 'ardc-1.0/schema/resource.xsd',
  },
  csiro: {
    published: `${ARDC_REGISTRY}/csiro-igsn-description-3.0/igsn-csiro-v3.0.xsd`,
    own: 'csiro-3.0/schema/resource.xsd',
  },
};

/** Schemas include each other by relative file names; without this libxml2 opens no file at all. */
const READS_FILES = xmlRegisterFsInputProviders();

/**
 * Compiles the schema of a format. Undefined when there is none: the published ones lie in `../shared/data` beside the
 * project, which need not be there. `version` asks for another kernel of DataCite than the newest.
 */
export function createSchemaCheck(
  name: CheckedFormat,
  source: SchemaSource = 'published',
  version?: string,
): SchemaCheck | undefined {
  const file = schemaFile(name, source)?.replace('kernel-4.7', `kernel-${version ?? '4.7'}`);
  return file === undefined || !existsSync(file) ? undefined : compiled(file);
}

function schemaFile(name: CheckedFormat, source: SchemaSource): string | undefined {
  // The versions of DataCite are asked for by version, not by name.
  const path = FILES[name]?.[source];
  if (path === undefined) return undefined;
  const roots = source === 'own' ? [resolve(PROJECT, 'src/formats')] : [PUBLISHED];
  return roots.map((root) => resolve(root, path)).find((file) => existsSync(file));
}

function compiled(file: string): SchemaCheck {
  if (!READS_FILES) throw new Error('libxml2 could not be given the file system');
  using schema = XmlDocument.fromBuffer(readFileSync(file), { url: pathToFileURL(file).href });
  const validator = XsdValidator.fromDoc(schema);
  return { check: (xml) => complaints(validator, xml), dispose: () => validator.dispose() };
}
