import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { callInFolder } from './call-in-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'publications-'));
const data = join(folder, 'data');
const BIBTEX = '@article{a, title={Gneiss}, year=2024, doi={10.5194/SD-99}}\n@article{b, title={broken\n';

const corestone = (...args: readonly string[]) => callInFolder(folder, [...args, '--data', data]);

describe('publications at the command line', () => {
  let marked: Marked;
  before(async () => {
    const house = await buildHouse(decideSettings({ flags: { data }, environment: {}, file: {} }));
    marked = await fillSmallExpedition(house.store);
    await house.close();
    writeFileSync(join(folder, 'works.bib'), BIBTEX);
    writeFileSync(join(folder, 'igsns.txt'), `${marked.sample}\nIGSN:${marked.split}\n`);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('takes a bibliography and links its works, each once; a broken entry is told with its line', async () => {
    const taken = await corestone('publication', 'import', 'works.bib', '--igsns', 'igsns.txt');
    assert.equal(taken.status, 1, taken.stderr);
    assert.match(taken.stdout, /added {2}10\.5194\/sd-99 {2}Gneiss/);
    assert.match(taken.stdout, /2 records say it from now on, 0 said it already/);
    assert.match(taken.stderr, /works\.bib.*2.*cannot be read/);
    const again = await corestone('publication', 'import', 'works.bib', '--igsns', 'igsns.txt');
    assert.match(again.stdout, /known {2}10\.5194\/sd-99/);
    assert.match(again.stdout, /0 records say it from now on, 2 said it already/);
  });
});
