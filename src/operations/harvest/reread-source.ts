import { type Caller, ensureMay } from '../caller.ts';
import { ownVocabularies } from '../own-vocabularies.ts';
import type { Work } from '../ports.ts';
import { ownPrefixes } from '../registry/own-prefixes.ts';
import { sourceOf } from './change-sources.ts';
import type { HarvestedRecord, HarvestSource, KeptRecord } from './harvest-ports.ts';
import type { Harvesting } from './harvest-source.ts';
import { holdOn, keepRead } from './keep-batch.ts';
import { type Reading, readAgain } from './read-batch.ts';

/** What came of reading again; `changed` are those of which something else was read than before. */
export interface RereadCounts {
  readonly source: string;
  readonly read: number;
  readonly changed: number;
  /** Of the changed ones, those that could not be read before. */
  readonly madeReadable: number;
  /** Of all that were read, those that still cannot be. */
  readonly unreadable: number;
  /** Of all that were read, those that are kept aside as no samples. */
  readonly others: number;
  /** False when it was ended before everything was read. */
  readonly isDone: boolean;
}

/** Who reads, and until when. `holder` names the process, as for a run. */
export interface RereadOptions {
  readonly caller: Caller;
  readonly holder: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (counts: RereadCounts) => void;
}

/** Records that are read and kept together. */
const BATCH = 200;

/** What reading again needs of harvesting: nobody is asked. */
export type Rereading = Pick<Harvesting, 'unitOfWork' | 'read' | 'reader'>;

/**
 * Reads what is kept of a source again, where another reader read it: after an update, with a format more, with another choice of what is
 * taken, or when a person asked for it. The source is not asked for anything. Only records of which something else is read are
 * changes. It can be broken off at any time and goes on there. Throws `not-allowed`, `not-found`, `busy` while the source is harvested.
 */
export async function rereadSource(rereading: Rereading, name: string, options: RereadOptions): Promise<RereadCounts> {
  const { unitOfWork } = rereading;
  const { caller, holder, signal } = options;
  ensureMay(caller, 'administer', '');
  const { source, reading } = await unitOfWork((work) => begin(work, rereading, name, holder));
  let counts = { source: name, read: 0, changed: 0, madeReadable: 0, unreadable: 0, others: 0, isDone: false };
  try {
    while (signal?.aborted !== true) {
      const kept = await unitOfWork(async (work) => {
        await holdOn(work, { source, holder });
        return (await isToStop(work, name)) ? undefined : work.harvests.readByOthers(name, reading.reader, BATCH);
      });
      if (kept === undefined) return counts;
      if (kept.length === 0) return { ...counts, isDone: true };
      counts = add(counts, await readSome(rereading, { source, holder }, kept, reading));
      options.onProgress?.(counts);
    }
    return counts;
  } finally {
    await unitOfWork((work) => work.harvests.release(name, holder));
  }
}

async function begin(work: Work, { read, reader }: Rereading, name: string, holder: string) {
  const source = await sourceOf(work, name);
  await holdOn(work, { source, holder });
  await work.harvests.changeSource(name, { isStopAsked: false }, work.now());
  const { handlePrefix, doiPrefix } = await ownPrefixes(work);
  const vocabularies = await ownVocabularies(work.vocabularies);
  const { takes } = source;
  const marked = `${reader}.${source.rereads}`;
  return { source, reading: { read, ownPrefixes: [handlePrefix, doiPrefix], vocabularies, takes, reader: marked } };
}

async function isToStop(work: Work, name: string): Promise<boolean> {
  const source = await work.harvests.source(name);
  return source === undefined || source.isStopAsked || source.removedAt !== null;
}

interface Some {
  readonly records: readonly HarvestedRecord[];
  readonly before: readonly KeptRecord[];
}

async function readSome(
  { unitOfWork }: Rereading,
  held: { readonly source: HarvestSource; readonly holder: string },
  kept: readonly KeptRecord[],
  reading: Omit<Reading, 'hash'>,
): Promise<Some> {
  // Outside of the transaction, which holds up everybody who writes.
  const today = await unitOfWork(async (work) => work.now().slice(0, 10));
  const records = kept.map((one) => readAgain(one, reading, today));
  const [changed, same] = [true, false].map((wanted) =>
    records.filter((one, at) => isChanged(kept[at]!, one) === wanted),
  ) as [HarvestedRecord[], HarvestedRecord[]];
  await unitOfWork(async (work) => {
    await holdOn(work, held);
    const { name } = held.source;
    // With the source as it is now: meanwhile somebody may have switched it off.
    const source = await sourceOf(work, name);
    await keepRead(work, source, changed, new Map(kept.map((one) => [one.item, one])));
    const items = same.map((one) => one.item);
    await work.harvests.noteRead(name, reading.reader, items);
  });
  return { records, before: kept };
}

const TOLD = [
  ...['state', 'igsn', 'format', 'description', 'objectType', 'expedition', 'title'],
  ...['searchText', 'landingUrl', 'likeness', 'completeness'],
] as readonly (keyof HarvestedRecord)[];

function isChanged(before: KeptRecord, now: HarvestedRecord): boolean {
  return TOLD.some((member) => before[member] !== now[member]);
}

function add(counts: RereadCounts, { records, before }: Some): RereadCounts {
  const changed = records.filter((one, at) => isChanged(before[at]!, one));
  const wasUnreadable = new Set(before.flatMap((one) => (one.state === 'unreadable' ? [one.item] : [])));
  const inState = (state: string) => records.filter((one) => one.state === state).length;
  return {
    ...counts,
    read: counts.read + records.length,
    changed: counts.changed + changed.length,
    madeReadable:
      counts.madeReadable + changed.filter((one) => one.state !== 'unreadable' && wasUnreadable.has(one.item)).length,
    unreadable: counts.unreadable + inState('unreadable'),
    others: counts.others + inState('other'),
  };
}
