import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBack } from '../../../test/conformance/formats/round-trip.ts';
import { GFZ_DESCRIPTION } from './format.ts';
import { GFZ_EXT_NAMESPACE, GFZ_NAMESPACE } from './namespaces.ts';

const OUTER =
  '<identifier type="IGSN"> ICDP1 </identifier><name>n</name><sampleAccess>Public</sampleAccess><materials><material>http://vocabulary.odm2.org/medium/snow/</material></materials>';
const read = (inner: string, outer = OUTER) => {
  const xml = `<resource xmlns="${GFZ_NAMESPACE}" type="Sample">${outer}<supplementalMetadata><record><sample xmlns="${GFZ_EXT_NAMESPACE}">${inner}</sample></record></supplementalMetadata></resource>`;
  const [record] = readBack(GFZ_DESCRIPTION, xml);
  assert.ok(record);
  return record;
};

describe('GFZ description, read', () => {
  const contradictions: readonly [string, string, string][] = [
    ['<igsn>ICDP2</igsn>', 'igsn', 'ICDP2'],
    ['<name>another</name>', 'name', 'another'],
    ['<is_private>1</is_private>', 'is_private', '1'],
    ['<material>Rock</material>', 'material', 'Rock'],
  ];
  for (const [inner, element, value] of contradictions)
    it(`finds what the sample says against the resource: ${inner}`, () => {
      const [found] = read(inner).findings;
      assert.deepEqual(
        [found?.code, found?.value, found?.field?.endsWith(`/${element}`)],
        ['contradiction', value, true],
      );
    });

  it('is closed where either says so, and keeps the finer word', () => {
    assert.equal(read('<is_private>1</is_private>').description.isPublic, false);
    assert.equal(read('<material>Ice</material>').description.material?.label, 'Snow');
    assert.equal(read('<material>Rock</material>').description.material?.label, 'Rock');
    assert.deepEqual(read('<material>Ice</material><name>n</name><igsn>icdp1</igsn>').findings, []);
  });

  it('joins related identifiers and addresses of one work, and sorts the family', () => {
    const related = (text: string, type: string, relation: string) =>
      `<relatedIdentifier relatedIdentifierType="${type}" relationType="${relation}">${text}</relatedIdentifier>`;
    const inner = `<parent_igsn>P1</parent_igsn><relatedIdentifiers>${related('10273/P1', 'Handle', 'IsPartOf')}${related('10273/P2', 'handle', 'isPartOf')}${related('10273/C1', 'Handle', 'HasPart')}${related('10.1/ABC', 'doi', 'IsCitedBy')}</relatedIdentifiers><external_urls><external_url><url>https://doi.org/10.1/abc</url><description>A paper</description><url_type>DOI</url_type></external_url><external_url><url>https://example.org/</url></external_url></external_urls>`;
    const outer = `${OUTER}<relatedIdentifiers><relatedIdentifier type="DOI" relationType="hasDocument">10.1/abc</relatedIdentifier></relatedIdentifiers>`;
    const { parent, furtherParents, children, relatedWorks } = read(inner, outer).description;
    assert.deepEqual([parent?.igsn, furtherParents?.[0]?.igsn, children[0]?.igsn], ['P1', 'P2', 'C1']);
    assert.deepEqual(relatedWorks, [
      { identifier: '10.1/ABC', identifierType: 'DOI', relationType: 'IsCitedBy', title: 'A paper' },
      { identifier: 'https://example.org/', identifierType: 'URL', relationType: 'References' },
    ]);
  });

  it('takes title and abstract apart, and keeps other words as a further text', () => {
    const outer = `${OUTER}<description>Banded.</description>`;
    const { title, abstract } = read('<description>Core 19Z. Banded.</description>', outer).description;
    assert.deepEqual([title, abstract], ['Core 19Z', 'Banded.']);
    const other = read('<description>Something else</description>', outer).description;
    assert.deepEqual([other.abstract, other.furtherDescriptions], ['Banded.', [{ text: 'Something else' }]]);
  });

  it('reads methods and descriptions with their schemes, and images with their names', () => {
    const { furtherMethods, furtherDescriptions, images } = read(
      '<descriptions><description descriptionScheme="CORE">a</description></descriptions><sample_image>core.jpg</sample_image><sample_image_path>https://example.org/core.jpg</sample_image_path><methods><method methodScheme="XRF">Scan</method></methods>',
    ).description;
    assert.deepEqual(furtherMethods, [{ label: 'Scan', scheme: 'XRF' }]);
    assert.deepEqual(furtherDescriptions, [{ text: 'a', scheme: 'CORE' }]);
    assert.deepEqual(images, [{ url: 'https://example.org/core.jpg', caption: 'core.jpg' }]);
  });

  it('reads a resource without a sample, and one that names its number only inside', () => {
    const alone = `<resource xmlns="${GFZ_NAMESPACE}" type="Sample">${OUTER}</resource>`;
    assert.equal(readBack(GFZ_DESCRIPTION, alone)[0]?.description.igsn, 'ICDP1');
    const inside = read('<igsn>10273/icdp9</igsn>', '<name>n</name>');
    assert.deepEqual([inside.description.igsn, inside.findings], ['ICDP9', []]);
  });

  it('keeps foreign elements and second samples', () => {
    const { foreign } = read('<colour>red</colour>', `${OUTER}<weather>wet</weather>`).description;
    assert.deepEqual(foreign?.map((one) => one.path.split('/').at(-1)).toSorted(), ['colour', 'weather']);
  });
});
