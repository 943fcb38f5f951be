import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { schemeOf } from '../vocabulary/read-terms.ts';
import { BUILT_IN } from '../vocabulary/vocabularies.ts';
import { KNOWN_VOCABULARIES } from './check-row-vocabulary.ts';

describe('a value of a row', () => {
  const cases: readonly [vocabulary: string, value: string, isKnown: boolean, hint?: string][] = [
    ['relation-type', 'IsPartOf', true],
    ['relation-type', 'ispartof', true],
    ['relation-type', 'is part of', false, '; perhaps IsPartOf'],
    ['relation-type', 'IsPartOff', false, '; perhaps IsPartOf'],
    ['contributor-type', 'Reseacher', false, '; perhaps Researcher'],
    ['core-type', 'z', true],
    ['core-type', 'Triple tube', false, '; perhaps T'],
    ['core-type', 'Q', false],
    ['material', 'Lake sediment', true],
    ['material', 'sedment', false, '; perhaps Sediment'],
    ['split-type', 'A1', true],
    ['igsn-convention', 'nothing', false],
    ['licence', 'cc-by-4.0', true],
    ['licence', 'House rules | https://example.org/rules', true],
    ['licence', 'CC-BY', false],
    ['local-contexts-label', 'TK A | Sámi Parliament', true],
    ['local-contexts-label', 'Ours | https://localcontextshub.org/projects/1', true],
    ['local-contexts-label', 'TK Attributoin', false, '; perhaps TK Attribution'],
  ];
  for (const [name, value, isKnown, hint] of cases) {
    it(`${name} ${value} is ${isKnown ? 'known' : `unknown${hint ?? ''}`}`, () => {
      const vocabulary = KNOWN_VOCABULARIES[name]!;
      assert.equal(vocabulary.has(value, BUILT_IN), isKnown);
      if (isKnown) return;
      const rule = vocabulary.rule(value, BUILT_IN);
      assert.equal(rule.includes('; perhaps'), hint !== undefined, rule);
      assert.ok(rule.endsWith(hint ?? ''), rule);
    });
  }

  it('is checked with the installation’s own version of the list', () => {
    const lines = 'Z|Diamond barrel||Z\nQ|Quick corer||Q';
    const own = { name: 'mdis/core-type', title: 'Core type', version: '2', source: 'test', bases: [], lines };
    const vocabularies = BUILT_IN.with([schemeOf(own)]);
    const has = (value: string) => KNOWN_VOCABULARIES['core-type']!.has(value, vocabularies);
    assert.deepEqual(['Q', 'Z', 'T'].map(has), [true, true, false]);
  });
});
