import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { readSkos } from './read-skos.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const CONTEXT = { skos: SKOS, ex: 'http://example.org/rocks/', owl: 'http://www.w3.org/2002/07/owl#' };

const TURTLE = `@prefix skos: <${SKOS}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix ex: <http://example.org/rocks/> .
@prefix : <http://example.org/rocks/> .
ex:list a skos:ConceptScheme ; skos:prefLabel "Gesteine"@de, "Rocks"@en ; owl:versionInfo "2.1" ; skos:hasTopConcept ex:rock .
ex:rock a skos:Concept ; skos:prefLabel "Gestein"@de , "Rock"@en ; skos:narrower :basalt .
:basalt a skos:Concept ; skos:prefLabel "Basalt" ; skos:altLabel "trap rock"@en, "Trapp"@de ; skos:notation "b1" ;
  skos:inScheme ex:list .
<http://example.org/rocks/old> a skos:Concept ; skos:prefLabel "Greenstone"@en ; skos:broader ex:rock ; skos:inScheme ex:list ;
  owl:deprecated true .
ex:greens a skos:Collection ; skos:prefLabel "Green ones"@en ; skos:inScheme ex:list ; skos:member ex:old .
`;

const NTRIPLES = `<http://example.org/rocks/list> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${SKOS}ConceptScheme> .
<http://example.org/rocks/rock> <${SKOS}prefLabel> "Rock"@en .
<http://example.org/rocks/rock> <${SKOS}inScheme> <http://example.org/rocks/list> .
`;

const COMPACTED = {
  '@context': CONTEXT,
  '@graph': [
    {
      '@id': 'ex:list',
      '@type': 'skos:ConceptScheme',
      'skos:prefLabel': { '@value': 'Rocks', '@language': 'en' },
      'owl:versionInfo': '2.1',
      'skos:hasTopConcept': { '@id': 'ex:rock' },
    },
    {
      '@id': 'ex:rock',
      '@type': 'skos:Concept',
      'skos:prefLabel': [
        { '@value': 'Gestein', '@language': 'de' },
        { '@value': 'Rock', '@language': 'en' },
      ],
      'skos:narrower': [{ '@id': 'ex:basalt' }],
    },
    {
      '@id': 'ex:basalt',
      '@type': ['skos:Concept'],
      'skos:prefLabel': 'Basalt',
      'skos:altLabel': [
        { '@value': 'trap rock', '@language': 'EN' },
        { '@value': 'Trapp', '@language': 'de' },
      ],
      'skos:notation': 'b1',
      'skos:inScheme': { '@id': 'ex:list' },
    },
    {
      '@id': 'ex:old',
      '@type': 'skos:Concept',
      'skos:prefLabel': { '@value': 'Greenstone', '@language': 'en' },
      'skos:broader': { '@id': 'ex:rock' },
      'skos:inScheme': { '@id': 'ex:list' },
      'owl:deprecated': true,
    },
  ],
};

const WITH_ALIASES = {
  '@context': [
    { '@vocab': SKOS, '@base': 'http://example.org/rocks/', id: '@id', type: '@type' },
    {
      prefLabel: { '@id': 'prefLabel', '@container': '@language' },
      altLabel: { '@id': `${SKOS}altLabel`, '@language': 'en' },
      broader: { '@id': `${SKOS}broader`, '@type': '@id' },
      inScheme: { '@id': `${SKOS}inScheme`, '@type': '@id' },
      versionInfo: 'http://www.w3.org/2002/07/owl#versionInfo',
      deprecated: 'http://www.w3.org/2002/07/owl#deprecated',
    },
  ],
  id: 'list',
  type: 'ConceptScheme',
  prefLabel: { en: 'Rocks', de: 'Gesteine' },
  versionInfo: '2.1',
  hasTopConcept: [
    {
      id: 'rock',
      type: 'Concept',
      prefLabel: { en: ['Rock'] },
      narrower: {
        id: 'basalt',
        type: 'Concept',
        prefLabel: { '@none': 'Basalt' },
        altLabel: 'trap rock',
        notation: 'b1',
        inScheme: 'list',
      },
    },
  ],
  '@included': [
    {
      id: 'old',
      type: 'Concept',
      prefLabel: { en: 'Greenstone' },
      broader: 'rock',
      inScheme: 'list',
      deprecated: 'true',
    },
  ],
};

