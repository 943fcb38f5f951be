import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { EXAMPLES } from '../../../../test/conformance/formats/example-descriptions.ts';
import { schemeOf } from '../../vocabulary/read-terms.ts';
import { BUILT_IN } from '../../vocabulary/vocabularies.ts';
import type { SampleDescription } from '../sample-description.ts';
import { RULES } from './all-rules.ts';
import { checkDescription } from './check-description.ts';
import { BATCH_RULES, checkFamilies, type FamilyEntry } from './check-family.ts';
import type { RuleContext } from './rule.ts';

const TODAY = { today: '2026-06-15' };

const BARE: SampleDescription = {
  igsn: 'ICDP5054EXF4601',
  namespace: 'ICDP',
  objectType: 'sample',
  name: 'x',
  title: 'x',
  otherNames: [],
  children: [],
  keywords: [],
  isDemonstration: false,
  geologicalAges: [],
  depths: [],
  agents: [],
  fundingAgencies: [],
  isPublic: true,
  relatedWorks: [],
  stated: [],
};

const codes = (said: Partial<SampleDescription>) =>
  checkDescription({ ...BARE, ...said }, TODAY).map(({ code }) => code);

/** What breaks each rule, and beside it what nearly does. */
const CASES: Readonly<
  Record<string, { bad: readonly Partial<SampleDescription>[]; good: readonly Partial<SampleDescription>[] }>
