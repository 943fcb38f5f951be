import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordsIn } from '../words/words.ts';
import { recordsHere, relatedWorks, workAddress } from './related-works.ts';

describe('workAddress', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['10.5194/sd-19-1-2015', 'DOI', 'https://doi.org/10.5194/sd-19-1-2015'],
    ['https://doi.org/10.5194/sd-19-1-2015', 'DOI', 'https://doi.org/10.5194/sd-19-1-2015'],
    ['doi:10.5194/x', 'doi', 'https://doi.org/10.5194/x'],
    ['10.5194/x', '', 'https://doi.org/10.5194/x'],
    ['10273/ICDP1', 'Handle', 'https://hdl.handle.net/10273/ICDP1'],
    ['https://a.example/b', 'URL', 'https://a.example/b'],
    ['javascript:alert(1)', 'URL', undefined],
    ['see the shelf', 'Other', undefined],
  ];
  for (const [identifier, identifierType, expected] of cases) {
    it(`${identifierType} ${identifier}`, () =>
      assert.equal(workAddress({ identifier, identifierType, relationType: 'IsDocumentedBy' }), expected));
  }
});

describe('relatedWorks', () => {
  it('groups works by their relation, in words, and escapes their titles', () => {
    const work = { identifierType: 'DOI', relationType: 'IsDocumentedBy' };
    const works = [
      { ...work, identifier: '10.1/a', title: 'A <b>bold</b> title' },
      { ...work, identifier: '10.1/b', relationType: 'IsSomethingNew' },
      { ...work, identifier: '10.1/c', title: 'C' },
    ];
    const text = relatedWorks(works, wordsIn('en'))?.toString() ?? '';
    assert.deepEqual(
      [...text.matchAll(/class="eb">([^<]*)</g)].map((match) => match[1]),
      ['Described in', 'Is something new'],
    );
    assert.ok(text.includes('A &lt;b&gt;bold&lt;/b&gt; title'));
  });

  it('lead to our own page with its title where an IGSN stands here, and elsewhere else', () => {
    const work = { identifierType: 'IGSN', relationType: 'IsDerivedFrom' };
    const works = [
      { ...work, identifier: '10.60510/icdp1' },
      { ...work, identifier: 'ICDP2' },
      { ...work, identifier: '<b>' },
    ];
    const here = recordsHere(new Map([['ICDP1', 'A <i>piece</i>']]), (igsn) => `/igsn/${igsn}`);
    const text = relatedWorks(works, wordsIn('en'), undefined, undefined, here)?.toString() ?? '';
    assert.ok(text.includes('<a href="/igsn/ICDP1">A &lt;i&gt;piece&lt;/i&gt;</a>'));
    assert.ok(text.includes('<span class="m brk">10.60510/icdp1</span>'));
    assert.ok(text.includes('<a href="https://igsn.org/ICDP2">ICDP2</a>'));
    assert.ok(text.includes('&lt;b&gt;'));
  });

  it('are nothing when there are none', () => assert.equal(relatedWorks([], wordsIn('en')), null));
});
