import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, fullDescription, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { RegistrationFacts } from '../../domain/description/sample-description.ts';
import { toRegistration } from './to-registration.ts';
import { MOST_CHILDREN } from './write-registration.ts';

const usual = describeObject(usualContext('sample'));
const write = (works: readonly RelatedWork[], facts: RegistrationFacts = PENDING): string =>
  toRegistration({ ...usual, relatedWorks: works }, facts, CONTEXT);

describe('IGSN registration', () => {
  it('opens with the location that the GFZ registry demands', () => {
    const [root = ''] = write([]).split('>');
    assert.match(
      root,
      /xsi:schemaLocation="http:\/\/igsn\.org\/schema\/kernel-v\.1\.0 http:\/\/doidb\.wdc-terra\.org\/igsn\/schemas\//,
    );
  });

  it('names number, parent and children by handle', () => {
    const xml = write([]);
    assert.match(xml, /<sampleNumber identifierType="igsn">10273\/ICDP5054EXF4601<\/sampleNumber>/);
    assert.match(xml, /relatedIdentifierType="handle" relationType="IsPartOf">10273\/ICDP5054EHW1001</);
    assert.match(xml, /relatedIdentifierType="handle" relationType="HasPart">10273\/ICDP5054EC2U001</);
  });

  it('has no wrapper where there is nobody to name', () => {
    const { parent: _, ...alone } = usual;
    const xml = toRegistration({ ...alone, children: [], relatedWorks: [] }, PENDING, CONTEXT);
    assert.doesNotMatch(xml, /relatedResourceIdentifiers/);
  });

  const works: readonly [string, string, string, string | undefined][] = [
    ['10.1/a', 'DOI', 'IsDerivedFrom', '"doi" relationType="IsPartOf">10.1/a<'],
    ['10.1/a', 'DOI', 'Cites', '"doi" relationType="References">10.1/a<'],
    ['https://example.org/', 'PURL', 'IsDocumentedBy', '"url" relationType="IsDocumentedBy">https://example.org/<'],
    ['978-3-16', 'ISBN', 'IsDocumentedBy', '"urn" relationType="IsDocumentedBy">urn:isbn:978-3-16<'],
    ['arXiv:1207.7214', 'arXiv', 'IsCitedBy', '"url" relationType="IsCitedBy">https://arxiv.org/abs/1207.7214<'],
    ['12345', 'PMID', 'IsCitedBy', undefined],
  ];
  for (const [identifier, identifierType, relationType, expected] of works) {
    it(`${expected === undefined ? 'leaves out' : 'carries'} ${relationType} ${identifierType} ${identifier}`, () => {
      const xml = write([{ identifier, identifierType, relationType }]);
      if (expected === undefined) assert.ok(!xml.includes(identifier));
      else assert.ok(xml.includes(`relatedIdentifierType=${expected}`), xml);
    });
  }

  it('logs what happened, in order', () => {
    const facts = {
      ...PENDING,
      registeredAt: '2015-02-06T10:00:05Z',
      changedAt: '2016-01-01T00:00:00Z',
      version: 2,
      withdrawnAt: '2017-01-01T00:00:00Z',
    };
    const events = (told: RegistrationFacts) => [...write([], told).matchAll(/event="(\w+)"/g)].map((one) => one[1]);
    assert.deepEqual(events(PENDING), ['submitted']);
    assert.deepEqual(events(facts), ['submitted', 'registered', 'updated', 'deprecated']);
    assert.deepEqual(events({ ...facts, changedAt: facts.withdrawnAt }), ['submitted', 'registered', 'deprecated']);
  });

  it('stays under 63 KiB for a hole with very many core runs', () => {
    const { children } = fullDescription('hole', 'x');
    const xml = toRegistration({ ...usual, children }, PENDING, CONTEXT);
    assert.ok(Buffer.byteLength(xml) < 63 * 1024);
    assert.equal(xml.match(/HasPart/g)?.length, MOST_CHILDREN);
  });
});
