import { type SettingDescriptor, setting } from './setting-descriptor.ts';
import { oneOf, parseFlag } from './setting-values.ts';

/** How a registry behaves towards harvesters, landing pages and old clients. */
export const REGISTRY_SETTINGS: readonly SettingDescriptor[] = [
  setting(
    'keepOaiIds',
    'keep-oai-ids',
    'CORESTONE_KEEP_OAI_IDS',
    'OAI-PMH records taken over from a former registry go by the ids they had there: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'oaiReexport',
    'oai-reexport',
    'CORESTONE_OAI_REEXPORT',
    'OAI-PMH gives out harvested records of others beside our own, saying where they are from: true or false.',
    () => true,
    parseFlag,
  ),
  setting(
    'preparedFormats',
    'prepared-formats',
    'CORESTONE_PREPARED_FORMATS',
    'Prefixes of formats in which every record is kept ready for OAI-PMH, joined by commas; none keeps nothing.',
    () => ['oai_dc', 'igsngfz'],
    parsePrefixes,
  ),
  setting(
    'oaiMostPages',
    'oai-most-pages',
    'CORESTONE_OAI_MOST_PAGES',
    'List pages of OAI-PMH worked on at once; who comes beyond is asked to wait (503, Retry-After); 0 is no limit.',
    () => 16,
    (text) => (/^\d{1,9}$/.test(text) ? { value: Number(text) } : { rule: 'a whole number, 0 or more' }),
  ),
  setting(
    'metadataLicence',
    'metadata-licence',
    'CORESTONE_METADATA_LICENCE',
    'Address of the licence under which the metadata may be used, as Identify of OAI-PMH says it; empty says nothing.',
    () => '',
    (text) =>
      text === '' || (/^https?:/.test(text) && URL.canParse(text)) ? { value: text } : { rule: 'empty or an address' },
  ),
  setting(
    'checkLandingPages',
    'check-landing-pages',
    'CORESTONE_CHECK_LANDING_PAGES',
    'Look once a day whether the landing pages of registered samples answer: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'harvestInternal',
    'harvest-internal',
    'CORESTONE_HARVEST_INTERNAL',
    'Redirects and lists of harvested sources may lead into the internal network, as in a local federation: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'reconcileEvery',
    'reconcile-every',
    'CORESTONE_RECONCILE_EVERY',
    'How often the server compares the register with what each upstream knows: never, day, week or month.',
    () => 'never',
    (text) => oneOf(text, ['never', 'day', 'week', 'month'] as const),
  ),
  setting(
    'reconcileRepair',
    'reconcile-repair',
    'CORESTONE_RECONCILE_REPAIR',
    'Comparisons by schedule put in line again what an upstream lacks or says otherwise: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'mdsMode',
    'mds-mode',
    'CORESTONE_MDS_MODE',
    'How the MDS API answers where the registry of 2020 was broken: sane, or strict-2020 (its statuses, limits and rights).',
    () => 'sane',
    (text) => oneOf(text, ['sane', 'strict-2020'] as const),
  ),
  setting(
    'mdsMetadataFirst',
    'mds-metadata-first',
    'CORESTONE_MDS_METADATA_FIRST',
    'The MDS API takes an address only after metadata, and says 412 otherwise: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'mdsInactiveGone',
    'mds-inactive-gone',
    'CORESTONE_MDS_INACTIVE_GONE',
    'The MDS API answers 410 at /mds/igsn/{id} for inactive records, as its old documents say and its code never did: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'mdsLargestXmlBytes',
    'mds-largest-xml-bytes',
    'CORESTONE_MDS_LARGEST_XML_BYTES',
    'Largest metadata document the MDS API takes, in bytes; 64512 where strict-2020 is set and this is not.',
    ({ mdsMode }) => (mdsMode === 'strict-2020' ? 63 * 1024 : 10_000_000),
    parseDocumentSize,
  ),
];

// What the reader of XML takes at most.
const LARGEST_DOCUMENT_BYTES = 16 * 1024 * 1024;

function parseDocumentSize(text: string) {
  const size = Number(text);
  return /^\d{1,9}$/.test(text) && size >= 1024 && size <= LARGEST_DOCUMENT_BYTES
    ? { value: size }
    : { rule: `a whole number from 1024 to ${LARGEST_DOCUMENT_BYTES}` };
}

function parsePrefixes(text: string) {
  const prefixes = text.split(',').map((one) => one.trim());
  if (text.trim() === '' || text === 'none') return { value: [] };
  const isGood = prefixes.every((one) => /^[A-Za-z0-9_.-]{1,60}$/.test(one));
  return isGood ? { value: [...new Set(prefixes)] } : { rule: 'prefixes of formats, joined by commas, or none' };
}
