import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES, PENDING, WITHDRAWN } from '../../../test/conformance/formats/example-descriptions.ts';
import { codeMistake } from '../../../test/conformance/formats/iso-code-lists.ts';
import { ELEMENT_ORDER, MUST_HAVE } from '../../../test/conformance/formats/iso-element-order.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { Format, ReadableFormat } from '../format.ts';
import { ISO_19115_3 } from '../iso-19115-3/format.ts';
import { ISO_19115_3_NAMESPACES } from '../iso-19115-3/to-iso.ts';
import { ISO_19139 } from '../iso-19139/format.ts';
import { ISO_19139_NAMESPACES } from '../iso-19139/to-iso.ts';
import { readXml } from '../xml/read-xml.ts';
import type { XmlNode } from '../xml/xml-node.ts';

const NAMESPACES = new Map<string, string>(
  Object.entries({ ...ISO_19115_3_NAMESPACES, ...ISO_19139_NAMESPACES }).map(([prefix, uri]) => [uri, prefix]),
);
// Both standards call theirs `gco`.
NAMESPACES.set(ISO_19115_3_NAMESPACES.gco, 'gco');

function rootOf(text: string): XmlNode {
  const read = readXml(new TextEncoder().encode(text), 'test');
  assert.ok(read.ok, JSON.stringify(read.findings));
  return read.value;
}

/** Every breach of order, presence and namespace below an element. */
function breaches(node: XmlNode): string[] {
  const prefix = NAMESPACES.get(node.namespace);
  const full = `${prefix}:${node.name}`;
  const names = node.children.map((one) => one.name);
  const order = (ELEMENT_ORDER[full] ?? ELEMENT_ORDER[node.name])?.split(' ');
  const needed = (MUST_HAVE[full] ?? MUST_HAVE[node.name])?.split(' ') ?? [];
  const places = names.map((one) => order?.indexOf(one) ?? 0);
  return [
    ...(prefix === undefined ? [`${node.name} in ${node.namespace}`] : []),
    ...(places.includes(-1) ? [`${full} holds ${names.join(' ')}`] : []),
    ...(places.some((place, index) => place < (places[index - 1] ?? 0)) ? [`${full}: order ${names.join(' ')}`] : []),
    ...needed.filter((one) => !names.includes(one)).map((one) => `${full} lacks ${one}`),
    // An element called like a class is one value: its property has no other child.
    ...(/^[a-z]/.test(node.name) && names.length > 1 ? [`${full} holds ${names.join(' ')}`] : []),
    ...(isEmpty(node) ? [`${full} is empty`] : []),
    ...codesOf(node, prefix),
    ...node.children.flatMap(breaches),
  ];
}

/** ISO 19139 has the lists of 2003, which its namespaces tell. */
function codesOf({ name, attributes }: XmlNode, prefix: string | undefined): string[] {
  const { codeListValue } = attributes;
  if (codeListValue === undefined) return [];
  const mistake = codeMistake(name, codeListValue, prefix === 'gmd' || prefix === 'gmi' ? 2003 : 2014);
  return mistake === undefined ? [] : [mistake];
}

function isEmpty({ children, text, attributes }: XmlNode): boolean {
  return children.length === 0 && text.trim() === '' && Object.keys(attributes).length === 0;
}

function find(node: XmlNode, path: string): readonly XmlNode[] {
  const [first, ...rest] = path.split('/');
  const found = node.children.filter((one) => one.name === first);
  return rest.length === 0 ? found : found.flatMap((one) => find(one, rest.join('/')));
}

const textsAt = (node: XmlNode, path: string) => find(node, path).map((one) => one.text);
const usual = describeObject(usualContext('sample'));
const write = (format: Format, members = {}, facts = PENDING) =>
  rootOf(format.write({ ...usual, ...members }, facts, CONTEXT));

for (const format of [ISO_19115_3, ISO_19139]) {
  describe(`${format.label}: structure`, () => {
    // No schema document of ISO is to be had offline: order and presence are checked against the standard's lists, and what
    // we write against the schema documents of our profile of it.
    const profile = format.writtenSchema!();
    const against = (text: string) => {
      const read = readXml(new TextEncoder().encode(text), 'test', () => profile);
      return read.findings.map((one) => one.message);
    };

    for (const { label, description, facts } of EXAMPLES)
      it(label, () => assert.deepEqual(breaches(rootOf(format.write(description, facts, CONTEXT))), []));

    it('holds for every description', () => {
      fc.assert(
        fc.property(ARBITRARY_DESCRIPTION, (description) => {
          const text = format.write(description, PENDING, CONTEXT);
          assert.deepEqual([...breaches(rootOf(text)), ...against(text)], []);
        }),
        { numRuns: 100 },
      );
    });

    it('says that a date is unknown', () => {
      const text = format.write(usual, { ...PENDING, submittedAt: 'long ago', changedAt: '30 February' }, CONTEXT);
      assert.match(text, /nilReason="unknown"/);
      assert.deepEqual([...breaches(rootOf(text)), ...against(text)], []);
    });

    it('is noticed when broken', () => {
      const text = format.write(usual, PENDING, CONTEXT);
      const swapped = text.replace(
        /(<cit:date>.*?<\/cit:date>)(<cit:dateType>.*?<\/cit:dateType>)|(<gmd:linkage>.*?<\/gmd:linkage>)/,
        '$2$1',
      );
      assert.notEqual(swapped, text);
      assert.notDeepEqual(breaches(rootOf(swapped)), []);
      const broken: readonly (readonly [what: string, text: string])[] = [
        ['order', swapped],
        ['no title', text.replace(/<(cit|gmd):title>.*?<\/\1:title>/, '')],
        ['two abstracts', text.replace(/<(mri|gmd):abstract>.*?<\/\1:abstract>/, '$&$&')],
        ['no such word', text.replaceAll('codeListValue="completed"', 'codeListValue="nearly"')],
        ['no such longitude', text.replace(/(BoundLongitude><gco:Decimal>)[^<]+/, '$1181')],
        ['nothing said', text.replace(/(abstract><gco:CharacterString>)[^<]+/, '$1 ')],
        ['no day', text.replace(/(<gco:Date>)[^<]+/, '$12001-02-30')],
        ['of elsewhere', text.replace(/<(mri|gmd):purpose>|<(mri|gmd):topicCategory>/, '<cit:credit/>$&')],
      ];
      for (const [what, one] of broken) {
        assert.notEqual(one, text, what);
        assert.notDeepEqual(against(one), [], what);
      }
    });

    it('is of what we write alone: documents that are read may say more of the standard', () =>
      assert.equal((format as ReadableFormat).schema, undefined));
  });
}

