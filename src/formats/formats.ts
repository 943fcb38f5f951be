import { ARDC_DESCRIPTION } from './ardc-1.0/format.ts';
import { CANONICAL_JSON } from './canonical-json/format.ts';
import { CSIRO_2 } from './csiro-2.0/format.ts';
import { CSIRO_DESCRIPTION } from './csiro-3.0/format.ts';
import { CSV_ROW } from './csv-row/format.ts';
import { DATACITE } from './datacite-4/format.ts';
import { DCAT, DCAT_JSON_LD } from './dcat/format.ts';
import type { Format, ReadableFormat } from './format.ts';
import { GEOJSON } from './geojson/format.ts';
import { GFZ_DESCRIPTION } from './gfz-description-1.3/format.ts';
import { IGSN_DESCRIPTION } from './igsn-description-1.0/format.ts';
import { IGSN_REGISTRATION } from './igsn-registration-1.0/format.ts';
import { ISO_19115_3 } from './iso-19115-3/format.ts';
import { ISO_19139 } from './iso-19139/format.ts';
import { OAI_DATACITE } from './oai-datacite/format.ts';
import { OAI_DC } from './oai-dc/format.ts';
import { SCHEMA_ORG } from './schema-org/format.ts';

/** Every format of the installation, in the order of download buttons; the first that fits a wildcard is taken. */
export const FORMATS: readonly Format[] = [
  GFZ_DESCRIPTION,
  DATACITE,
  SCHEMA_ORG,
  CSV_ROW,
  CANONICAL_JSON,
  IGSN_REGISTRATION,
  IGSN_DESCRIPTION,
  OAI_DC,
  OAI_DATACITE,
  GEOJSON,
  ISO_19115_3,
  ISO_19139,
  DCAT,
  DCAT_JSON_LD,
  ARDC_DESCRIPTION,
  CSIRO_DESCRIPTION,
];

/** Every format that is read. The first that recognises a document reads it. */
export const READABLE: readonly ReadableFormat[] = [
  IGSN_REGISTRATION,
  CSIRO_2,
  ARDC_DESCRIPTION,
  CSIRO_DESCRIPTION,
  GEOJSON,
  CANONICAL_JSON,
];

const BY_NAME = new Map(FORMATS.map((one) => [one.name, one]));
const BY_PREFIX = new Map(
  FORMATS.flatMap((one) => (one.oaiPrefix === undefined ? [] : [[one.oaiPrefix, one] as const])),
);

/** The format of a `?format=` value; undefined for an unknown name. */
export function formatByName(name: string): Format | undefined {
  return BY_NAME.get(name);
}

/** The format of an OAI-PMH metadataPrefix; undefined for an unknown one. */
export function formatByOaiPrefix(prefix: string): Format | undefined {
  return BY_PREFIX.get(prefix);
}
