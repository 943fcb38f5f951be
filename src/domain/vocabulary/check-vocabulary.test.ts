import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { checkVocabulary } from './check-vocabulary.ts';
import { chooseScheme } from './choose-scheme.ts';
import type { StatedTerm, StatedVocabulary } from './stated-vocabulary.ts';
import type { Scheme, Term } from './term.ts';
import { BUILT_IN } from './vocabularies.ts';

const LIST = 'http://example.org/list';
const stated = (name: string, more: Partial<StatedTerm> = {}): StatedTerm => ({
  uri: `http://example.org/${name}`,
  label: name,
  alternatives: [],
  broader: [],
  schemes: [LIST],
  deprecated: false,
  ...more,
});
const file = (...terms: readonly StatedTerm[]): StatedVocabulary => ({
  file: 'list.ttl',
  schemes: [{ uri: LIST, title: 'List', version: '2' }],
  terms,
  placeOf: () => ({ file: 'list.ttl', row: 7 }),
});
const HEAD = { name: 'own/list', title: 'List', uri: LIST, version: '1', source: 'test' };
const inUse = (...terms: readonly Partial<Term>[]): Scheme => ({
  ...HEAD,
  terms: () => terms.map((term) => ({ key: 'k', label: 'l', scheme: LIST, broader: [], ...term })),
});
const CHOSEN = { head: HEAD, stated: { uri: `${LIST}/` } };
const at = (name: string) => `http://example.org/${name}`;

describe('a version of a vocabulary', () => {
  const cases: readonly [
    what: string,
    file: StatedVocabulary,
    current: Scheme | undefined,
    codes: readonly string[],
  ][] = [
    ['in order', file(stated('a'), stated('b', { broader: [at('a')] })), undefined, []],
    [
      'with a term without label',
      file(stated('a'), { ...stated('b'), label: undefined as never }),
      undefined,
      ['term-without-label'],
    ],
    [
      'with a term in no vocabulary',
      file(stated('a'), stated('b', { schemes: [] })),
      undefined,
      ['term-without-scheme'],
    ],
    ['with a term above itself', file(stated('a', { broader: [at('a')] })), undefined, ['broader-cycle']],
    [
      'with a ring of three',
      file(
        stated('a', { broader: [at('b')] }),
        stated('b', { broader: [at('c')] }),
        stated('c', { broader: [at('a')] }),
      ),
      undefined,
      ['broader-cycle'],
    ],
    [
      'with two ways up',
      file(stated('a'), stated('b', { broader: [at('a')] }), stated('c', { broader: [at('a'), at('b')] })),
      undefined,
      [],
    ],
    ['with a label twice', file(stated('a'), stated('b', { label: 'A' })), undefined, ['label-twice']],
    ['below something elsewhere', file(stated('a', { broader: ['http://x/y'] })), undefined, ['broader-unknown']],
    ['of another vocabulary', file(stated('a', { schemes: ['http://example.org/other'] })), undefined, ['no-terms']],
    ['without a term in use', file(stated('a')), inUse({ key: at('gone'), uri: at('gone') }), ['term-removed']],
    [
      'with a term in use under https',
      file(stated('a')),
      inUse({ key: 'https://example.org/a/', uri: 'https://example.org/a/' }),
      [],
    ],
    ['with a term in use that had no address', file(stated('a')), inUse({ key: 'A', label: 'A' }), []],
    ['without a term that went out of use before', file(stated('a')), inUse({ key: at('gone'), deprecated: true }), []],
    [
      'with a term marked as out of use',
      file(stated('a', { deprecated: true })),
      inUse({ key: at('a'), uri: at('a') }),
      [],
    ],
    [
      'without the ages it had',
      file(stated('a')),
      inUse({ key: at('a'), uri: at('a'), span: { rank: 'Age', beginMa: 2, endMa: 1 } }),
      ['ages-missing'],
    ],
  ];
  for (const [what, vocabulary, current, codes] of cases) {
    it(`${what}: ${codes.join() || 'nothing to say'}`, () => {
      const checked = checkVocabulary(vocabulary, CHOSEN, current);
      assert.deepEqual(
        checked.findings.map(({ code }) => code),
        codes,
      );
      assert.equal(
        checked.ok,
        checked.findings.every(({ severity }) => severity !== 'error'),
      );
      for (const one of checked.findings) assert.equal(one.at?.file, 'list.ttl');
    });
  }
});

test('a long chain of terms is gone through', () => {
  const chain = Array.from({ length: 50_000 }, (_, at_) => stated(`t${at_}`, { broader: [at(`t${at_ + 1}`)] }));
  assert.ok(checkVocabulary(file(...chain, stated('t50000')), CHOSEN, undefined).ok);
});

describe('the vocabulary that a file is for', () => {
  const of = (...uris: readonly string[]): StatedVocabulary => ({ ...file(), schemes: uris.map((uri) => ({ uri })) });
  const cases: readonly [what: string, file: StatedVocabulary, asked: string | undefined, told: string][] = [
    ['is known by its address', of('https://vocabulary.odm2.org/medium/'), undefined, 'odm2/medium'],
    ['is the one asked for', of('http://vocabulary.odm2.org/api/v1/medium'), 'odm2/medium', 'odm2/medium'],
    ['is new', of('http://example.org/Marine-Cores#'), undefined, 'own/cores'],
    ['is new, called as asked', of('http://example.org/x'), 'lab/cores', 'lab/cores'],
    [
      'is the known one of two',
      of('http://example.org/x', 'http://vocabulary.odm2.org/medium'),
      undefined,
      'odm2/medium',
    ],
    [
      'is the asked one of two known',
      of('http://vocabulary.odm2.org/sitetype', 'http://vocabulary.odm2.org/medium'),
      'odm2/medium',
      'odm2/medium',
    ],
    ['cannot be told from two', of('http://example.org/x', 'http://example.org/y'), undefined, 'several-schemes'],
    ['is not declared', of(), undefined, 'no-scheme'],
    ['cannot be called so', of('http://example.org/x'), 'My List', 'scheme-name'],
  ];
  for (const [what, vocabulary, name, told] of cases) {
    it(what, () => {
      const chosen = chooseScheme(vocabulary, name === undefined ? {} : { name }, BUILT_IN);
      assert.equal(chosen.ok ? chosen.value.head.name : chosen.findings[0]?.code, told);
    });
  }

  it('has the version the file states, or the one that is told', () => {
    const version = (wish: { version?: string }) => {
      const chosen = chooseScheme(file(), wish, BUILT_IN);
      return chosen.ok && chosen.value.head.version;
    };
    assert.deepEqual([version({}), version({ version: '3' })], ['2', '3']);
  });
});