const EXPANDED = [
  {
    '@id': 'http://example.org/rocks/list',
    '@type': [`${SKOS}ConceptScheme`],
    [`${SKOS}prefLabel`]: [{ '@value': 'Rocks', '@language': 'en' }],
    'http://www.w3.org/2002/07/owl#versionInfo': [{ '@value': '2.1' }],
  },
  {
    '@id': 'http://example.org/rocks/rock',
    '@type': [`${SKOS}Concept`],
    [`${SKOS}prefLabel`]: [{ '@value': 'Rock', '@language': 'en' }],
    [`${SKOS}topConceptOf`]: [{ '@id': 'http://example.org/rocks/list' }],
  },
  {
    '@id': 'http://example.org/rocks/basalt',
    [`${SKOS}prefLabel`]: [{ '@value': 'Basalt' }],
    [`${SKOS}altLabel`]: { '@list': ['trap rock'] },
    [`${SKOS}notation`]: ['b1'],
    [`${SKOS}broader`]: [{ '@id': 'http://example.org/rocks/rock' }],
    [`${SKOS}inScheme`]: [{ '@id': 'http://example.org/rocks/list' }],
  },
  {
    '@id': 'http://example.org/rocks/old',
    [`${SKOS}prefLabel`]: [{ '@value': 'Greenstone' }],
    [`${SKOS}broader`]: [{ '@id': 'http://example.org/rocks/rock' }],
    [`${SKOS}inScheme`]: [{ '@id': 'http://example.org/rocks/list' }],
    'http://purl.org/dc/terms/isReplacedBy': [{ '@id': 'http://example.org/rocks/basalt' }],
  },
];

describe('a vocabulary of SKOS is read from', () => {
  const utf16 = Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TURTLE, 'utf16le')]));
  const cases: readonly [string, Uint8Array][] = [
    ['Turtle', bytes(TURTLE)],
    ['Turtle with a mark in front', bytes(`\uFEFF${TURTLE}`)],
    ['Turtle in UTF-16', utf16],
    ['compacted JSON-LD', bytes(JSON.stringify(COMPACTED))],
    ['JSON-LD with words of its own and nodes within nodes', bytes(JSON.stringify(WITH_ALIASES))],
    ['expanded JSON-LD', bytes(JSON.stringify(EXPANDED))],
  ];
  for (const [shape, document] of cases) {
    it(shape, () => {
      const read = readSkos(document, 'rocks');
      assert.ok(read.ok, JSON.stringify(read.findings));
      const { schemes, terms } = read.value;
      assert.deepEqual(schemes, [{ uri: 'http://example.org/rocks/list', title: 'Rocks', version: '2.1' }]);
      const said = terms.map(({ uri, ...rest }) => ({ name: uri.split('/').at(-1), ...rest }));
      const own = { schemes: ['http://example.org/rocks/list'], deprecated: false, alternatives: [], broader: [] };
      const below = { broader: ['http://example.org/rocks/rock'] };
      assert.deepEqual(
        said.toSorted((one, other) => one.name!.localeCompare(other.name!)),
        [
          { ...own, ...below, name: 'basalt', label: 'Basalt', alternatives: ['trap rock'], notation: 'b1' },
          { ...own, ...below, name: 'old', label: 'Greenstone', deprecated: true },
          { ...own, name: 'rock', label: 'Rock' },
        ],
      );
    });
  }

  it('N-Triples', () => {
    const read = readSkos(bytes(NTRIPLES), 'rocks.nt');
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.terms.map(({ label }) => label),
      ['Rock'],
    );
    assert.equal(read.value.placeOf('http://example.org/rocks/rock').row, 2);
  });
});

