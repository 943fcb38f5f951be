import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { newHolder } from '../../src/api/jobs/holder.ts';
import { type DumpHands, runDump } from '../../src/api/jobs/run-dump.ts';
import { type House, publicFace } from '../../src/context.ts';
import type { DumpManifest } from '../../src/domain/registration/dump.ts';
import { FORMATS } from '../../src/formats/formats.ts';
import { makeDumpJob } from '../../src/operations/dumps/dump-job.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import type { RecordChange } from '../../src/operations/registry/record-change.ts';
import { withdrawRecord } from '../../src/operations/registry/withdraw-record.ts';
import { jobStore } from '../../src/store/ports/job-store.ts';
import { clientCaller, OPERATOR } from './parties.ts';

/** A line of the NDJSON of a dump, as far as tests look at it. */
export interface DumpLine {
  readonly description: { readonly igsn: string; readonly title?: string };
  readonly registration: { readonly state: string; readonly version: number };
  readonly changeNumber: number;
}

/** The texts of a dump, by format, in the order of its files; every checksum has been looked at. */
export function readDump(folder: string): { readonly manifest: DumpManifest; readonly texts: Map<string, string[]> } {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as DumpManifest;
  const sums = new Map(
    readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const texts = new Map<string, string[]>();
  for (const file of manifest.files) {
    const bytes = readFileSync(join(folder, file.name));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== file.sha256 || hash !== sums.get(file.name) || bytes.length !== file.bytes)
      throw new Error(`${file.name} is not what the manifest says`);
    texts.set(file.format, [...(texts.get(file.format) ?? []), gunzipSync(bytes).toString()]);
  }
  return { manifest, texts };
}

/** The records of the NDJSON files of a dump. */
export function linesOf(texts: readonly string[]): DumpLine[] {
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as DumpLine),
  );
}

/** Makes a dump job that the test holds and does it, in small parts; a public dump where no folder is named. */
export async function dumpNow(house: House, out: string | null, more: Partial<DumpHands> = {}, withHarvested = false) {
  const holder = newHolder();
  const until = new Date(Date.now() + 20_000).toISOString();
  const formats = ['json', 'oai_dc', 'csv'];
  const { id } = await makeDumpJob(house.unitOfWork, {
    ...{ formats, ...(out !== null && { out }), withHarvested, caller: OPERATOR },
    held: { holder, until },
  });
  const job = (await jobStore(house.store.read, house.store.engine).find(id))!;
  const signal = new AbortController().signal;
  const hands = { house, face: await publicFace(house), formats: FORMATS, holder, signal, partRecords: 7 };
  return { id, end: await runDump(job, { ...hands, ...more }) };
}

/** Changes records of GFZ.ICDP as their client would; throws when one is refused. */
export async function change(house: House, ...changes: readonly Omit<RecordChange, 'caller'>[]): Promise<void> {
  const caller = clientCaller('GFZ.ICDP');
  const whole = changes.map((one) => ({ ...one, caller }));
  const outcomes = await house.unitOfWork((work) => changeRecords(work, whole, house.rules));
  const refused = outcomes.filter((one) => one.outcome === 'refused');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}

/** Withdraws a record of GFZ.ICDP. */
export function withdraw(house: House, igsn: string): Promise<void> {
  const wanted = { igsn, reason: 'lost at sea', kind: 'withdrawn' } as const;
  return withdrawRecord(house.unitOfWork, wanted, house.rules, clientCaller('GFZ.ICDP'));
}

/** Waits until something is so; throws when it takes longer than half a minute. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const endsMs = Date.now() + 30_000; Date.now() < endsMs; await sleep(20)) if (await isSo()) return;
  throw new Error('it never came to be so');
}
