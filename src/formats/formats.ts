import { ARDC_DESCRIPTION } from './ardc-1.0/format.ts';
import { BIBTEX } from './bibtex/format.ts';
import { CANONICAL_JSON } from './canonical-json/format.ts';
import { CITATION_APA, CITATION_TEXT } from './citation-text/format.ts';
import { CSIRO_2 } from './csiro-2.0/format.ts';
import { CSIRO_DESCRIPTION } from './csiro-3.0/format.ts';
import { CSL_JSON } from './csl-json/format.ts';
import { CSV_ROW } from './csv-row/format.ts';
import { DATACITE, DATACITE_VERSIONS } from './datacite-4/format.ts';
import { DATACITE_JSON, DATACITE_JSON_VERSIONS } from './datacite-json/format.ts';
import { DCAT, DCAT_JSON_LD } from './dcat/format.ts';
import { DIF } from './dif/format.ts';
import type { Format, ReadableFormat } from './format.ts';
import { GEOJSON } from './geojson/format.ts';
import { GFZ_DESCRIPTION, OLDER_GFZ_DESCRIPTIONS } from './gfz-description-1.3/format.ts';
import { GFZ_IGSNAA } from './gfz-igsnaa-0.1/format.ts';
import { ICDP_INGEST_CSV } from './icdp-ingest-csv/format.ts';
import { IGSN_DESCRIPTION } from './igsn-description-1.0/format.ts';
import { IGSN_DESCRIPTION_1_1 } from './igsn-description-1.1/format.ts';
import { IGSN_DESCRIPTION_CSIRO_SHAPED } from './igsn-description-csiro-shaped/format.ts';
import { IGSN_JSON } from './igsn-json/format.ts';
import { IGSN_REGISTRATION_0_3 } from './igsn-registration-0.3/format.ts';
import { IGSN_REGISTRATION } from './igsn-registration-1.0/format.ts';
import { IGSN_REGISTRATION_1_1 } from './igsn-registration-1.1/format.ts';
import { ISO_19115_3 } from './iso-19115-3/format.ts';
import { ISO_19139 } from './iso-19139/format.ts';
import { OAI_DATACITE } from './oai-datacite/format.ts';
import { OAI_DC } from './oai-dc/format.ts';
import { RIS } from './ris/format.ts';
import { SCHEMA_ORG } from './schema-org/format.ts';
import { SESAR_2_JSON } from './sesar-2-json/format.ts';
import { SESAR_LANDING } from './sesar-landing/format.ts';
import { SESAR_XML } from './sesar-xml/format.ts';

/** Every format of the installation, in the order of download buttons; the first that fits a wildcard is taken. */
export const FORMATS: readonly Format[] = [
  GFZ_DESCRIPTION,
  DATACITE,
  DATACITE_JSON,
  SCHEMA_ORG,
  CSV_ROW,
  CANONICAL_JSON,
  IGSN_REGISTRATION,
  IGSN_DESCRIPTION,
  OAI_DC,
  OAI_DATACITE,
  GFZ_IGSNAA,
  SESAR_XML,
  ICDP_INGEST_CSV,
  SESAR_2_JSON,
  IGSN_DESCRIPTION_1_1,
  IGSN_DESCRIPTION_CSIRO_SHAPED,
  IGSN_REGISTRATION_0_3,
  IGSN_REGISTRATION_1_1,
  BIBTEX,
  RIS,
  CSL_JSON,
  CITATION_TEXT,
  CITATION_APA,
  ...DATACITE_VERSIONS,
  ...DATACITE_JSON_VERSIONS,
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
  GFZ_DESCRIPTION,
  ...OLDER_GFZ_DESCRIPTIONS,
  GFZ_IGSNAA,
  SESAR_XML,
  ICDP_INGEST_CSV,
  SESAR_2_JSON,
  IGSN_REGISTRATION_0_3,
  IGSN_REGISTRATION_1_1,
  IGSN_DESCRIPTION_CSIRO_SHAPED,
  IGSN_DESCRIPTION,
  IGSN_DESCRIPTION_1_1,
  SESAR_LANDING,
  IGSN_JSON,
  DATACITE,
  OAI_DATACITE,
  DATACITE_JSON,
  SCHEMA_ORG,
  OAI_DC,
  CSIRO_2,
  ARDC_DESCRIPTION,
  CSIRO_DESCRIPTION,
  GEOJSON,
  ISO_19115_3,
  ISO_19139,
  DIF,
  CANONICAL_JSON,
];

const BY_NAME = new Map(FORMATS.map((one) => [one.name, one]));

/** The format of a `?format=` value; undefined for an unknown name. */
export function formatByName(name: string): Format | undefined {
  return BY_NAME.get(name);
}
