import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { needsFull } from '../../domain/harvest/needs-full.ts';
import { nextFrom } from '../../domain/harvest/next-from.ts';
import type { Vocabularies } from '../../domain/vocabulary/vocabularies.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { ownVocabularies } from '../own-vocabularies.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { ownPrefixes } from '../registry/own-prefixes.ts';
import { sourceOf } from './change-sources.ts';
import { endRun, interruptRun } from './end-run.ts';
import type { HarvestRun, HarvestSource, RunFinding } from './harvest-ports.ts';
import { type BatchToKeep, holdOn, keepBatch, type RunUnderWay } from './keep-batch.ts';
import type { Reading } from './read-batch.ts';
import { type RunPlace, readPlace, writePlace } from './run-place.ts';
import {
  type HarvestBatch,
  type HarvestedItem,
  type OpenSource,
  type SourceClient,
  SourceFault,
} from './source-client.ts';

/** What harvesting needs of the world. */
export interface Harvesting extends Pick<Reading, 'read' | 'hash' | 'reader'> {
  readonly unitOfWork: UnitOfWork;
  readonly open: OpenSource;
}

/** How one run goes. `holder` names the process; two of one name would get into each other's way. */
export interface HarvestOptions {
  readonly caller: Caller;
  readonly holder: string;
  /** Asks for everything, whatever was harvested before. */
  readonly isFull?: boolean;
  /** Asks for what changed since, instead of since the last run. */
  readonly from?: string;
  /** Ends the run, to be taken up again, after so many records. */
  readonly limit?: number;
  /** Takes what a full run does not meet as deleted, however much it is. */
  readonly acceptsVanishing?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (run: HarvestRun) => void;
}

/** Records that are kept together. */
const BATCH = 500;
/** Octets of documents that are kept together, however few records they are: all of them are in memory several times. */
const BATCH_OCTETS = 2_000_000;
/** Requests whose answers are kept together: where each record takes one of its own, little is to be lost when a run is killed. */
const BATCH_REQUESTS = 20;
const HEARTBEAT_MS = 8000;

/**
 * Harvests a source: takes up a run that was broken off, else asks for what changed since the last complete one, or for
 * everything. Ends `complete`; `held` when more than a third would vanish; `interrupted` where the source fails, the signal fires,
 * somebody stops it or switches the source off, or the limit is reached, so that the next run goes on there; `failed` when it must begin anew. Throws `not-allowed`, `not-found`,
 * `conflict` for an inactive source, `busy` while another process harvests it.
 */
export async function harvestSource(
  harvesting: Harvesting,
  name: string,
  options: HarvestOptions,
): Promise<HarvestRun> {
  const { unitOfWork } = harvesting;
  const { caller, holder } = options;
  ensureMay(caller, 'administer', '');
  const begun = await unitOfWork((work) => begin(work, name, options));
  const stop = new AbortController();
  const heart = setInterval(() => {
    // What fails here fails at the next batch, where it is told.
    unitOfWork((work) => beat(work, begun, stop)).catch(() => undefined);
  }, HEARTBEAT_MS);
  heart.unref();
  try {
    return await run(harvesting, begun, options, stop);
  } finally {
    clearInterval(heart);
    await unitOfWork((work) => work.harvests.release(name, holder));
  }
}

/** Holds the source on, and ends the run where a person wants that: asked for it, or switched the source off. */
async function beat(work: Work, underWay: RunUnderWay, stop: AbortController): Promise<void> {
  await holdOn(work, underWay);
  const source = await work.harvests.source(underWay.source.name);
  if (source?.isActive !== true || source.isStopAsked) stop.abort();
}

interface BegunRun extends RunUnderWay {
  readonly ownPrefixes: readonly string[];
  readonly vocabularies: Vocabularies;
}

