import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { House } from '../../context.ts';
import { dumpsFolder, listDumps, readManifest } from '../../dissemination/feeds/dumps/dump-folder.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { bulkParameters, isBulkJob } from '../../operations/jobs/bulk-job.ts';
import { bytesPath } from '../../store/files/file-folder.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import { listHashes } from '../../store/read/list-files.ts';

/** Told of each file or version that was compared. */
export type OnCompared = (compared: number) => void;

const JOBS_AT_ONCE = 200;
const VERSIONS_AT_ONCE = 500;
const FILES_AT_ONCE = 500;
const MOST_FINDINGS = 200;

/**
 * Compares what carries a hash with it: files of objects and uploads of jobs that are not removed (`file-missing`, `file-changed`), files of dumps, and
 * every version of every record (`version-changed`).
 */
export async function verifyHashes(house: House, onCompared: OnCompared): Promise<Finding[]> {
  const findings: Finding[] = [];
  let compared = 0;
  const count = (by: number) => {
    compared += by;
    onCompared(compared);
  };
  for await (const { file, sum, encoding } of filesOf(house)) {
    const found = await compareFile(file, sum, encoding);
    if (found !== undefined && findings.length < MOST_FINDINGS) findings.push(found);
    count(1);
  }
  for await (const page of versionsOf(house)) {
    for (const one of page)
      if (hash('sha256', one.description, 'base64url') !== one.content_hash && findings.length < MOST_FINDINGS)
        findings.push(
          finding('version-changed', `Version ${one.version} of ${one.igsn} is not what was registered.`, {
            value: one.igsn,
          }),
        );
    count(page.length);
  }
  return findings;
}

interface HashedFile {
  readonly file: string;
  readonly sum: string;
  readonly encoding: 'hex' | 'base64url';
}

async function* filesOf({ store, settings }: House): AsyncGenerator<HashedFile> {
  const jobs = jobStore(store.read, store.engine);
  for (let before: string | undefined; ; ) {
    const page = await jobs.list(undefined, JOBS_AT_ONCE, before);
    for (const job of page) {
      // Jobs of the command line read their files where a person keeps them.
      const input = isBulkJob(job) ? bulkParameters(job).input : undefined;
      if (input?.file.startsWith(join(settings.data, 'files')) === true)
        yield { file: input.file, sum: input.hash, encoding: 'base64url' };
    }
    before = page.at(-1)?.id;
    if (before === undefined) break;
  }
  for (let after = ''; ; ) {
    const files = await listHashes(store.read, after, FILES_AT_ONCE);
    for (const sum of files) yield { file: bytesPath(settings.data, sum), sum, encoding: 'hex' };
    after = files.at(-1) ?? '';
    if (after === '') break;
  }
  const folder = dumpsFolder(settings.data);
  for (const name of await listDumps(folder))
    for (const one of (await readManifest(folder, name))?.files ?? [])
      yield { file: join(folder, name, one.name), sum: one.sha256, encoding: 'hex' };
}

async function compareFile(file: string, sum: string, encoding: 'hex' | 'base64url'): Promise<Finding | undefined> {
  if ((await stat(file).catch(() => undefined)) === undefined)
    return finding('file-missing', `${file} is gone.`, { value: file });
  const found = createHash('sha256');
  await pipeline(createReadStream(file), found);
  return found.digest(encoding) === sum ? undefined : finding('file-changed', `${file} was changed.`, { value: file });
}

async function* versionsOf({ store }: House) {
  let after = { igsn: '', version: 0 };
  for (;;) {
    const page = await store.read
      .selectFrom('record_version')
      .select(['igsn', 'version', 'description', 'content_hash'])
      .where(({ eb, refTuple, tuple }) => eb(refTuple('igsn', 'version'), '>', tuple(after.igsn, after.version)))
      .orderBy('igsn')
      .orderBy('version')
      .limit(VERSIONS_AT_ONCE)
      .execute();
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last;
  }
}
