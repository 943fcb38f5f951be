import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resultFile } from '../../../src/api/jobs/job-files.ts';
import type { House } from '../../../src/context.ts';
import { verifyRegister } from '../../../src/store/read/verify-register.ts';
import type { Acknowledged } from './load.ts';

/** Counts of a run, for people. */
export interface Counted {
  readonly records: number;
  readonly sentUpstream: number;
  readonly sentAgain: number;
}

/** Asserts that everything acknowledged is kept just once, here and upstream, and says how many there were. */
export async function countKept(house: House, told: Acknowledged): Promise<Counted> {
  const rows = await house.store.read.selectFrom('record').select(['igsn', 'title', 'version', 'state']).execute();
  const records = new Map(rows.map((row) => [row.igsn, row]));
  assert.equal(records.size, rows.length);
  for (const igsn of told.chosen) assert.equal(records.get(igsn)?.title, `Chosen ${igsn}`, `${igsn} was lost`);
  for (const [igsn, title] of told.minted) assert.equal(records.get(igsn)?.title, title, `${igsn} was lost`);
  const mintedTitles = rows.map((row) => row.title).filter((title) => title.startsWith('Minted '));
  assert.equal(new Set(mintedTitles).size, mintedTitles.length, 'one request made two identifiers');
  assert.deepEqual(
    rows.filter((row) => row.version !== 1 || row.state !== 'registered'),
    [],
  );
  await countJobs(house, told);
  assert.deepEqual(
    (await verifyRegister(house.store.read)).filter((one) => one.broken > 0),
    [],
  );
  return { records: rows.length, ...(await countUpstream(house, records)) };
}

async function countJobs(house: House, { jobs }: Acknowledged): Promise<void> {
  for (const [id, items] of jobs) {
    const job = await house.store.read.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    assert.deepEqual([job.state, job.done, job.accepted, job.rejected], ['done', items, items, 0]);
    const results = readFileSync(resultFile(house.settings.data, id), 'utf8').trim().split('\n');
    const told = results.map((text) => JSON.parse(text) as { line: number; outcome: string; version: number });
    assert.deepEqual(
      told.map((one) => one.line),
      Array.from({ length: items }, (_, n) => n + 1),
    );
    assert.ok(
      told.every((one) => one.outcome === 'created' && one.version === 1),
      'an item was taken twice',
    );
  }
}

/** What is sent again after a crash must be the same to the letter, which upstream takes as once. */
async function countUpstream(house: House, records: ReadonlyMap<string, unknown>) {
  const known = new Map<string, string>();
  let sent = 0;
  for await (const { igsn, ...request } of house.upstream!.recall()) {
    sent++;
    const before = known.get(igsn);
    assert.ok(before === undefined || before === JSON.stringify(request), `${igsn} is known twice upstream`);
    known.set(igsn, JSON.stringify(request));
  }
  assert.deepEqual(new Set(known.keys()), new Set(records.keys()));
  return { sentUpstream: known.size, sentAgain: sent - known.size };
}