describe('ISO 19115-3', () => {
  const root = write(ISO_19115_3);
  const identification = find(root, 'identificationInfo/MD_DataIdentification')[0]!;

  it('is about a sample, a feature or a collection', () => {
    const scope = (members: object) =>
      textsAt(write(ISO_19115_3, members), 'metadataScope/MD_MetadataScope/resourceScope/MD_ScopeCode')[0];
    assert.equal(scope({}), 'sample');
    assert.equal(scope({ generalType: 'Collection' }), 'collection');
    const hole = describeObject(usualContext('hole'));
    assert.equal(scope({ resourceType: hole.resourceType }), 'feature');
  });

  it('names the object by DOI and handle, and its parent', () => {
    assert.deepEqual(textsAt(identification, 'citation/CI_Citation/identifier/MD_Identifier/code/CharacterString'), [
      '10.60510/icdp5054exf4601',
      '10273/ICDP5054EXF4601',
    ]);
    assert.deepEqual(textsAt(root, 'parentMetadata/CI_Citation/title/CharacterString'), [
      'https://doi.org/10.60510/icdp5054ehw1001',
    ]);
  });

  it('has box, time, height and depth', () => {
    const extents = find(identification, 'extent/EX_Extent');
    assert.equal(
      textsAt(extents[0]!, 'geographicElement/EX_GeographicBoundingBox/westBoundLongitude/Decimal')[0],
      '13.202926',
    );
    assert.equal(textsAt(extents[0]!, 'verticalElement/EX_VerticalExtent/minimumValue/Real')[0], '522.8');
    assert.match(textsAt(extents[1]!, 'description/CharacterString')[0] ?? '', /CSF-A/);
    assert.deepEqual(textsAt(extents[1]!, 'verticalElement/EX_VerticalExtent/maximumValue/Real'), ['144.12']);
  });

  it('has parties in roles, keywords of a thesaurus, constraints and the page', () => {
    const roles = textsAt(
      identification,
      'citation/CI_Citation/citedResponsibleParty/CI_Responsibility/role/CI_RoleCode',
    );
    for (const role of ['author', 'rightsHolder', 'principalInvestigator', 'funder', 'custodian', 'publisher'])
      assert.ok(roles.includes(role), role);
    assert.ok(
      textsAt(
        identification,
        'descriptiveKeywords/MD_Keywords/thesaurusName/CI_Citation/title/CharacterString',
      ).includes('ODM2 medium'),
    );
    assert.match(
      textsAt(
        write(ISO_19115_3, { isPublic: false, moratoriumUntil: '2999-01-01' }),
        'identificationInfo/MD_DataIdentification/resourceConstraints/MD_LegalConstraints/otherConstraints/CharacterString',
      )[0] ?? '',
      /2999/,
    );
    assert.deepEqual(
      textsAt(
        root,
        'distributionInfo/MD_Distribution/transferOptions/MD_DigitalTransferOptions/onLine/CI_OnlineResource/linkage/CharacterString',
      ),
      ['https://igsn.example.org/igsn/ICDP5054EXF4601'],
    );
  });

  it('says that a withdrawn object is obsolete', () =>
    assert.equal(
      textsAt(write(ISO_19115_3, {}, WITHDRAWN), 'identificationInfo/MD_DataIdentification/status/MD_ProgressCode')[0],
      'obsolete',
    ));
});

describe('ISO 19139', () => {
  const root = write(ISO_19139);

  it('has the scope of the older list and says what the object is', () => {
    assert.deepEqual(textsAt(root, 'hierarchyLevel/MD_ScopeCode'), ['nonGeographicDataset']);
    assert.deepEqual(textsAt(root, 'hierarchyLevelName/CharacterString'), ['Individual sample']);
  });

  it('credits whom the older roles do not know', () => {
    const credits = textsAt(root, 'identificationInfo/MD_DataIdentification/credit/CharacterString');
    assert.ok(credits.includes('Swedish Research Council (funder)'), credits.join());
  });

  it('tells the lineage and the vertical reference system', () => {
    assert.match(
      textsAt(root, 'dataQualityInfo/DQ_DataQuality/lineage/LI_Lineage/statement/CharacterString')[0] ?? '',
      /CSF-A/,
    );
    const [system] = find(
      root,
      'identificationInfo/MD_DataIdentification/extent/EX_Extent/verticalElement/EX_VerticalExtent/verticalCRS',
    );
    assert.match(JSON.stringify(system?.attributes), /EPSG\/0\/5714/);
  });
});
