import { type Finding, finding } from '../finding.ts';

/** How sources are asked: OAI-PMH 2.0; a sitemap of pages with JSON-LD; ResourceSync; the public REST API of DataCite. */
export const SOURCE_KINDS = ['oai-pmh', 'sitemap', 'resourcesync', 'datacite'] as const;

/** One of {@link SOURCE_KINDS}. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Which records of a source are taken: those of samples, or whatever it has. */
export const TAKEN_RECORDS = ['samples', 'all'] as const;

/** One of {@link TAKEN_RECORDS}. */
export type TakenRecords = (typeof TAKEN_RECORDS)[number];

/**
 * How a source is harvested. `metadataPrefix` is for OAI-PMH alone; `setSpec` is its set, or the client-id at DataCite. Of two
 * sources with the same sample the one with the smaller `priority` is shown. `everyHours` 0 is no schedule; `pauseMs` stands
 * between two requests to one host. What `takes` leaves out is kept, but stands nowhere in the catalogue.
 */
export interface SourceSettings {
  readonly title: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly metadataPrefix: string;
  readonly setSpec: string;
  readonly priority: number;
  readonly everyHours: number;
  readonly pauseMs: number;
  readonly takes: TakenRecords;
  readonly isActive: boolean;
}

/** What a source has where nobody says otherwise. */
export const USUAL_SOURCE = {
  kind: 'oai-pmh',
  metadataPrefix: '',
  setSpec: '',
  priority: 100,
  everyHours: 0,
  pauseMs: 1000,
  takes: 'samples',
  isActive: true,
} as const satisfies Partial<SourceSettings>;

const NAME = /^[a-z0-9](?:[a-z0-9]|[-._](?=[a-z0-9])){0,59}$/;
// OAI-PMH 2.0, schema: metadataPrefixType and setSpecType.
const PREFIX = /^[A-Za-z0-9\-_.!~*'()]+$/;
const SET_SPEC = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/;
const LONGEST_URL = 2048;
const YEAR_OF_HOURS = 8784;

/** What is wrong with the name of a source; it stands in addresses and in sets of OAI-PMH. Finding `source-name`. */
export function checkSourceName(name: string): readonly Finding[] {
  if (NAME.test(name)) return [];
  const rule = 'up to 60 of a-z, 0-9 and single - . _ between them';
  return [finding('source-name', 'This is no name for a source.', { field: 'name', value: name, rule })];
}

/** What is wrong with the settings of a source: findings `source-url`, `source-kind`, `source-prefix`, `source-set`, `source-number`, `source-title`, `source-takes`. */
export function checkSource(source: SourceSettings): readonly Finding[] {
  return [...checkWords(source), ...checkAddress(source.url), ...checkNumbers(source)];
}

function checkWords({ title, kind, metadataPrefix, setSpec, takes }: SourceSettings): Finding[] {
  const found: Finding[] = [];
  const say = (code: string, field: string, value: string, rule: string) =>
    found.push(finding(code, `This is no ${field} of a source.`, { field, value, rule }));
  if (title.trim() === '' || title.length > 200) say('source-title', 'title', title, '1 to 200 characters');
  if (!SOURCE_KINDS.includes(kind)) say('source-kind', 'kind', kind, SOURCE_KINDS.join(', '));
  if (!TAKEN_RECORDS.includes(takes)) say('source-takes', 'takes', takes, TAKEN_RECORDS.join(', '));
  const needsPrefix = kind === 'oai-pmh';
  if (needsPrefix ? !PREFIX.test(metadataPrefix) : metadataPrefix !== '')
    say('source-prefix', 'metadataPrefix', metadataPrefix, 'a metadataPrefix for OAI-PMH, none for other kinds');
  if (setSpec !== '' && !(kind === 'oai-pmh' ? SET_SPEC : /^[\w.,-]+$/).test(setSpec))
    say('source-set', 'setSpec', setSpec, 'a set of OAI-PMH, or a client-id of DataCite');
  if (kind === 'datacite' && setSpec === '') say('source-set', 'setSpec', setSpec, 'the client-id at DataCite');
  return found;
}

function checkAddress(text: string): Finding[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isGood =
    url !== undefined &&
    text.length <= LONGEST_URL &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '';
  if (isGood) return [];
  const rule = 'http or https, without name, password or #';
  return [finding('source-url', 'This is no address of a source.', { field: 'url', value: text, rule })];
}

const BOUNDS = { priority: [0, 1000], everyHours: [0, YEAR_OF_HOURS], pauseMs: [0, 600_000] } as const;

function checkNumbers(source: SourceSettings): Finding[] {
  return (['priority', 'everyHours', 'pauseMs'] as const).flatMap((field) => {
    const [least, most] = BOUNDS[field];
    const value = source[field];
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    const rule = `a whole number from ${least} to ${most}`;
    return [finding('source-number', `This is no ${field} of a source.`, { field, value, rule })];
  });
}

/**
 * A name for a source from its address, prefix and set, for whoever gives none: host and path without what is no letter, digit,
 * hyphen or stop. The same source gets the same name.
 */
export function nameOfSource(url: string, metadataPrefix: string, setSpec: string): string {
  const { host, pathname } = new URL(url);
  const words = `${host}${pathname} ${metadataPrefix} ${setSpec}`.toLowerCase();
  const plain = words.replace(/[^a-z0-9.]+/g, '-').replace(/[-.]{2,}/g, '-');
  return plain.slice(0, 60).replace(/^[-.]+|[-.]+$/g, '');
}
