import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longCitation, shortCitation, toldWork, workLikeness } from './cite-work.ts';
import { identifierKey, type PublicationFacts } from './publication-facts.ts';
import { readCsl } from './read-csl.ts';
import { withPublications } from './with-publications.ts';

const PAPER = {
  type: 'article-journal',
  title: 'COSC-1 – drilling of a <i>subduction-related</i> allochthon',
  DOI: 'https://doi.org/10.5194/SD-19-1-2015',
  author: [
    { family: 'Lorenz', given: 'Henning' },
    { family: 'Rosberg', given: 'Jan-Erik' },
    { literal: 'COSC Science Party' },
  ],
  issued: { 'date-parts': [[2015, 5]] },
  'container-title': 'Scientific Drilling',
  volume: '19',
  page: '1-11',
  abstract: 'Not ours to keep.',
};

function read(stated: Record<string, unknown>): PublicationFacts {
  const found = readCsl(stated);
  assert.ok(found.ok, JSON.stringify(found.findings));
  return found.value;
}
const codes = (stated: Record<string, unknown>) => readCsl(stated).findings.map((one) => one.code);

test('a paper is read, its DOI as DOIs are compared, its title without markup, its abstract left out', () => {
  const facts = read(PAPER);
  assert.equal(facts.identifier, '10.5194/sd-19-1-2015');
  assert.equal(facts.title, 'COSC-1 – drilling of a subduction-related allochthon');
  assert.deepEqual([facts.year, facts.container, facts.people.length], [2015, 'Scientific Drilling', 3]);
  assert.equal(facts.csl.abstract, undefined);
  assert.equal(shortCitation(facts), 'Lorenz et al. 2015, Scientific Drilling 19, 1–11');
  assert.equal(
    longCitation(facts),
    'Lorenz, Henning; Rosberg, Jan-Erik; COSC Science Party (2015): COSC-1 – drilling of a subduction-related allochthon. Scientific Drilling 19, 1–11.',
  );
  assert.equal(toldWork(facts).generalType, 'JournalArticle');
});

const NAMED: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['a DOI', { DOI: '10.1/ABC' }, 'none'],
  ['a DOI with its prefix', { DOI: 'doi:10.1234/ABC' }, 'doi:10.1234/abc'],
  ['a DOI as an address', { URL: 'http://dx.doi.org/10.1234/ABC' }, 'doi:10.1234/abc'],
  ['a handle', { URL: 'https://hdl.handle.net/10013/EPIC.1' }, 'handle:10013/epic.1'],
  ['an ISBN', { ISBN: '978-3-16-148410-0' }, 'isbn:9783161484100'],
  ['an address', { URL: 'https://example.org/Thesis' }, 'url:https://example.org/Thesis'],
  ['no address', { URL: 'javascript:alert(1)' }, 'none'],
  ['nothing', {}, 'none'],
];
for (const [what, stated, key] of NAMED)
  test(`${what} is ${key}`, () => {
    const found = readCsl({ title: 'A', ...stated });
    assert.equal(found.ok ? identifierKey(found.value) : 'none', key);
  });

test('findings say what is missing', () => {
  assert.deepEqual(codes({ DOI: '10.1234/a' }), ['work-title']);
  assert.deepEqual(codes({ title: 'A' }), ['work-identifier']);
  assert.deepEqual(codes({ title: 'A', DOI: 'ten' }), ['work-doi']);
  assert.deepEqual(codes({ title: 'A', DOI: '10.1234/a' }), ['work-year']);
});

test('whatever is given, reading never throws, and nothing of it reaches the prototype', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (more, title) => {
      const found = readCsl({ ...more, title, DOI: '10.1234/a', ...JSON.parse('{"__proto__":{"polluted":1}}') });
      if (found.ok) JSON.stringify(found.value);
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
    }),
  );
});

test('titles are alike whatever their accents, marks and case', () => {
  assert.equal(workLikeness('Über Gneiss: a “new” look'), workLikeness('uber gneiss – A new look.'));
  assert.notEqual(workLikeness('Part 1'), workLikeness('Part 2'));
});

test('linked works follow those that are stated; the same work with the same relation is said once', () => {
  const stated = { identifier: 'https://doi.org/10.1234/A', identifierType: 'DOI', relationType: 'IsCitedBy' };
  const description = { relatedWorks: [stated] } as unknown as Parameters<typeof withPublications>[0];
  const linked = { identifier: '10.1234/a', identifierType: 'DOI', title: 'A' };
  const merged = (relationType: string) => withPublications(description, [{ ...linked, relationType }]).relatedWorks;
  assert.deepEqual(merged('IsCitedBy'), [{ ...linked, relationType: 'IsCitedBy' }]);
  assert.deepEqual(merged('References'), [stated, { ...linked, relationType: 'References' }]);
  assert.equal(withPublications(description, []), description);
});