async function begin(work: Work, name: string, options: HarvestOptions): Promise<BegunRun> {
  const source = await sourceOf(work, name);
  if (!source.isActive) throw new CorestoneError('conflict', `${name} is not active.`);
  await holdOn(work, { source, holder: options.holder });
  await work.harvests.changeSource(name, { isStopAsked: false }, work.now());
  const { handlePrefix, doiPrefix } = await ownPrefixes(work);
  const vocabularies = await ownVocabularies(work.vocabularies);
  const rest = { source, holder: options.holder, ownPrefixes: [handlePrefix, doiPrefix], vocabularies };
  const last = await work.harvests.lastRun(name);
  const isOpen = last?.state === 'running' || last?.state === 'interrupted';
  if (last !== undefined && isOpen && goesOn(last, source, options)) {
    await work.harvests.changeRun(last.id, { state: 'running', lastError: null, finishedAt: null }, work.now());
    return { ...rest, run: { ...last, state: 'running', lastError: null, finishedAt: null } };
  }
  if (last !== undefined && isOpen) await work.harvests.changeRun(last.id, { state: 'failed' }, work.now());
  const { deletedRecord = 'no' } = source.facts;
  const isDue =
    options.from === undefined && needsFull(deletedRecord, await work.harvests.lastFullAt(name), work.now());
  const run = newRun(work, source, { ...options, isFull: options.isFull === true || isDue });
  await work.harvests.addRun(run);
  return { ...rest, run };
}

/** Whether a run that was broken off is what is wanted now. */
function goesOn(last: HarvestRun, source: HarvestSource, { isFull, from }: HarvestOptions): boolean {
  if (last.position === null) return false;
  if (from !== undefined) return last.from === from;
  return isFull === true || source.harvestedThrough === null ? last.isFull : true;
}

function newRun(work: Work, source: HarvestSource, { isFull, from }: HarvestOptions): HarvestRun {
  const at = work.now();
  const through = isFull === true ? null : source.harvestedThrough;
  const since = through === null ? null : nextFrom(through, source.facts.granularity ?? 'second');
  const asked = from ?? since;
  return {
    id: work.newKey(),
    source: source.name,
    state: 'running',
    isFull: asked === null,
    from: asked,
    position: null,
    ...{
      requests: 0,
      received: 0,
      added: 0,
      changed: 0,
      unchanged: 0,
      deleted: 0,
      rejected: 0,
      others: 0,
      findings: 0,
    },
    completeListSize: null,
    lastError: null,
    startedAt: at,
    changedAt: at,
    finishedAt: null,
  };
}

async function run(
  harvesting: Harvesting,
  begun: BegunRun,
  options: HarvestOptions,
  stop: AbortController,
): Promise<HarvestRun> {
  const keeper = new RunKeeper(harvesting, begun, options, stop);
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const stoppedBy = () => (stop.signal.aborted ? 'person' : signal.aborted ? 'process' : undefined);
  try {
    const isDone = await keeper.harvest(signal);
    if (!isDone) return await interruptRun(harvesting.unitOfWork, keeper.underWay, undefined, stoppedBy());
    return await endRun(harvesting.unitOfWork, keeper.underWay, keeper.place, options.acceptsVanishing === true);
  } catch (error) {
    if (signal.aborted) return interruptRun(harvesting.unitOfWork, keeper.underWay, undefined, stoppedBy());
    const fault = error instanceof SourceFault ? error : undefined;
    const ended = await interruptRun(harvesting.unitOfWork, keeper.underWay, fault ?? asFault(error));
    if (fault === undefined) throw error;
    return ended;
  }
}

// What went wrong at our own place is thrown as well; the run only says that it was.
function asFault(error: unknown): SourceFault {
  const value = error instanceof CorestoneError ? error.message : '';
  return new SourceFault(finding('harvest-broken', 'The run was broken off by a fault of our own.', { value }));
}

/** Asks on and keeps what comes, several pages at once. */
class RunKeeper {
  underWay: BegunRun;
  place: RunPlace;
  readonly #harvesting: Harvesting;
  readonly #options: HarvestOptions;
  readonly #limit: number;
  readonly #stop: AbortController;
  #items: HarvestedItem[] = [];
  #octets = 0;
  #findings: RunFinding[] = [];
  #requests = 0;
  #size: number | null = null;