> = {
  'igsn-not-registrable': { bad: [{ igsn: 'A B' }], good: [{ igsn: 'A-B' }] },
  'igsn-outside-guideline': { bad: [{ igsn: 'TEST/1' }], good: [{ igsn: 'TEST.1' }] },
  'own-parent': {
    bad: [
      { parent: { igsn: 'icdp5054exf4601', name: '' } },
      { children: [{ igsn: 'ICDP5054EXF4601', name: '' }] },
      { furtherParents: [{ igsn: 'ICDP5054EXF4601', name: '' }] },
    ],
    good: [{ parent: { igsn: 'ICDP5054EXF4602', name: '' } }],
  },
  'landing-page-at-resolver': {
    bad: [{ landingPage: 'https://doi.org/10.1000/x' }, { landingPage: 'http://hdl.handle.net/10273/ICDP5054EXF4601' }],
    good: [{ landingPage: 'https://igsn.example.org/igsn/X' }],
  },
  'landing-page-elsewhere': {
    bad: [
      { landingPage: 'https://a.org/10273/OTHER', prefix: '10273' },
      { landingPage: 'https://a.org/10273/ICDP5054EXF4601', prefix: '10.60510' },
    ],
    good: [
      { landingPage: 'https://a.org/10273/icdp5054exf4601', prefix: '10273' },
      { landingPage: 'https://a.org/x/%E0%A4%A' },
    ],
  },
  'orcid-wrong': {
    bad: [{ agents: [{ name: 'A', isCreator: true, orcid: '0000-0002-1825-0098' }] }],
    good: [{ agents: [{ name: 'A', isCreator: true, orcid: 'https://orcid.org/0000-0002-1825-0097' }] }],
  },
  'ror-wrong': {
    bad: [{ agents: [{ name: 'A', isCreator: true, ror: 'https://ror.org/04z8jg395' }] }],
    good: [{ agents: [{ name: 'A', isCreator: true, ror: 'https://ror.org/04z8jg394' }] }],
  },
  'related-doi': {
    bad: [{ relatedWorks: [{ identifier: '11.1000/x', identifierType: 'DOI', relationType: 'Cites' }] }],
    good: [
      { relatedWorks: [{ identifier: 'https://doi.org/10.1000/x', identifierType: 'doi', relationType: 'Cites' }] },
    ],
  },
  'latitude-out-of-range': {
    bad: [
      { latitudeDeg: -90.01, longitudeDeg: 100 },
      { places: [{ points: [{ latitudeDeg: 200, longitudeDeg: 0 }] }] },
    ],
    good: [{ latitudeDeg: 90, longitudeDeg: 100 }],
  },
  'longitude-out-of-range': {
    bad: [{ latitudeDeg: 1, longitudeDeg: 180.5 }],
    good: [{ latitudeDeg: 1, longitudeDeg: -180 }],
  },
  'position-swapped': { bad: [{ latitudeDeg: 120, longitudeDeg: 60 }], good: [{ latitudeDeg: 60, longitudeDeg: 120 }] },
  'position-zero': { bad: [{ latitudeDeg: 0, longitudeDeg: 0 }], good: [{ latitudeDeg: 0, longitudeDeg: 0.001 }] },
  'position-half': {
    bad: [{ latitudeDeg: 1 }, { longitudeDeg: 1 }, { latitudeDeg: 1, longitudeDeg: 1, latitudeEndDeg: 2 }],
    good: [{}, { latitudeDeg: 1, longitudeDeg: 1 }],
  },
  'box-order': {
    bad: [{ places: [{ boxes: [{ westDeg: 1, eastDeg: 2, southDeg: 5, northDeg: 4 }] }] }],
    good: [{ places: [{ boxes: [{ westDeg: 1, eastDeg: 2, southDeg: 4, northDeg: 5 }] }] }],
  },
  'box-across-antimeridian': {
    bad: [{ places: [{ boxes: [{ westDeg: 170, eastDeg: -170, southDeg: 4, northDeg: 5 }] }] }],
    good: [{ places: [{ boxes: [{ westDeg: -170, eastDeg: 170, southDeg: 4, northDeg: 5 }] }] }],
  },
  'ring-not-closed': {
    bad: [
      {
        places: [
          { polygons: [{ ring: [] }, { ring: [1, 2, 3, 4].map((n) => ({ latitudeDeg: n, longitudeDeg: n })) }] },
        ],
      },
    ],
    good: [{ places: [{ polygons: [{ ring: [1, 2, 3, 1].map((n) => ({ latitudeDeg: n, longitudeDeg: n })) }] }] }],
  },
  'elevation-implausible': { bad: [{ elevationM: 9001 }, { elevationEndM: -11_001 }], good: [{ elevationM: -10_935 }] },
  'no-such-date': {
    bad: [{ collectedFrom: '2014-02-30' }, { publishedOn: 'May 2014' }, { moratoriumUntil: '2014-13' }],
    good: [{ collectedFrom: '2014' }, { collectedFrom: '2014-02-28T10:00:00+01:00' }, { collectedFrom: '2014-02?' }],
  },
  'collection-ends-before-it-begins': {
    bad: [
      { collectedFrom: '2014-05-05', collectedTo: '2014-05-04' },
      { collectedFrom: '2015', collectedTo: '2014-12-31' },
    ],
    good: [
      { collectedFrom: '2014-05-05', collectedTo: '2014' },
      { collectedFrom: '2014-05', collectedTo: '2014-05-01' },
    ],
  },
  'sampled-before-collection': {
    bad: [{ collectedFrom: '2014-05-05', sampledOn: '2013' }],
    good: [{ collectedFrom: '2014-05-05', sampledOn: '2014' }],
  },
  'published-before-collection': {
    bad: [{ collectedFrom: '2014-05-05', publishedOn: '2014-05-04T23:00:00Z' }],
    good: [{ collectedFrom: '2014-05-05', publishedOn: '2014-05-05' }],
  },
  'date-in-future': { bad: [{ sampledOn: '2026-06-16' }, { collectedTo: '2027' }], good: [{ sampledOn: '2026' }] },
  'publication-year-differs': {
    bad: [{ publicationYear: 2014, publishedOn: '2015-01-01' }],
    good: [{ publicationYear: 2014, publishedOn: '2014-12-31' }, { publicationYear: 2014 }],
  },
  'range-backwards': {
    bad: [{ dates: [{ date: '2015/2014', type: 'Collected' }] }],
    good: [
      {
        dates: [
          { date: '2014/2015', type: 'Collected' },
          { date: 'a/b/c', type: 'Other' },
          { date: '2014/', type: 'Other' },
        ],
      },
    ],
  },
  'depth-order': {
    bad: [{ depths: [{ scale: 'csf_a', topM: 2, bottomM: 1 }] }],
    good: [
      {
        depths: [
          { scale: 'csf_a', topM: 2, bottomM: 2 },
          { scale: 'csf_a', topM: 2 },
        ],
      },
    ],
  },
  'depth-implausible': {
    bad: [{ depths: [{ scale: 'csf_a', topM: 13_001 }] }],
    good: [{ depths: [{ scale: 'csf_a', bottomM: 12_262 }] }],
  },
  'depth-without-scale': {
    bad: [{ depths: [{ scale: 'other', topM: 1 }] }],
    good: [{ depths: [{ scale: 'other', scaleText: 'm', topM: 1 }] }],
  },
  'length-not-positive': { bad: [{ lengthM: 0 }, { lengthM: -1 }], good: [{ lengthM: 0.001 }] },
  'age-order': {
    bad: [{ ageRange: { minimum: 2, maximum: 1 } }, { ageRange: { minimum: -1 } }],
    good: [{ ageRange: { minimum: 1, maximum: 1 } }, {}],
  },
  'open-under-moratorium': {
    bad: [{ moratoriumUntil: '2027-01-01' }],
    good: [{ moratoriumUntil: '2026' }, { isPublic: false, moratoriumUntil: '2027' }],
  },
  'closed-after-moratorium': {
    bad: [{ isPublic: false, moratoriumUntil: '2020' }],
    good: [{ isPublic: false, moratoriumUntil: '2027' }, { isPublic: false }],
  },
  'licence-address': {
    bad: [{ licences: [{ uri: 'CC-BY' }] }],
    good: [{ licences: [{ uri: 'https://creativecommons.org/licenses/by/4.0/' }, { name: 'x' }] }],
  },
  'unlisted-sample-type': { bad: [{ sampleType: 'Corre' }], good: [{ sampleType: 'core SECTION' }] },
  'unlisted-material': {
    bad: [{ material: { label: 'Sedimant' } }],
    good: [{ material: { label: 'liquid>aqueous' } }],
  },
  'unlisted-material-uri': {
    bad: [{ material: { label: 'Rock', uri: 'http://vocabulary.odm2.org/medium/rok' } }],
    good: [
      { material: { label: 'Rock', uri: 'http://vocabulary.odm2.org/medium/rock/' } },
      { material: { label: 'x', uri: 'https://example.org/x' } },
    ],
  },
  'unlisted-collection-method': {
    bad: [{ collectionMethod: { label: 'Drilling it' } }],
    good: [{ collectionMethod: { label: 'Coring > RockCorer' } }],
  },
  'unlisted-contributor-type': {
    bad: [{ agents: [{ name: 'A', isCreator: false, role: 'Boss' }] }],
    good: [{ agents: [{ name: 'A', isCreator: false, role: 'datacollector' }] }],
  },
  'unlisted-relation': {
    bad: [{ relatedWorks: [{ identifier: 'x', identifierType: 'URL', relationType: 'Sites' }] }],
    good: [{ relatedWorks: [{ identifier: 'x', identifierType: 'URL', relationType: 'Cites' }] }],
  },
  'unlisted-country': { bad: [{ country: 'Swedn' }], good: [{ country: 'SE' }, { country: 'turkey' }] },
  'unlisted-geological-age': {
    bad: [{ geologicalAges: ['Ordovician', 'Ordovizium'] }, { geologicalAges: ['Jurassic-Kreide'] }],
    good: [{ geologicalAges: ['Early Ordovician', 'Jurassic - Cretaceous', 'Devonian period'] }],
  },
  'unlisted-rock': { bad: [{ rock: 'Granit' }], good: [{ rock: 'banded felsic gneiss' }, { rock: 'Basalt' }] },
  'unlisted-local-contexts': {
    bad: [
      { localContexts: [{ name: 'TK Attributoin' }] },
      { localContexts: [{ name: 'x', uri: 'https://localcontexts.org/label/tk-nothing/' }] },
    ],
    good: [
      { localContexts: [{ name: 'TK Attribution' }] },
      { localContexts: [{ name: 'Our word', uri: 'https://localcontextshub.org/projects/1/' }] },
      { localContexts: [{ name: 'x', uri: 'https://localcontexts.org/label/tk-attribution/' }] },
    ],
  },
  'unlisted-date-type': {
    bad: [{ dates: [{ date: '2020', type: 'Colected' }] }],
    good: [{ dates: [{ date: '2020', type: 'Collected' }] }],
  },
  'unlisted-description-type': {
    bad: [{ furtherDescriptions: [{ text: 'x', type: 'Method' }] }],
    good: [
      { furtherDescriptions: [{ text: 'x', type: 'Methods' }, { text: 'x', type: 'own', scheme: 'x' }, { text: 'x' }] },
    ],
  },
};

