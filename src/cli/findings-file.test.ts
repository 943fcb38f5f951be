import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { finding } from '../domain/finding.ts';
import { openFindingsFile } from './findings-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'corestone-findings-'));
after(() => rmSync(folder, { recursive: true }));

const HEAD = 'severity,file,sheet,row,column,value,rule,code,text';

it('all findings stand in the order of their rows, with what a spreadsheet would compute as text', async () => {
  const path = join(folder, 'findings.csv');
  const file = await openFindingsFile(path);
  await file.write([
    finding('b', 'Later', { at: { file: 'x.csv', row: 10 }, severity: 'warning', field: 'core' }),
    finding('a', 'Not a "number", that', {
      at: { file: 'x.csv', sheet: 'Cores', row: 3, column: 'top' },
      value: '=1+1',
      rule: 'a number',
    }),
    finding('c', 'Earlier', { at: { file: 'x.csv', row: 2 } }),
    finding('d', 'No place at all'),
  ]);
  assert.deepEqual(readFileSync(path, 'utf8').trimEnd().split('\r\n'), [
    HEAD,
    'error,,,,,,,d,No place at all',
    'error,x.csv,,2,,,,c,Earlier',
    'warning,x.csv,,10,core,,,b,Later',
    `error,x.csv,Cores,3,top,'=1+1,a number,a,"Not a ""number"", that"`,
  ]);
});

it('none are the heading alone, in place of what stood there', async () => {
  const path = join(folder, 'findings.csv');
  await (await openFindingsFile(path)).write([]);
  assert.equal(readFileSync(path, 'utf8'), `${HEAD}\r\n`);
});

it('a file that cannot be made is told before anything is read', async () => {
  await assert.rejects(openFindingsFile(join(folder, 'nowhere', 'findings.csv')), { code: 'ENOENT' });
  await assert.rejects(openFindingsFile(folder), { code: 'EISDIR' });
});

it('the table that is imported is never written over', async () => {
  const path = join(folder, 'cores.csv');
  writeFileSync(path, 'core\n1\n');
  await assert.rejects(openFindingsFile(join(folder, '.', 'cores.csv'), [path]), { code: 'wrong-call' });
  assert.equal(readFileSync(path, 'utf8'), 'core\n1\n');
});
