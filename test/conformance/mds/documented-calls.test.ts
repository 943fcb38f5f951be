import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { onEachMds } from './serve-mds.ts';

const DOCS = join(import.meta.dirname, '../../../docs/api');

/** The answers as the page shows them, in its block that follows the call of the script. */
function shownAnswers(): string {
  const shown = /```text\n(.*?)```/s.exec(readFileSync(join(DOCS, 'mds.md'), 'utf8'));
  return shown![1]!;
}

const hasTools = ['sh', 'curl'].every((tool) => spawnSync(tool, ['-c', ':']).error === undefined);
const skip = hasTools ? false : 'sh or curl is missing: the calls of the documents are not made';

onEachMds('MDS: the calls of the documents', { upstream: 'none' }, (server) => {
  it('docs/api/mds.sh answers what docs/api/mds.md says', { skip }, async () => {
    const words = [join(DOCS, 'mds.sh'), server().base, 'GFZ.ICDP', 'secret', 'ICD', 'GFZ', 'secret'];
    const { stdout, stderr } = await promisify(execFile)('sh', words, { timeout: 60_000 });
    assert.equal(stderr, '');
    assert.equal(stdout, shownAnswers());
  });
});
