import type { Format, ReadableFormat } from '../format.ts';
import { fromSchemaOrg, thingsIn } from './from-schema-org.ts';
import { SCHEMA_ORG_MAPPING } from './mapping.ts';
import { toSchemaOrg } from './to-schema-org.ts';

/** schema.org as JSON-LD, for search engines. */
export const SCHEMA_ORG: Format & ReadableFormat = {
  name: 'jsonld',
  label: 'schema.org',
  version: '1',
  mediaTypes: ['application/ld+json', 'application/vnd.schemaorg.ld+json'],
  fileEnding: 'jsonld',
  syntax: 'json',
  mapping: SCHEMA_ORG_MAPPING,
  recognises: (source) => source.syntax === 'json' && thingsIn(source.value).length > 0,
  read: fromSchemaOrg,
  write: toSchemaOrg,
};
