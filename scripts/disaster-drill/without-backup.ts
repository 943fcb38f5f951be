import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Drill } from './drill.ts';

/** No backup at all: what others have. The package that was handed over last brings the expedition; a dump of the public records alone. */
export async function withoutBackup(drill: Drill): Promise<void> {
  drill.begin('everything, with every backup');
  // With the upstream it had: without one nothing is put in line, and `verify` misses it.
  const first = ['--data', join(drill.folder, 'from-package'), '--upstream', 'recorded'];
  await drill.run('expedition from the package handed over last', [
    'import',
    'package',
    join(drill.folder, 'first.corestone'),
    ...first,
  ]);
  await drill.run('verify', ['verify', ...first]);
  const dump = join(drill.folder, 'dump');
  await drill.run('what others have: a dump of everything public', [
    'dump',
    '--format',
    'json',
    '--out',
    dump,
    ...drill.installation.flags,
  ]);
  const second = ['--data', join(drill.folder, 'from-dump')];
  await drill.run('a new installation', ['init', ...second]);
  await drill.run('its client with the namespace', [
    'client',
    'create',
    'CORESTONE.ICDP',
    '--namespace',
    'ICDP',
    ...second,
  ]);
  const records = join(drill.folder, 'records.ndjson.gz');
  await drill.time('IGSN and description taken out of the dump', () =>
    writeFileSync(records, takenOut(join(dump, 'json-00001.ndjson.gz'))),
  );
  const ended = await drill.run('records from the dump', [
    'bulk',
    records,
    '--client',
    'CORESTONE.ICDP',
    '--json',
    ...second,
  ]);
  assert.match(ended.out, /"rejected": ?0/);
  await drill.run('verify', ['verify', ...second]);
}

/** What a bulk input takes of the lines of a dump. */
function takenOut(file: string): Buffer {
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const records = lines.map((line) => JSON.parse(line) as { identifiers: { igsn: string }; description: object });
  const taken = records.map(({ identifiers: { igsn }, description }) => `${JSON.stringify({ igsn, description })}\n`);
  return gzipSync(taken.join(''));
}