describe('each rule finds what breaks it and lets pass what does not', () => {
  for (const { code } of RULES)
    test(code, () => {
      const { bad, good } = CASES[code] ?? { bad: [], good: [] };
      assert.ok(bad.length > 0 && good.length > 0, 'the rule has no test');
      for (const said of bad) assert.ok(codes(said).includes(code), JSON.stringify(said));
      for (const said of good) assert.ok(!codes(said).includes(code), JSON.stringify(said));
    });
});

test('every rule has its own code, a sentence and a source', () => {
  const all = [...RULES, ...BATCH_RULES];
  assert.equal(new Set(all.map(({ code }) => code)).size, all.length);
  for (const { code, text, source } of all) {
    assert.match(code, /^[a-z][a-z0-9-]+$/);
    assert.match(text, /^[A-Z].*\.$/);
    assert.ok(source.length > 4);
  }
});

describe('a wrong word gets the nearest terms, a far one none', () => {
  const cases: readonly [Partial<SampleDescription>, RegExp][] = [
    [{ sampleType: 'Core Sectoin' }, /listed sample type\. Is Core Section\b.* meant\?$/],
    [{ sampleType: 'Round' }, /Is Core Half Round, Core Whole Round or Core Quarter Round meant\?$/],
    [{ sampleType: 'zzzzzz' }, /listed sample type\.$/],
    [{ material: { label: 'Rok', uri: 'http://vocabulary.odm2.org/medium/rok' } }, /Is Rock meant\?$/],
    [
      { relatedWorks: [{ identifier: 'x', identifierType: 'URL', relationType: 'IsPartsOf' }] },
      /Is IsPartOf\b.* meant\?$/,
    ],
    [{ collectionMethod: { label: 'Corer:Pistn' } }, /Is Corer:Piston\b.* meant\?$/],
    [{ country: 'Swedn' }, /Swedn is no listed country\. Is Sweden\b.* meant\?$/],
    [{ geologicalAges: ['Ordovicean'] }, /listed geological age\. Is Ordovician\b.* meant\?$/],
    [{ rock: 'Granit' }, /listed rock\. Is granite\b.* meant\?$/],
    [{ localContexts: [{ name: 'TK Attributoin' }] }, /Local Contexts label\. Is TK Attribution\b.* meant\?$/],
  ];
  for (const [said, message] of cases)
    test(JSON.stringify(said), () =>
      assert.match(checkDescription({ ...BARE, ...said }, TODAY)[0]?.message ?? '', message),
    );
});

