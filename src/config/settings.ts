/** The roles an installation may play; any of them, several at once (DESIGN 1). */
export const ROLES = ['expedition', 'repository', 'agent'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Everything that can be set from outside, decided and checked. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** Folder with the formats of communities, one folder each. */
  readonly communities: string;
  /** Empty means the embedded store in `data`. */
  readonly databaseUrl: string;
  /** Public address without trailing slash. */
  readonly baseUrl: string;
  readonly roles: readonly Role[];
  /** `none`, or names of upstreams joined by `+`; clients may have others. */
  readonly upstream: string;
  /** File that names the upstreams; where it is not there, only `recorded` is known. */
  readonly upstreams: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Page requests a minute and address; 0 is no limit. */
  readonly rateLimit: number;
  /** Requests a minute and account to the APIs; 0 is no limit. */
  readonly apiRateLimit: number;
  /** Days after which records in test namespaces are removed; -1 is never. */
  readonly testDays: number;
  /** Address of an OpenID Connect provider; empty where people sign in by password only. */
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string;
  /** Whether `X-Forwarded-For` of a proxy in front is believed. */
  readonly trustProxy: boolean;
  /** Whether OAI-PMH records from a former registry go by the ids they had there. */
  readonly keepOaiIds: boolean;
  /** Whether OAI-PMH gives out harvested records of others beside our own. */
  readonly oaiReexport: boolean;
  /** Prefixes of the formats in which documents are prepared for OAI-PMH. */
  readonly preparedFormats: readonly string[];
  /** List pages of OAI-PMH worked on at once; 0 is no limit. */
  readonly oaiMostPages: number;
  /** Address of the licence of the metadata, for OAI-PMH; empty says nothing of it. */
  readonly metadataLicence: string;
  /** Whether the server looks once a day whether landing pages answer. */
  readonly checkLandingPages: boolean;
  /** Whether the server writes a full dump once a day. */
  readonly dumpDaily: boolean;
  /** Names of the formats of dumps, where nobody says others. */
  readonly dumpFormats: readonly string[];
  /** How many dumps are kept. */
  readonly dumpKeep: number;
  /** Address of the licence that dumps state; empty is none. */
  readonly dumpLicence: string;
  /** Whether webhooks may be sent to plain http addresses. */
  readonly webhookHttp: boolean;
  /** How the MDS API answers where the registry of 2020 was broken. */
  readonly mdsMode: 'sane' | 'strict-2020';
  /** Whether the MDS API takes an address only for what has been described (412 otherwise). */
  readonly mdsMetadataFirst: boolean;
  /** Whether the MDS API answers 410, not the address, for an identifier whose metadata was deleted. */
  readonly mdsInactiveGone: boolean;
  /** Largest metadata document the MDS API takes, in bytes. */
  readonly mdsLargestXmlBytes: number;
}

/** How one setting is given from outside. `parse` returns the value or says what would have been right. */
export interface SettingDescriptor<K extends keyof Settings = keyof Settings> {
  readonly key: K;
  readonly flag: string;
  readonly variable: string;
  readonly definition: string;
  readonly fallback: (settings: Partial<Settings>) => Settings[K];
  readonly parse: (text: string) => { value: Settings[K] } | { rule: string };
}

