import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkVocabulary } from '../../domain/vocabulary/check-vocabulary.ts';
import { chooseScheme } from '../../domain/vocabulary/choose-scheme.ts';
import { BUILT_IN } from '../../domain/vocabulary/vocabularies.ts';
import { inputOfBytes } from '../input.ts';
import { readTermList } from './read-term-list.ts';

const HEAD = { name: 'own/rock-colour', title: 'Rock colour', version: '1' };
const read = (text: string, head = HEAD) => readTermList(inputOfBytes('colours.csv', Buffer.from(text)), head);

describe('an own list from a table', () => {
  it('has labels for keys, with codes, broader terms and further names', async () => {
    const stated = await read(
      'Term,Code,Broader,Alternatives,Deprecated,Remark\nGrey,G,,gray; grau,,\nDark grey,DG,Grey,,,x\nOchre,,,,yes,\n',
    );
    assert.ok(stated.ok);
    assert.deepEqual(
      stated.findings.map(({ code, value }) => [code, value]),
      [['column-unknown', 'Remark']],
    );
    const chosen = chooseScheme(stated.value, HEAD, BUILT_IN);
    assert.ok(chosen.ok);
    assert.deepEqual(chosen.value.head, {
      name: 'own/rock-colour',
      title: 'Rock colour',
      version: '1',
      source: 'colours.csv',
    });
    const checked = checkVocabulary(stated.value, chosen.value, undefined);
    assert.ok(checked.ok);
    const scheme = 'own/rock-colour';
    assert.deepEqual(checked.value, [
      { key: 'Grey', label: 'Grey', scheme, broader: [], notation: 'G', alternatives: ['gray', 'grau'] },
      { key: 'Dark grey', label: 'Dark grey', scheme, broader: ['Grey'], notation: 'DG' },
      { key: 'Ochre', label: 'Ochre', scheme, broader: [], deprecated: true },
    ]);
  });

  it('may be one column under whatever heading', async () => {
    const stated = await read('Farbe\nrot\nblau\n');
    assert.deepEqual(stated.ok && stated.value.terms.map(({ label }) => label), ['rot', 'blau']);
  });

  const wrong: readonly (readonly [what: string, text: string, name: string, code: string, row: number | undefined])[] =
    [
      ['another name', 'term\na\n', 'odm2/medium', 'scheme-name', undefined],
      ['a name with a blank', 'term\na\n', 'own/rock colour', 'scheme-name', undefined],
      ['no column of terms', 'colour,shade\na,b\n', HEAD.name, 'no-term-column', 1],
      ['a term twice', 'term,code\na,1\nb,2\na,3\n', HEAD.name, 'term-twice', 4],
      ['a row without a term', 'term,code\na,1\n,2\n', HEAD.name, 'term-without-label', 3],
      ['nothing', '', HEAD.name, 'no-table', undefined],
    ];
  for (const [what, text, name, code, row] of wrong)
    it(`is refused for ${what}`, async () => {
      const stated = await read(text, { ...HEAD, name });
      assert.equal(stated.ok, false);
      const found = stated.findings.find((one) => one.code === code);
      assert.ok(found, JSON.stringify(stated.findings));
      assert.equal(found.at?.row, row);
    });
});
