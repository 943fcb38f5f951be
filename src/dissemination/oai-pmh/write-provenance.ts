import { escapeAttribute, escapeText } from '../../formats/xml/xml-writer.ts';
import type { HarvestedHeader } from '../../store/read/select-harvested.ts';
import { isDatestamp, toDatestamp } from './datestamp.ts';

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/provenance';
const LOCATION = `${NAMESPACE} http://www.openarchives.org/OAI/2.0/provenance.xsd`;
const DEEPEST = 10;

/** Where somebody had a record from, as the `originDescription` of its provenance said. */
interface Origin {
  readonly harvestDate: string;
  readonly altered: boolean;
  readonly baseURL: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly metadataNamespace: string;
  readonly origin?: unknown;
}

/** What is to be known of a harvested record to say where it is from. */
export type Harvested = Pick<HarvestedHeader, 'url' | 'item' | 'datestamp' | 'changed_at' | 'origin'>;

/**
 * The `about` of a harvested record: who gave it, under which identifier and datestamp, in which namespace (empty where the document
 * received was no XML), when it was harvested, and whether its metadata is other than what was received; inside, where they had
 * it from. Source: OAI-PMH guideline on provenance.
 */
export function writeProvenance(record: Harvested, metadataNamespace: string, altered: boolean): string {
  const harvestDate = toDatestamp(record.changed_at);
  const description = describe(
    {
      harvestDate,
      altered,
      baseURL: record.url,
      identifier: record.item,
      datestamp: asDatestamp(record.datestamp) ?? harvestDate,
      metadataNamespace,
      ...(record.origin !== null && { origin: parsed(record.origin) }),
    },
    DEEPEST,
  );
  return `<about><provenance xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${LOCATION}">${description}</provenance></about>`;
}

function describe({ harvestDate, altered, origin, ...said }: Origin, deepest: number): string {
  const inner = deepest === 0 ? undefined : readOrigin(origin);
  return `<originDescription harvestDate="${escapeAttribute(harvestDate)}" altered="${altered}">${element('baseURL', said.baseURL)}${element('identifier', said.identifier)}${element('datestamp', said.datestamp)}${element('metadataNamespace', said.metadataNamespace)}${inner === undefined ? '' : describe(inner, deepest - 1)}</originDescription>`;
}

/** What is kept of an origin, as far as it can stand in an answer; undefined where it cannot. */
function readOrigin(origin: unknown): Origin | undefined {
  if (typeof origin !== 'object' || origin === null) return undefined;
  const said = origin as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : '');
  const [harvestDate, datestamp] = [asDatestamp(text('harvestDate')), asDatestamp(text('datestamp'))];
  const baseURL = text('baseURL') || text('baseUrl');
  if (baseURL === '' || text('identifier') === '' || harvestDate === undefined || datestamp === undefined)
    return undefined;
  const [identifier, metadataNamespace] = [text('identifier'), text('metadataNamespace')];
  const altered = [said.altered, said.isAltered].some((one) => one === true || one === 'true');
  return { harvestDate, altered, baseURL, identifier, datestamp, metadataNamespace, origin: said.origin };
}

/** A time as its source wrote it as a datestamp; undefined for what is no time. */
function asDatestamp(time: string): string | undefined {
  if (isDatestamp(time)) return time;
  const moment = Date.parse(time);
  const text = Number.isNaN(moment) ? '' : `${new Date(moment).toISOString().slice(0, 19)}Z`;
  return isDatestamp(text) ? text : undefined;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
