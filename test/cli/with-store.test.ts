import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { callInFolder } from './call-in-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'with-store-'));
const data = join(folder, 'data');
let marked: Marked;
let publicRecords = 0;

/** The record of a sample as our own JSON, with another parent. */
let below: (parent: string) => string;

before(async () => {
  const house = await buildHouse(decideSettings({ flags: { data }, environment: {}, file: {} }));
  marked = await fillSmallExpedition(house.store);
  const record = (await findRecord(house.store.read, marked.sample)) ?? assert.fail();
  const description = { ...record.description, igsn: 'TESTNEW1' };
  below = (parent) => JSON.stringify({ description: { ...description, parent: { igsn: parent, name: 'p' } } });
  const states = ['registered', 'withdrawn'] as const;
  const rows = await house.store.read.selectFrom('record').select('igsn').where('state', 'in', states).execute();
  publicRecords = rows.length;
  await house.close();
});
after(() => rmSync(folder, { recursive: true }));

const corestone = (...args: readonly string[]) => callInFolder(folder, args);

function place(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe('validate with a store', () => {
  it('finds parents in it, and warns of one that is nowhere', async () => {
    const good = place('good.json', below(marked.section));
    const bad = place('bad.json', below('TESTNOWHERE'));
    const alone = await corestone('validate', good);
    assert.match(alone.stdout, /note .*good\.json: parent: .*\[parent-not-here\]/);
    assert.equal(alone.status, 0, alone.stdout);
    const known = await corestone('validate', good, '--data', data);
    assert.doesNotMatch(known.stdout, /parent-not-here/);
    assert.equal(known.status, 0, known.stdout);
    const unknown = await corestone('validate', bad, '--data', data);
    assert.match(
      unknown.stdout,
      /warning .*bad\.json: parent: The parent TESTNOWHERE is not here.*\[parent-not-here\]/,
    );
    assert.equal(unknown.status, 1);
  });

  it('takes a parent among the documents for one that is there', async () => {
    const parent = place('parent.json', below(marked.section).replace('TESTNEW1', 'TESTNEW2'));
    const child = place('child.json', below('testnew2'));
    const { status, stdout } = await corestone('validate', parent, child, '--data', data);
    assert.equal(status, 0, stdout);
  });

  it('makes no store where there is none', async () => {
    const { status, stderr } = await corestone(
      'validate',
      place('good.json', below(marked.section)),
      '--data',
      'nowhere',
    );
    assert.equal(status, 1);
    assert.match(stderr, /There is no store in nowhere.*\[not-found\]/);
    assert.equal(existsSync(join(folder, 'nowhere')), false);
  });
});

describe('completeness of the register', () => {
  const scored = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await corestone('completeness', '--data', data, '--json', ...args);
    assert.ok(status === 0 || status === 1, stderr);
    return JSON.parse(stdout) as { profile: string; mean: number; records: { igsn: string; score: number }[] };
  };

  it('scores every public record once', async () => {
    const { records, mean, profile } = await scored();
    assert.equal(records.length, publicRecords);
    assert.equal(new Set(records.map((one) => one.igsn)).size, publicRecords);
    assert.equal(mean, Math.floor(records.reduce((sum, one) => sum + one.score, 0) / records.length));
    assert.equal(profile, 'igsn-datacite');
    assert.ok(records.some((one) => one.igsn === marked.hole));
    assert.ok(!records.some((one) => one.igsn === marked.pending));
  });

  it('of one expedition alone, by another profile', async () => {
    const { records, profile } = await scored('--expedition', '9001', '--profile', 'icdp-drilling');
    assert.equal(profile, 'icdp-drilling');
    assert.ok(records.length > 0 && records.length <= publicRecords);
    const { status, stdout } = await corestone('completeness', '--data', data, '--expedition', '9001');
    assert.ok(status === 0 || status === 1);
    assert.match(stdout, /^ +\d+ × (?:mandatory|recommended|optional) +\w+: /m);
    assert.match(stdout, new RegExp(`of 100 on average over ${records.length} records\\.`));
  });

  it('says what is not there, and makes no store', async () => {
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['--data', data, '--expedition', '9999'], 1, /no record of expedition 9999 to score.*\[not-found\]/],
      [['--data', 'nowhere'], 1, /There is no store in nowhere.*\[not-found\]/],
      [['--data', data, '--profile', 'none'], 2, /no profile none; there are igsn-datacite.*\[wrong-call\]/],
      [[place('x.json', '{}'), '--expedition', '9001'], 2, /\[wrong-call\]/],
    ];
    for (const [args, wanted, words] of cases) {
      const { status, stderr } = await corestone('completeness', ...args);
      assert.equal(status, wanted, stderr);
      assert.match(stderr, words);
    }
    assert.equal(existsSync(join(folder, 'nowhere')), false);
  });
});