test('words are held against the vocabularies of the installation', () => {
  const lines = `${BUILT_IN.index('gfz/sample-type')
    .terms.map(({ key }) => key)
    .join('\n')}\nIce Core`;
  const own = { name: 'gfz/sample-type', title: 'x', version: '2', source: 'x', bases: [], lines };
  const vocabularies = BUILT_IN.with([schemeOf(own)]);
  const found = (context: RuleContext) => checkDescription({ ...BARE, sampleType: 'Ice Core' }, context).length;
  assert.deepEqual([found(TODAY), found({ ...TODAY, vocabularies })], [1, 0]);
});

test('the finding names field, value and rule, and is cut after ten of a kind', () => {
  const depths = Array.from({ length: 30 }, () => ({ scale: 'csf_a', topM: 2, bottomM: 1 }) as const);
  const found = checkDescription({ ...BARE, depths }, TODAY, { file: 'f' });
  assert.equal(found.length, 10);
  const { field, value, rule, at, severity } = found[1] ?? assert.fail();
  assert.deepEqual(
    { field, value, rule, at, severity },
    {
      field: 'depths[2]',
      value: '2 to 1 m csf_a',
      rule: 'The top of an interval lies above its bottom',
      at: { file: 'f' },
      severity: 'error',
    },
  );
});

