import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Parser, type Quad } from 'n3';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { DCAT, DCAT_JSON_LD } from './format.ts';
import { type Curie, expanded, PREFIXES } from './graph.ts';

const usual = describeObject(usualContext('sample'));
const OBJECT = 'https://doi.org/10.60510/icdp5054exf4601';

function quadsOf(members: Partial<SampleDescription> = {}): readonly Quad[] {
  return new Parser().parse(DCAT.write({ ...usual, ...members }, PENDING, CONTEXT));
}

function valuesOf(quads: readonly Quad[], property: Curie, subject = OBJECT): readonly string[] {
  return quads
    .filter((one) => one.subject.value === subject && one.predicate.value === expanded(property))
    .map((one) => one.object.value);
}

/** The statements of JSON-LD as this writer makes it: prefixes, flattened, no nested nodes. */
function statementsOf(text: string): string[] {
  const long = (name: string) => name.replace(/^(\w+):(?!\/\/)/, (all, prefix) => PREFIXES[prefix as 'dct'] ?? all);
  const said: string[] = [];
  for (const { '@id': id, '@type': types = [], ...properties } of JSON.parse(text)['@graph']) {
    for (const type of types) said.push(`${id} ${expanded('rdf:type')} ${type}`);
    for (const [property, values] of Object.entries<{ '@id'?: string; '@value'?: string }[]>(properties))
      for (const value of values) said.push(`${id} ${long(property)} ${value['@id'] ?? value['@value']}`);
  }
  return said.map((one) => one.replace(/_:[\w-]+/g, '_:')).toSorted();
}

describe('DCAT as Turtle', () => {
  const quads = quadsOf();

  it('is about a physical object with a page, not a data set', () => {
    assert.deepEqual(valuesOf(quads, 'rdf:type'), ['http://purl.org/dc/dcmitype/PhysicalObject']);
    assert.deepEqual(valuesOf(quads, 'foaf:page'), ['https://igsn.example.org/igsn/ICDP5054EXF4601']);
    assert.ok(!quads.some((one) => one.object.value.endsWith('#Dataset')));
  });

  it('has family, sources and documents', () => {
    assert.deepEqual(valuesOf(quads, 'dct:isPartOf'), ['https://doi.org/10.60510/icdp5054ehw1001']);
    assert.deepEqual(valuesOf(quads, 'dct:isReferencedBy'), ['https://doi.org/10.5194/sd-19-1-2015']);
    const derived = quadsOf({
      relatedWorks: [{ identifier: '10.1/a', identifierType: 'DOI', relationType: 'IsDerivedFrom' }],
    });
    assert.deepEqual(valuesOf(derived, 'dct:source'), ['https://doi.org/10.1/a']);
  });

  it('has place, time and access', () => {
    const [location = ''] = valuesOf(quads, 'dct:spatial');
    assert.deepEqual(valuesOf(quads, 'dcat:centroid', location), ['POINT(13.202926 63.401629)']);
    assert.deepEqual(valuesOf(quads, 'geo:lat_long', location), ['63.401629,13.202926']);
    assert.deepEqual(valuesOf(quads, 'dct:created'), ['2015-02-03']);
    assert.match(valuesOf(quads, 'dct:accessRights')[0] ?? '', /PUBLIC$/);
    assert.match(valuesOf(quadsOf({ isPublic: false }), 'dct:accessRights')[0] ?? '', /RESTRICTED$/);
  });

  it('names people by ORCID and organisations by ROR', () => {
    assert.ok(valuesOf(quads, 'dct:contributor').includes('https://orcid.org/0000-0002-1825-0097'));
    assert.ok(valuesOf(quads, 'dct:creator').includes('https://ror.org/04z8jg394'));
  });

  it('keeps the blank nodes of two objects in one document apart', () => {
    const [one, two] = [usual, { ...usual, igsn: 'ICDP5054EXF4602' }].map((object) =>
      DCAT.write(object, PENDING, CONTEXT),
    );
    const places = valuesOf(new Parser().parse(`${one}${two}`), 'dct:spatial');
    assert.equal(places.length, 1);
    const both = new Parser().parse(`${one}${two}`).filter((quad) => quad.predicate.value === expanded('dct:spatial'));
    assert.equal(new Set(both.map((quad) => quad.object.value)).size, 2);
  });

  it('can be parsed whatever the texts hold', () => {
    for (const { description, facts } of EXAMPLES)
      assert.ok(new Parser().parse(DCAT.write(description, facts, CONTEXT)).length > 10);
  });
});

describe('DCAT as JSON-LD', () => {
  it('says the same as Turtle', () => {
    fc.assert(
      fc.property(ARBITRARY_DESCRIPTION, (description) => {
        const turtle = new Parser()
          .parse(DCAT.write(description, PENDING, CONTEXT))
          .map(({ subject, predicate, object }) => {
            const [from, to] = [subject, object].map((one) => (one.termType === 'BlankNode' ? '_:' : one.value));
            return `${from} ${predicate.value} ${to}`;
          })
          .toSorted();
        const json = statementsOf(DCAT_JSON_LD.write(description, PENDING, CONTEXT));
        assert.deepEqual([...new Set(json)], [...new Set(turtle)]);
      }),
      { numRuns: 50 },
    );
  });

  it('has no markup in it', () =>
    assert.ok(!DCAT_JSON_LD.write({ ...usual, title: '</script>' }, PENDING, CONTEXT).includes('<')));
});
