import type { Format } from '../format.ts';
import { SCHEMA_ORG_MAPPING } from './mapping.ts';
import { toSchemaOrg } from './to-schema-org.ts';

/** schema.org as JSON-LD, for search engines. */
export const SCHEMA_ORG: Format = {
  name: 'jsonld',
  label: 'schema.org',
  version: '1',
  mediaTypes: ['application/ld+json', 'application/vnd.schemaorg.ld+json'],
  fileEnding: 'jsonld',
  syntax: 'json',
  mapping: SCHEMA_ORG_MAPPING,
  write: toSchemaOrg,
};