  constructor(harvesting: Harvesting, begun: BegunRun, options: HarvestOptions, stop: AbortController) {
    this.#stop = stop;
    this.#harvesting = harvesting;
    this.underWay = begun;
    this.#options = options;
    this.place = readPlace(begun.run.position);
    this.#limit = begun.run.received + (options.limit ?? Number.POSITIVE_INFINITY);
  }

  /** False when it was ended before the source was. */
  async harvest(signal: AbortSignal): Promise<boolean> {
    const client = this.#harvesting.open(this.underWay.source);
    try {
      const isDone = await this.#askOn(client, signal);
      if (isDone) await this.#keep();
      return isDone;
    } catch (error) {
      this.#requests += client.takeRequests();
      // What came before the fault is good, and the next run goes on behind it.
      if (error instanceof SourceFault || signal.aborted) await this.#keep();
      throw error;
    }
  }

  async #askOn(client: SourceClient, signal: AbortSignal): Promise<boolean> {
    const { facts, at, requests, findings } = await client.introduce(signal);
    this.#requests += requests;
    this.#findings.push(...findings.map((one) => ({ item: '', finding: one })));
    this.place = { ...this.place, through: this.place.through ?? at };
    this.underWay = { ...this.underWay, source: { ...this.underWay.source, facts } };
    await this.#harvesting.unitOfWork((work) => {
      return work.harvests.changeSource(this.underWay.source.name, { facts }, work.now());
    });
    const leaving = new AbortController();
    const { id, source, from } = this.underWay.run;
    const wanted = {
      ...{ facts, from, position: this.place.client, signal: AbortSignal.any([signal, leaving.signal]) },
      met: (items: readonly string[]) => this.#harvesting.unitOfWork((work) => work.harvests.metBy(source, id, items)),
    };
    for await (const batch of aheadOf(client.list(wanted), leaving)) {
      this.#take(batch);
      const isEnough = this.underWay.run.received + this.#items.length >= this.#limit;
      const isMuch = this.#items.length >= BATCH || this.#octets >= BATCH_OCTETS || this.#requests >= BATCH_REQUESTS;
      if (isMuch || isEnough || signal.aborted) await this.#keep();
      if ((isEnough || signal.aborted) && batch.position !== null) return false;
    }
    return true;
  }

  #take({ items, position, completeListSize, requests, findings, nameless }: HarvestBatch): void {
    this.#items.push(...items);
    for (const { document } of items) this.#octets += document?.content.length ?? 0;
    this.#findings.push(...findings);
    this.#requests += requests;
    this.#size = completeListSize ?? this.#size;
    this.place = { ...this.place, client: position, nameless: this.place.nameless + nameless };
  }

  async #keep(): Promise<void> {
    const batch: BatchToKeep = {
      items: this.#items,
      // A source that never answered was not begun with: the next run is a new one.
      position: this.place.through === null ? null : writePlace(this.place),
      completeListSize: this.#size,
      requests: this.#requests,
      findings: this.#findings,
    };
    [this.#items, this.#findings, this.#requests, this.#octets] = [[], [], 0, 0];
    const { unitOfWork, read, hash, reader } = this.#harvesting;
    const { source, ownPrefixes, vocabularies } = this.underWay;
    const { takes, rereads } = source;
    const reading = { read, hash, ownPrefixes, vocabularies, takes, reader: `${reader}.${rereads}` };
    const kept = await keepBatch(unitOfWork, this.underWay, batch, reading);
    this.underWay = { ...this.underWay, run: kept };
    await unitOfWork((work) => beat(work, this.underWay, this.#stop));
    this.#options.onProgress?.(kept);
  }
}

/** Asks for the next while the last is kept; whoever leaves early does not wait for that. */
async function* aheadOf<T>(list: AsyncIterable<T>, leaving: AbortController): AsyncGenerator<T> {
  const iterator = list[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = iterator.next();
      // Whoever waits for it hears of its failure; until then it is nobody's.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    leaving.abort();
    await next.catch(() => undefined);
    await iterator.return?.();
  }
}
