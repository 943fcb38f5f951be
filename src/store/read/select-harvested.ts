import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** Harvested records in order of change: those behind `afterSeq`, up to and with `throughSeq`, of one source or of all. */
export interface HarvestedSelection {
  readonly afterSeq: number;
  readonly throughSeq?: number | undefined;
  readonly source?: string | undefined;
  /** Only those with these numbers of change. */
  readonly seqs?: readonly number[] | undefined;
  /** Of shown records without IGSN only those that were received in this format; all of them where not said. */
  readonly namelessIn?: string | undefined;
}

/** Literals, because an index over shown records alone is only found when the condition carries no parameters. */
const isShown = sql<boolean>`harvested_record.is_shown = 1`;
const isNotShown = sql<boolean>`harvested_record.is_shown = 0`;

/** Whether nobody has a public record of our own of the IGSN of a harvested one. */
const isNotOurs = sql<boolean>`not exists (select 1 from record where record.igsn = harvested_record.igsn and ${isPublic})`;

/** The harvested records of a selection that the catalogue shows and of which we have none ourselves, with their sources. */
export function selectShown(db: Queries, selection: HarvestedSelection) {
  const shown = ofSelection(db, selection).where(isShown).where(isNotOurs);
  const { namelessIn } = selection;
  if (namelessIn === undefined) return shown;
  return shown.where(sql<boolean>`(harvested_record.igsn is not null or harvested_record.format = ${namelessIn})`);
}

/** The harvested records of a selection that are not shown, for whatever reason; {@link isGone} tells which are to be told as deleted. */
export function selectNotShown(db: Queries, selection: HarvestedSelection) {
  return ofSelection(db, selection).where(isNotShown);
}

/**
 * 1 for a record that is not shown when nobody shows its IGSN, we neither, and that changed last of all with its IGSN: by it
 * harvesters learn that the IGSN is gone. With a source, last of all of that source. One without IGSN stands for itself.
 */
export function isGone(source: string | undefined) {
  const later = sql`other.changed_seq > harvested_record.changed_seq`;
  const laterOfSame = source === undefined ? later : sql`${later} and other.source = harvested_record.source`;
  return sql<number>`case when ${isNotOurs} and not exists (select 1 from harvested_record as other
    where other.igsn = harvested_record.igsn and (other.is_shown = 1 or (${laterOfSame}))) then 1 else 0 end`;
}

/** Without an IGSN only what was shown once: of anything else nobody has heard. */
const isNamed = sql<boolean>`(harvested_record.igsn is not null or harvested_record.was_shown = 1)`;

function ofSelection(db: Queries, { afterSeq, throughSeq, seqs, source }: HarvestedSelection) {
  let query = db
    .selectFrom('harvested_record')
    .innerJoin('harvest_source', 'harvest_source.name', 'harvested_record.source')
    .where(isNamed)
    .where('harvested_record.changed_seq', '>', afterSeq);
  if (throughSeq !== undefined) query = query.where('harvested_record.changed_seq', '<=', throughSeq);
  if (seqs !== undefined) query = query.where('harvested_record.changed_seq', 'in', [...seqs]);
  return source === undefined ? query : query.where('harvested_record.source', '=', source);
}

/** What a list tells of a harvested record, and where it is from. */
export const HARVESTED = [
  'harvested_record.source',
  'harvested_record.item',
  'harvested_record.igsn',
  'harvested_record.changed_seq',
  'harvested_record.changed_at',
  'harvested_record.datestamp',
  'harvested_record.format',
  'harvested_record.origin',
  'harvest_source.url',
  'harvest_source.title as source_title',
] as const;

/** One row with {@link HARVESTED}. Times are UTC, ISO 8601; `datestamp` is the source's, as it wrote it; `origin` is JSON. */
export interface HarvestedHeader {
  readonly source: string;
  readonly item: string;
  readonly igsn: string | null;
  readonly changed_seq: number;
  readonly changed_at: string;
  readonly datestamp: string;
  readonly format: string;
  readonly origin: string | null;
  readonly url: string;
  readonly source_title: string;
}

/** What a document of a harvested record depends on beside its change. */
export function dependsOnSource({ url, source_title }: Pick<HarvestedHeader, 'url' | 'source_title'>): string {
  return `${url}\n${source_title}`;
}