test('our own descriptions are without error, and no rule throws for the worst of them', () => {
  for (const { label, description } of EXAMPLES) {
    const found = checkDescription(description, TODAY);
    if (label.endsWith(', usual'))
      assert.deepEqual(
        found.filter(({ severity }) => severity === 'error'),
        [],
        label,
      );
  }
  fc.assert(
    fc.property(
      fc.double(),
      fc.double(),
      fc.string(),
      fc.string(),
      (latitudeDeg, longitudeDeg, collectedFrom, landingPage) => {
        checkDescription(
          { ...BARE, latitudeDeg, longitudeDeg, collectedFrom, landingPage, sampleType: landingPage },
          TODAY,
        );
      },
    ),
  );
});

describe('between the records of a batch', () => {
  const entry = (igsn: string, ...parents: string[]): FamilyEntry => ({
    igsn,
    format: 'igsn',
    parents,
    at: { file: `${igsn}.xml` },
  });
  const found = (entries: readonly FamilyEntry[], isKnown?: (igsn: string) => boolean) =>
    checkFamilies(entries, isKnown).map(({ code, severity, value }) => `${code} ${severity} ${value}`);

  const cases: readonly (readonly [string, readonly FamilyEntry[], readonly string[]])[] = [
    ['nothing wrong', [entry('A'), entry('B', 'A'), entry('C', 'B')], []],
    ['an identifier twice', [entry('A'), entry('A')], ['duplicate-identifier error A']],
    ['the same object in two formats', [entry('A'), { ...entry('A'), format: 'datacite4' }], []],
    ['a circle of three', [entry('A', 'B'), entry('B', 'C'), entry('C', 'A')], ['parent-cycle error A']],
    ['a tail into a circle', [entry('X', 'A'), entry('A', 'B'), entry('B', 'A')], ['parent-cycle error A']],
    ['its own parent, which has its own rule', [entry('A', 'A')], []],
    ['a parent elsewhere', [entry('B', 'A')], ['parent-not-here info A']],
    ['nothing', [], []],
  ];
  for (const [name, entries, wanted] of cases) test(name, () => assert.deepEqual(found(entries), wanted));

  test('a register that knows a parent, and one that does not', () => {
    assert.deepEqual(
      found([entry('B', 'A')], () => true),
      [],
    );
    assert.deepEqual(
      found([entry('B', 'A')], () => false),
      ['parent-not-here warning A'],
    );
  });

  test('a chain of 100,000 takes no time', () => {
    const chain = Array.from({ length: 100_000 }, (_, n) => entry(`A${n}`, `A${n + 1}`));
    assert.deepEqual(found([...chain, entry('A100000', 'A99990')]).length, 1);
  });
});