test('the place of a term is the line that begins with it', () => {
  const turtle = readSkos(bytes(TURTLE), 'rocks.ttl');
  assert.ok(turtle.ok);
  const rows = (names: readonly string[]) =>
    names.map((name) => turtle.value.placeOf(`http://example.org/rocks/${name}`).row);
  assert.deepEqual(rows(['rock', 'basalt', 'old', 'elsewhere']), [6, 7, 9, undefined]);
  const json = readSkos(bytes(JSON.stringify(COMPACTED, null, 1)), 'rocks.json');
  assert.ok(json.ok);
  const line = JSON.stringify(COMPACTED, null, 1)
    .split('\n')
    .findIndex((one) => one.includes('"@id": "ex:rock"'));
  assert.ok((json.value.placeOf('http://example.org/rocks/rock').row ?? 0) <= line + 1);
});

test('the ages of a geological chart are read', () => {
  const chart = `@prefix skos: <${SKOS}> . @prefix time: <http://www.w3.org/2006/time#> . @prefix gts: <http://resource.geosciml.org/ontology/timescale/gts#> .
@prefix rank: <http://resource.geosciml.org/ontology/timescale/rank/> . @prefix ex: <http://example.org/> . @prefix s: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:chart a skos:ConceptScheme .
ex:Aalenian a skos:Concept ; skos:prefLabel "Aalenian"@en ; gts:rank rank:Age ; rdfs:isDefinedBy ex:chart ;
  time:hasBeginning [ ex:inMYA 174.7 ; s:marginOfError 0.8 ] ; time:hasEnd [ ex:inMYA 170.9 ] .`;
  const read = readSkos(bytes(chart), 'chart.ttl');
  assert.ok(read.ok);
  assert.deepEqual(read.value.terms[0]?.schemes, ['http://example.org/chart']);
  assert.deepEqual(read.value.terms[0]?.span, { rank: 'Age', beginMa: 174.7, endMa: 170.9, beginErrorMa: 0.8 });
});

describe('refused with a reason is', () => {
  const deep = `${'{"@context":{},"http://x/p":'.repeat(300)}{}${'}'.repeat(300)}`;
  const cases: readonly [string, string | Uint8Array, string, number?][] = [
    ['broken Turtle, with its line', TURTLE.replace('"Basalt" ;', '"Basalt'), 'not-turtle', 7],
    ['broken JSON, with its line', '{\n "@graph": [\n', 'not-json', 3],
    [
      'a context from elsewhere',
      '{"@context": ["https://example.org/skos.jsonld"], "@id": "x", "@type": "Concept"}',
      'remote-context',
    ],
    ['RDF in XML', '<?xml version="1.0"?><rdf:RDF/>', 'rdf-xml'],
    ['an empty file', '', 'no-concepts'],
    ['text', 'rock, basalt', 'not-turtle', 1],
    ['Turtle about something else', '<http://a> <http://b> "c" .', 'no-concepts'],
    ['JSON about something else', '{"a": 1}', 'no-json-ld'],
    ['JSON that is no object', '[1, "two", null]', 'no-json-ld'],
    ['nodes too deep within each other', deep, 'nested-too-deep', 1],
    ['bytes of no text', Uint8Array.from([0x22, 0xc3, 0x28, 0x22, 0x41]), 'wrong-encoding'],
  ];
  for (const [what, document, code, row] of cases) {
    it(what, () => {
      const read = readSkos(typeof document === 'string' ? bytes(document) : document, 'file');
      assert.deepEqual([read.ok, read.findings[0]?.code, read.findings[0]?.at?.row], [false, code, row]);
    });
  }
});

test('any JSON and any text is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => assert.ok(readSkos(bytes(text), 'x').findings)),
    { numRuns: 500 },
  );
  const pieces = fc.constantFrom('<http://a> ', 'a ', 'skos:Concept', ' .', '"', '@prefix', '[', ']', '\n', '{', '@id');
  fc.assert(
    fc.property(fc.array(pieces), (parts) => assert.ok(readSkos(bytes(parts.join('')), 'x').findings)),
    { numRuns: 500 },
  );
  const hostile = {
    '@context': { __proto__: 'http://x/', constructor: { '@id': 'toString' } },
    __proto__: 1,
    '@id': '__proto__',
    '@type': 'skos:Concept',
  };
  assert.equal(readSkos(bytes(JSON.stringify(hostile)), 'x').ok, false);
});
