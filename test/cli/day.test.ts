import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { call as callProcess } from '../store/child-process.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';

const LISTING = [
  'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth',
  '1,A,1,H,1,1.5,0,1.5',
  '1,A,1,H,2,1.2,1.5,2.7',
  '1,A,2,H,1,1,3,4',
];

onEachPlace('a day at the command line', (place) => {
  // How processes start and end has nothing to do with the engine: on one of them the program is a process of its own.
  const call = (words: readonly string[]) => (place().engine === 'sqlite' ? callProcess(words) : callHere(words));
  /** Calls a command with `--json`; its status and the one document on standard output. */
  const run = async (...words: string[]) => {
    const { status, out, error } = await call([...words, '--json', ...place().flags, '--upstream', 'recorded']);
    return { status, error, json: JSON.parse(out) as Record<string, unknown> };
  };
  const inFolder = (name: string) => join(place().dataFolder, name);

  it('goes from an empty folder to withdrawn and restored identifiers, every answer one JSON document', async () => {
    const init = await run('init', '--agent', 'TESTAGENT');
    assert.deepEqual([init.status, init.json.profileIsNew, typeof init.json.password], [0, true, 'string']);
    const again = await run('init');
    assert.deepEqual(
      [again.json.profileIsNew, again.json.administratorIsNew, again.json.password],
      [false, false, undefined],
    );

    const client = await run('client', 'create', 'OTHER.CLIENT', '--namespace', 'OTHR', '--quota', '-1');
    assert.deepEqual([client.status, client.json.agentIsNew, client.json.namespaces], [0, true, ['OTHR']]);
    const twice = await run('client', 'create', 'OTHER.CLIENT');
    assert.deepEqual([twice.status, (twice.json.error as { code: string }).code], [1, 'already-exists']);

    writeFileSync(inFolder('listing.csv'), `${LISTING.join('\n')}\n`);
    const words = ['expedition', 'import', inFolder('listing.csv'), '--program', 'ICDP', '--expedition', '6001'];
    const dry = await run(...words, '--dry-run');
    assert.deepEqual([dry.status, dry.json.kept], [0, false]);
    const imported = await run(...words);
    assert.deepEqual([imported.status, imported.json.kept, imported.json.namespacesTaken], [0, true, ['ICDP']]);

    const registered = await run('register', '--all');
    assert.equal(registered.status, 0);
    const [expedition] = registered.json.expeditions as { minted: number; registered: number }[];
    assert.deepEqual([expedition!.minted, expedition!.registered], [7, 7]);
    assert.deepEqual(registered.json.upstream, { confirmed: 7, failed: 0 });

    const transfer = await run('namespace', 'transfer', 'ICDP', 'other.client');
    assert.deepEqual([transfer.status, transfer.json.client], [0, 'OTHER.CLIENT']);

    const gone = await run('withdraw', 'ICDP6001ES10001', '--reason', 'lost', '--successor', 'ICDP6001ES20001');
    assert.deepEqual([gone.status, gone.json.state], [0, 'withdrawn']);
    const status = await run('outbox', 'status');
    assert.deepEqual([status.status, status.json.confirmed], [0, 8]);
    const [upstream, ...others] = status.json.upstreams as { route: string; counts: object }[];
    assert.deepEqual([upstream!.route, upstream!.counts, others], ['recorded', { confirmed: 8 }, []]);
    const compared = await run('reconcile');
    assert.deepEqual([compared.status, compared.json.compared, compared.json.findings], [0, 7, []]);

    const exported = await run('export', 'csv', '--out', inFolder('all.csv'));
    assert.equal(exported.status, 0, exported.error);
    const lines = readFileSync(inFolder('all.csv'), 'utf8').trim().split(/\r?\n/);
    assert.deepEqual([lines.length, lines.filter((line) => line.includes('ICDP6001EH10001')).length > 0], [8, true]);

    const sound = await run('verify');
    assert.equal(sound.status, 0, JSON.stringify(sound.json));
  });

  it('backs up while others write and restores elsewhere', async () => {
    const backup = await run('backup', inFolder('backup'));
    assert.equal(backup.status, 0, backup.error);
    const elsewhere = ['--data', inFolder('elsewhere')];
    assert.equal((await call(['restore', inFolder('backup'), ...elsewhere])).status, 0);
    const [there, here] = await Promise.all([call(['verify', ...elsewhere]), call(['verify', ...place().flags])]);
    assert.deepEqual([there.status, here.status], [0, 0], there.out);
    assert.ok(existsSync(join(inFolder('elsewhere'), 'upstream-recorded.ndjson')));
    assert.equal((await call(['restore', inFolder('backup'), ...elsewhere])).status, 1, 'never over a store');
    assert.equal(
      (await call(['backup', place().dataFolder, ...place().flags])).status,
      1,
      'never into the data folder',
    );
  });
});