function setting<K extends keyof Settings>(
  key: K,
  flag: string,
  variable: string,
  definition: string,
  fallback: (settings: Partial<Settings>) => Settings[K],
  parse: SettingDescriptor<K>['parse'],
): SettingDescriptor {
  return { key, flag, variable, definition, fallback, parse } as unknown as SettingDescriptor;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Every setting, once: flag, environment variable, meaning, default and check. The settings reference is made from this. */
export const SETTINGS: readonly SettingDescriptor[] = [
  setting('port', 'port', 'CORESTONE_PORT', 'Port the server listens on.', () => 8080, parsePort),
  setting('host', 'host', 'CORESTONE_HOST', 'Address the server listens on.', () => '127.0.0.1', parseHost),
  setting(
    'data',
    'data',
    'CORESTONE_DATA',
    'Folder with the embedded store, files and journals.',
    () => './data',
    parseText,
  ),
  setting(
    'communities',
    'communities',
    'CORESTONE_COMMUNITIES',
    'Folder with the formats of communities, one folder each.',
    ({ data = './data' }) => `${data.replace(/[\\/]+$/, '')}/communities`,
    parseText,
  ),
  setting(
    'databaseUrl',
    'database-url',
    'CORESTONE_DATABASE_URL',
    'PostgreSQL address; empty means the embedded store.',
    () => '',
    parseDatabaseUrl,
  ),
  setting(
    'baseUrl',
    'base-url',
    'CORESTONE_BASE_URL',
    'Public address; every link and the OAI-PMH baseURL begin with it.',
    (settings) => `http://${urlHost(settings.host ?? '127.0.0.1')}:${settings.port ?? 8080}`,
    parseBaseUrl,
  ),
  setting(
    'roles',
    'role',
    'CORESTONE_ROLES',
    'Roles of this installation, joined by commas.',
    () => [...ROLES],
    parseRoles,
  ),
  setting(
    'upstream',
    'upstream',
    'CORESTONE_UPSTREAM',
    'Who registers beyond this installation: none, recorded (a journal for rehearsals), or names of upstreams joined by +.',
    () => 'none',
    parseUpstream,
  ),
  setting(
    'upstreams',
    'upstreams',
    'CORESTONE_UPSTREAMS',
    'JSON file that names the upstreams and how to reach them (docs/upstreams.md).',
    ({ data = './data' }) => upstreamsFile(data),
    parseText,
  ),
  setting(
    'logLevel',
    'log-level',
    'CORESTONE_LOG_LEVEL',
    'How much the server logs.',
    () => 'info',
    (text) => oneOf(text, LOG_LEVELS),
  ),
  setting(
    'rateLimit',
    'rate-limit',
    'CORESTONE_RATE_LIMIT',
    'Page requests a minute from one address; 0 is no limit. OAI-PMH, resolver and this machine itself are not limited.',
    () => 6000,
    parseCount,
  ),
  setting(
    'apiRateLimit',
    'api-rate-limit',
    'CORESTONE_API_RATE_LIMIT',
    'Requests a minute from one account to the APIs that register; 0 is no limit.',
    () => 12_000,
    parseCount,
  ),
  setting(
    'testDays',
    'test-days',
    'CORESTONE_TEST_DAYS',
    'Days after which records in test namespaces are removed; -1 is never.',
    () => 30,
    (text) => (/^(-1|\d{1,5})$/.test(text) ? { value: Number(text) } : { rule: 'a whole number of days, or -1' }),
  ),
  setting(
    'oidcIssuer',
    'oidc-issuer',
    'CORESTONE_OIDC_ISSUER',
    'OpenID Connect provider with which people may sign in; empty is none.',
    () => '',
    (text) => (text === '' ? { value: text } : parseBaseUrl(text)),
  ),
  setting(
    'oidcClientId',
    'oidc-client-id',
    'CORESTONE_OIDC_CLIENT_ID',
    'How the provider knows this installation.',
    () => '',
    (text) => ({ value: text }),
  ),
  setting(
    'oidcClientSecret',
    'oidc-client-secret',
    'CORESTONE_OIDC_CLIENT_SECRET',
    'Secret that goes with it; better in the environment or the file than on the command line.',
    () => '',
    (text) => ({ value: text }),
  ),
  setting(
    'trustProxy',
    'trust-proxy',
    'CORESTONE_TRUST_PROXY',
    'Believe X-Forwarded-For from the proxy in front: true or false.',
    () => false,
    parseFlag,
  ),
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
    parseCount,
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
    'dumpDaily',
    'dump-daily',
    'CORESTONE_DUMP_DAILY',
    'Write a full dump of everything public once a day, below dumps in the data folder: true or false.',
    () => false,
    parseFlag,
  ),
  setting(
    'dumpFormats',
    'dump-formats',
    'CORESTONE_DUMP_FORMATS',
    'Formats of dumps, joined by commas, as ?format= names them.',
    () => ['json', 'igsngfz', 'csv'],
    parseNames,
  ),
  setting(
    'dumpKeep',
    'dump-keep',
    'CORESTONE_DUMP_KEEP',
    'How many dumps are kept; older ones are removed when a new one is there.',
    () => 3,
    (text) => (/^[1-9]\d{0,3}$/.test(text) ? { value: Number(text) } : { rule: 'a whole number from 1 to 9999' }),
  ),
  setting(
    'dumpLicence',
    'dump-licence',
    'CORESTONE_DUMP_LICENCE',
    'Address of the licence that dumps state for their metadata; empty states none.',
    () => '',
    (text) => (text === '' ? { value: text } : parseWebAddress(text)),
  ),
  setting(
    'webhookHttp',
    'webhook-http',
    'CORESTONE_WEBHOOK_HTTP',
    'Allow webhooks to plain http addresses, which anybody on the way can read: true or false.',
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

function parseFlag(text: string) {
  return text === 'true' || text === 'false' ? { value: text === 'true' } : { rule: 'true or false' };
}

/** Where the upstreams are named unless the setting `upstreams` says another place. */
export function upstreamsFile(dataFolder: string): string {
  return `${dataFolder.replace(/[\\/]+$/, '')}/upstreams.json`;
}

function parseWebAddress(text: string) {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? { value: text } : { rule: 'an http or https address' };
}

function parseNames(text: string) {
  const names = text.split(',').map((one) => one.trim());
  const isSound = names.every((one) => /^[A-Za-z0-9._-]{1,60}$/.test(one)) && new Set(names).size === names.length;
  return isSound ? { value: names } : { rule: 'names joined by commas, none twice' };
}

function parsePort(text: string) {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65535 ? { value: port } : { rule: 'a whole number from 0 to 65535' };
}

function parseCount(text: string) {
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { rule: 'a whole number, 0 or more' };
}

function parsePrefixes(text: string) {
  const prefixes = text.split(',').map((one) => one.trim());
  if (text.trim() === '' || text === 'none') return { value: [] };
  const isGood = prefixes.every((one) => /^[A-Za-z0-9_.-]{1,60}$/.test(one));
  return isGood ? { value: [...new Set(prefixes)] } : { rule: 'prefixes of formats, joined by commas, or none' };
}

function parseHost(text: string) {
  return /^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? { value: text } : { rule: 'a host name or address, without port' };
}

function parseText(text: string) {
  return text.trim() === '' ? { rule: 'not empty' } : { value: text };
}

function parseUpstream(text: string) {
  const isName = /^(none|[a-z][a-z0-9-]{0,39}(\+[a-z][a-z0-9-]{0,39})*)$/.test(text);
  return isName ? { value: text } : { rule: 'none, or names of upstreams joined by +' };
}

function parseDatabaseUrl(text: string) {
  if (text === '' || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text))) return { value: text };
  return { rule: 'empty or postgres://user@host/database' };
}

function parseBaseUrl(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits = url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  return fits ? { value: text.replace(/\/+$/, '') } : { rule: 'http:// or https:// address without query' };
}

function parseRoles(text: string) {
  const roles = text.split(',').map((one) => one.trim());
  const known = roles.filter((one): one is Role => (ROLES as readonly string[]).includes(one));
  return known.length === roles.length && known.length > 0
    ? { value: known }
    : { rule: `some of ${ROLES.join(', ')}, joined by commas` };
}

function oneOf<T extends string>(text: string, choices: readonly T[]): { value: T } | { rule: string } {
  const found = choices.find((choice) => choice === text);
  return found === undefined ? { rule: `one of ${choices.join(', ')}` } : { value: found };
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
