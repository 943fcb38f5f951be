import { completenessOf } from '../../domain/description/completeness/completeness-of.ts';
import { DATACITE_PROFILE } from '../../domain/description/completeness/datacite-profile.ts';
import { checkDescription } from '../../domain/description/rules/check-description.ts';
import { asWarning, type Finding, finding } from '../../domain/finding.ts';
import type { TakenRecords } from '../../domain/harvest/harvest-source.ts';
import { harvestedIgsn } from '../../domain/harvest/harvested-igsn.ts';
import { likenessOf } from '../../domain/registration/likeness.ts';
import { summaryOf } from '../../domain/registration/record-summary.ts';
import type { Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import type { FindingCount, HarvestedRecord, KeptRecord, RecordStanding, RunFinding } from './harvest-ports.ts';
import type { HarvestedItem, ReadItem } from './source-client.ts';

/**
 * What reading records needs beside them; `vocabularies` are those of the installation, by which words are judged, `takes` is
 * what of the source is taken, and `reader` stands for all that decides what is read in a document.
 */
export interface Reading {
  readonly read: ReadItem;
  readonly reader: string;
  readonly takes: TakenRecords;
  readonly hash: (parts: readonly (string | Uint8Array)[]) => string;
  readonly ownPrefixes: readonly string[];
  readonly vocabularies: Vocabularies;
}

/** A batch that was compared with what is kept: what is to be written, what is as it was, and what was found. */
export interface ReadBatch {
  readonly records: readonly HarvestedRecord[];
  readonly unchanged: readonly string[];
  readonly findings: readonly RunFinding[];
  /** What records break of the rules, as warnings, of each rule the first few; `brokenOften` counts all. */
  readonly broken: readonly RunFinding[];
  readonly brokenOften: readonly FindingCount[];
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly others: number;
}

/** Stands in every hash, so that those of before hold on. What another reader makes of a document is no change of that. */
const READING = '1';

/** What is wrong with one record of a source is mostly wrong with all. */
const MOST_OF_A_RULE = 20;

/**
 * Of several records of one name in a batch the one with the latest datestamp counts, and of equal ones the last: lists overlap
 * while a source changes.
 */
export function withoutRepeated(items: readonly HarvestedItem[]): readonly HarvestedItem[] {
  const latest = new Map<string, HarvestedItem>();
  for (const one of items) {
    const before = latest.get(one.item);
    if (before === undefined || before.datestamp <= one.datestamp) latest.set(one.item, one);
  }
  return latest.size === items.length ? items : [...latest.values()];
}

/**
 * Compares records with what is kept of them, reads those that are new or different and holds these against the rules. `now` is
 * ISO 8601, UTC.
 */
export function readBatch(
  items: readonly HarvestedItem[],
  standings: ReadonlyMap<string, RecordStanding>,
  reading: Reading,
  now: string,
): ReadBatch {
  const records: HarvestedRecord[] = [];
  const unchanged: string[] = [];
  const findings: RunFinding[] = [];
  const broken: RunFinding[] = [];
  const counts = { added: 0, changed: 0, deleted: 0, rejected: 0, others: 0 };
  for (const item of withoutRepeated(items)) {
    const before = standings.get(item.item);
    const contentHash = hashOf(item, reading);
    const isRead = item.isDeleted || before?.readBy === reading.reader;
    const isKept =
      (before?.contentHash === contentHash && isRead) || (item.isUnavailable === true && before?.state === 'present');
    if (before !== undefined && isKept) {
      if (item.isUnavailable === true)
        findings.push(...item.findings.map((one) => ({ item: item.item, finding: one })));
      unchanged.push(item.item);
      if (before.state === 'unreadable') counts.rejected++;
      if (before.state === 'other') counts.others++;
      continue;
    }
    const read = item.isDeleted ? deletedRecord(item, before) : readRecord(item, before, reading, now.slice(0, 10));
    const { reader: readBy } = reading;
    records.push({ ...read.record, contentHash, firstSeenAt: before?.firstSeenAt ?? now, readBy });
    for (const one of [...item.findings, ...read.findings]) findings.push({ item: item.item, finding: one });
    for (const one of read.broken) broken.push({ item: item.item, finding: one });
    if (item.isDeleted) counts.deleted++;
    else if (before === undefined || before.state === 'deleted') counts.added++;
    else counts.changed++;
    if (read.record.state === 'unreadable') counts.rejected++;
    if (read.record.state === 'other') counts.others++;
  }
  return {
    records,
    unchanged,
    findings,
    broken: firstOfEachRule(broken),
    brokenOften: countFindings(broken),
    ...counts,
  };
}

/** How often there is a finding of each code and severity. */
export function countFindings(findings: readonly RunFinding[]): readonly FindingCount[] {
  const alike = Map.groupBy(findings, ({ finding: { code, severity } }) => `${severity} ${code}`);
  return [...alike.values()].map((some) => {
    const { code, severity } = some[0]!.finding;
    return { code, severity, count: some.length };
  });
}

function firstOfEachRule(broken: readonly RunFinding[]): readonly RunFinding[] {
  const byRule = Map.groupBy(broken, (one) => one.finding.code);
  return [...byRule.values()].flatMap((some) => some.slice(0, MOST_OF_A_RULE));
}

function hashOf({ isDeleted, document, sets }: HarvestedItem, { hash }: Reading): string {
  if (isDeleted) return '';
  return hash([READING, sets.join(' '), document?.content ?? '']);
}

type Made = Omit<HarvestedRecord, 'contentHash' | 'firstSeenAt' | 'readBy' | 'seen'>;

interface RecordMade {
  readonly record: Made;
  readonly findings: readonly Finding[];
  readonly broken: readonly Finding[];
}

const NOTHING = {
  isShown: false,
  format: '',
  mediaType: '',
  document: null,
  origin: null,
  description: null,
  objectType: '',
  expedition: '',
  title: '',
  searchText: '',
  landingUrl: null,
  likeness: null,
  completeness: 0,
} as const;

function deletedRecord({ item, datestamp, sets }: HarvestedItem, before: RecordStanding | undefined): RecordMade {
  const record = { ...NOTHING, item, datestamp, sets, igsn: before?.igsn ?? null, state: 'deleted' } as const;
  return { record, findings: [], broken: [] };
}

function readRecord(
  one: HarvestedItem,
  before: RecordStanding | undefined,
  { read, ownPrefixes, vocabularies, takes }: Omit<Reading, 'hash'>,
  today: string,
): RecordMade {
  const { item, datestamp, sets, document, origin } = one;
  const same = { ...NOTHING, item, datestamp, sets, mediaType: document?.mediaType ?? '', origin: asJson(origin) };
  // Under which IGSN it was there is known as long as nothing else is said.
  const known = before?.igsn ?? null;
  if (document === undefined) {
    const missing = finding('no-metadata', 'The source sent no metadata with the record.', { field: 'metadata' });
    return { record: { ...same, igsn: known, state: 'unreadable' }, findings: [missing], broken: [] };
  }
  const { description, format, isSample, isOther, findings, landingUrl, document: mended } = read(one);
  const kept = { ...same, format, document: mended ?? document.content };
  if (description === undefined) return { record: { ...kept, igsn: known, state: 'unreadable' }, findings, broken: [] };
  const { igsn: said, prefix } = description;
  const igsn = harvestedIgsn({ igsn: said, prefix, isSample, spellings: [withoutLead(item)], ownPrefixes });
  const { title, searchText } = summaryOf(description);
  // It keeps the IGSN that it was told under, so that it can be told as gone, and takes none that it never had here.
  if (isOther === true && takes === 'samples')
    return { record: { ...kept, igsn: known, state: 'other', title }, findings, broken: [] };
  const record = {
    ...kept,
    igsn,
    state: 'present',
    description: JSON.stringify(description),
    objectType: description.objectType,
    expedition: description.expedition?.code ?? '',
    title,
    searchText,
    landingUrl: landingUrl ?? null,
    likeness: likenessOf(description),
    completeness: completenessOf(description, DATACITE_PROFILE).score,
  } as const;
  // Errors keep nothing out here: it is the source's record. Its parents may come with a later page, or from another source.
  const broken = checkDescription(description, { today, vocabularies }).map(asWarning);
  return { record, findings, broken };
}

/** Names of records in OAI-PMH end with what the source calls them: `oai:host:10273/X`. */
function withoutLead(item: string): string {
  return item.replace(/^oai:[^:]*:/, '');
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** A record as another reader reads what is kept of it. `today` is a day, `2026-03-01`. */
export function readAgain(kept: KeptRecord, reading: Omit<Reading, 'hash'>, today: string): HarvestedRecord {
  const { item, datestamp, sets, document, mediaType, origin, landingUrl, igsn, state } = kept;
  const { contentHash, firstSeenAt, seen } = kept;
  const again: HarvestedItem = {
    ...{ item, datestamp, sets, isDeleted: false, findings: [] },
    ...(document !== null && { document: { mediaType, content: document } }),
    ...(landingUrl !== null && { landingUrl }),
    ...(origin !== null && { origin: JSON.parse(origin) as unknown }),
  };
  const before = { item, igsn, state, contentHash, firstSeenAt, readBy: kept.readBy };
  const { record } = readRecord(again, before, reading, today);
  return { ...record, contentHash, firstSeenAt, seen, readBy: reading.reader };
}
