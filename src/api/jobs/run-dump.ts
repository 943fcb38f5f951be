import type { House } from '../../context.ts';
import { dumpsFolder, publishDump, removeOldDumps } from '../../dissemination/feeds/dumps/dump-folder.ts';
import { harvestedRows, ownRows } from '../../dissemination/feeds/dumps/dump-rows.ts';
import { writeDumpPart } from '../../dissemination/feeds/dumps/write-dump-part.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { writeContext } from '../../dissemination/write-context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { Format } from '../../formats/format.ts';
import {
  afterPart,
  beginDump,
  type DumpBegun,
  type DumpParameters,
  dumpParameters,
} from '../../operations/dumps/dump-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import type { Work } from '../../operations/ports.ts';
import { newKey } from '../../store/new-key.ts';
import { countPublicThrough, findChangeClock } from '../../store/read/find-change-clock.ts';
import { countHarvestedThrough } from '../../store/read/list-harvested.ts';
import { dumpManifest } from './dump-manifest.ts';
import { DumpPlace } from './dump-place.ts';
import { JobLost } from './job-lost.ts';
import { type JobEnd, LEASE_MS } from './run-job.ts';

/** Who does a dump job and where it tells of it. */
export interface DumpHands {
  readonly house: House;
  readonly face: PublicFace;
  readonly formats: readonly Format[];
  readonly holder: string;
  readonly signal: AbortSignal;
  /** How many records one file holds; 50,000 unless said. */
  readonly partRecords?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

const PART_RECORDS = 50_000;
const BEAT_MS = 4000;

/**
 * Does a dump job that the holder has taken, from behind the last part that is on the disk; a dump whose folder is not here, or that
 * was begun more than a day ago, begins anew. It is published whole, and old ones are removed. Throws `invalid-input`
 * for a format that is not there, `already-exists` where the folder it was told to make is.
 */
export async function runDump(job: JobRow, hands: DumpHands): Promise<JobEnd> {
  try {
    return await new RunningDump(job, hands).run();
  } catch (error) {
    if (error instanceof JobLost) return 'lost';
    if (error instanceof Stopped) return 'stopped';
    throw error;
  }
}

/** Told to stop in the middle of a part, which will be written again. */
class Stopped extends CorestoneError {
  constructor() {
    super('interrupted', 'The dump was told to stop.');
  }
}

class RunningDump {
  readonly #hands: DumpHands;
  readonly #id: string;
  readonly #parameters: DumpParameters;
  readonly #place: DumpPlace;
  #total = 0;
  #beatMs = performance.now();

  constructor(job: JobRow, hands: DumpHands) {
    this.#hands = hands;
    this.#id = job.id;
    this.#parameters = dumpParameters(job);
    this.#place = new DumpPlace(hands.house.settings.data, this.#parameters.out);
  }

  async run(): Promise<JobEnd> {
    const { house, face } = this.#hands;
    const formats = this.#parameters.formats.map((name) => this.#format(name));
    const begun = await this.#taken();
    const whole = this.#place.isPublished(begun) ? begun : await this.#write(begun, formats);
    await this.#finish(whole);
    if (this.#parameters.out === null)
      await removeOldDumps(dumpsFolder(house.settings.data), house.settings.dumpKeep, face.now());
    return 'done';
  }

  async #write(begun: DumpBegun, formats: readonly Format[]): Promise<DumpBegun> {
    const { house, face } = this.#hands;
    const context = writeContext(face);
    const { withHarvested = false } = this.#parameters;
    this.#total = await countPublicThrough(house.store.read, begun.throughSeq);
    if (withHarvested) this.#total += await countHarvestedThrough(house.store.read, begun.throughSeq);
    let now = begun;
    while (!now.isWhole) {
      const suffix = `.${newKey()}`;
      const wanted = this.#wanted(now, suffix);
      const part =
        now.isAtHarvested === true
          ? await writeDumpPart(harvestedRows(face, formats, context), wanted)
          : await writeDumpPart(ownRows(face, formats, context), wanted);
      const next = afterPart(now, part, withHarvested);
      // The files get their names in the unit of work that makes them count: whoever lost the job gives none.
      await this.#commit(async (work) => {
        await this.#place.settle(now.name, part.files, suffix);
        await this.#advance(work, next, next.records);
      });
      now = next;
    }
    const manifest = dumpManifest(face, formats, now, house.settings.dumpLicence);
    await publishDump(this.#place.folder(now.name), manifest);
    return now;
  }

  #format(name: string): Format {
    const format = this.#hands.formats.find((one) => one.name === name);
    if (format !== undefined) return format;
    throw new CorestoneError('invalid-input', `There is no format ${name} any more.`);
  }

  /** What was begun before, where it can be gone on with, or a new beginning. */
  async #taken(): Promise<DumpBegun> {
    const { house } = this.#hands;
    const { begun } = this.#parameters;
    if (begun !== undefined) {
      if (this.#place.isPublished(begun) || (await this.#place.isFitToGoOn(begun, house.now()))) return begun;
      await this.#place.remove(begun.name);
    }
    const clock = await findChangeClock(house.store.read);
    for (;;) {
      const anew = beginDump(await this.#place.freeMoment(house.now()), clock);
      // Known before it is there, so that nobody leaves a folder that no job knows.
      await this.#commit((work) => this.#advance(work, anew, 0));
      if (await this.#place.make(anew.name)) return anew;
    }
  }

  #wanted({ name, lastSeq: afterSeq, throughSeq, parts, records }: DumpBegun, suffix: string) {
    return {
      folder: this.#place.partial(name),
      number: parts + 1,
      suffix,
      afterSeq,
      throughSeq,
      mostRecords: this.#hands.partRecords ?? PART_RECORDS,
      onProgress: (inPart: number) => this.#beat(records + inPart),
    };
  }

  /** Renews the lease now and then, and shows how far it is; what counts stays behind the last part. */
  async #beat(done: number): Promise<void> {
    if (this.#hands.signal.aborted) throw new Stopped();
    this.#hands.onProgress?.(done, this.#total);
    if (performance.now() - this.#beatMs < BEAT_MS) return;
    await this.#commit(async (work) => {
      const { parameters } = (await work.jobs.find(this.#id))!;
      await this.#progress(work, parameters, done, 0);
    });
  }

  #advance(work: Work, begun: DumpBegun, done: number): Promise<void> {
    const parameters = JSON.stringify({ ...this.#parameters, begun } satisfies DumpParameters);
    return this.#progress(work, parameters, done, begun.omitted);
  }

  async #progress(work: Work, parameters: string, done: number, rejected: number): Promise<void> {
    const heldUntil = new Date(this.#hands.house.now().getTime() + LEASE_MS).toISOString();
    const total = this.#total === 0 ? null : this.#total;
    await work.jobs.advance(this.#id, { done, accepted: done, rejected, total, parameters }, heldUntil, work.now());
  }

  async #commit(body: (work: Work) => Promise<void>): Promise<void> {
    const { house, holder } = this.#hands;
    await house.unitOfWork(async (work) => {
      if (!(await work.jobs.lock(this.#id, holder))) throw new JobLost();
      await body(work);
    });
    this.#beatMs = performance.now();
  }

  async #finish(whole: DumpBegun): Promise<void> {
    this.#total = whole.records;
    await this.#commit(async (work) => {
      await this.#advance(work, whole, whole.records);
      const now = work.now();
      await work.jobs.change(this.#id, ['running'], { state: 'done', finishedAt: now, lastError: null }, now);
    });
  }
}
