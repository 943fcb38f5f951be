import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, EXAMPLES, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import {
  assertDescriptionSurvives,
  assertDocumentSettles,
  document,
  readBack,
} from '../../../test/conformance/formats/round-trip.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import { ISO_19115_3 } from '../iso-19115-3/format.ts';
import { ISO_19139 } from '../iso-19139/format.ts';

const said = (text: string) => `<gco:CharacterString>${text}</gco:CharacterString>`;
const party = (property: string, name: string, role: string, more = '') =>
  `<gmd:${property}><gmd:CI_ResponsibleParty><gmd:individualName>${said(name)}</gmd:individualName><gmd:organisationName>${said('A place')}</gmd:organisationName>${more}<gmd:role><gmd:CI_RoleCode codeList="x" codeListValue="${role}"/></gmd:role></gmd:CI_ResponsibleParty></gmd:${property}>`;
const keywords = (type: string, words: readonly string[], thesaurus = '') =>
  `<gmd:descriptiveKeywords><gmd:MD_Keywords>${words.map((one) => `<gmd:keyword>${said(one)}</gmd:keyword>`).join('')}<gmd:type><gmd:MD_KeywordTypeCode codeList="x" codeListValue="${type}"/></gmd:type>${thesaurus === '' ? '' : `<gmd:thesaurusName><gmd:CI_Citation><gmd:title>${said(thesaurus)}</gmd:title></gmd:CI_Citation></gmd:thesaurusName>`}</gmd:MD_Keywords></gmd:descriptiveKeywords>`;
const box = (west: string, east: string, south: string, north: string) =>
  `<gmd:geographicElement><gmd:EX_GeographicBoundingBox><gmd:westBoundLongitude><gco:Decimal>${west}</gco:Decimal></gmd:westBoundLongitude><gmd:eastBoundLongitude><gco:Decimal>${east}</gco:Decimal></gmd:eastBoundLongitude><gmd:southBoundLatitude><gco:Decimal>${south}</gco:Decimal></gmd:southBoundLatitude><gmd:northBoundLatitude><gco:Decimal>${north}</gco:Decimal></gmd:northBoundLatitude></gmd:EX_GeographicBoundingBox></gmd:geographicElement>`;
const date = (day: string, type: string) =>
  `<gmd:date><gmd:CI_Date><gmd:date><gco:Date>${day}</gco:Date></gmd:date><gmd:dateType><gmd:CI_DateTypeCode codeList="x" codeListValue="${type}">${type}</gmd:CI_DateTypeCode></gmd:dateType></gmd:CI_Date></gmd:date>`;

/** Invented, in the shape in which catalogues hand them out: metadata under a number of their own, the DOI in the citation. */
const foreign = (extent = box('13.1', '13.3', '63.3', '63.5'), identifier = 'https://doi.org/10.60510/ICDPX1') => `
<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" xmlns:gml="http://www.opengis.net/gml">
<gmd:fileIdentifier>${said('0b6e3c5e-8a0c-4c3b-9f3e-1f2a3b4c5d6e')}</gmd:fileIdentifier>
<gmd:language><gmd:LanguageCode codeList="x" codeListValue="eng"/></gmd:language>
<gmd:hierarchyLevel><gmd:MD_ScopeCode codeList="x" codeListValue="dataset"/></gmd:hierarchyLevel>
${party('contact', 'Ole Keeper', 'pointOfContact', `<gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address><gmd:electronicMailAddress>${said('ole@example.org')}</gmd:electronicMailAddress></gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo>`)}
<gmd:dateStamp><gco:Date>2020-02-03</gco:Date></gmd:dateStamp>
<gmd:spatialResolution>${said('kept')}</gmd:spatialResolution>
<gmd:identificationInfo><gmd:MD_DataIdentification>
<gmd:citation><gmd:CI_Citation><gmd:title>${said('Core X 1')}</gmd:title>${date('2019-05-01', 'publication')}${date('2014-06-07', 'creation')}${date('2020-01-01', 'revision')}
<gmd:identifier><gmd:MD_Identifier><gmd:code>${said(identifier)}</gmd:code></gmd:MD_Identifier></gmd:identifier>
${party('citedResponsibleParty', 'Berg, Ines', 'author')}${party('citedResponsibleParty', 'Berg, Ines', 'principalInvestigator')}
</gmd:CI_Citation></gmd:citation>
<gmd:abstract>${said('Dark gneiss.')}</gmd:abstract>
${keywords('theme', ['gneiss', 'gneiss'])}${keywords('theme', ['EARTH SCIENCE'], 'GCMD')}${keywords('place', ['Jämtland'])}${keywords('stratum', ['Seve Nappe'])}${keywords('temporal', ['Silurian'])}
<gmd:extent><gmd:EX_Extent><gmd:description>${said('Åre')}</gmd:description>${extent}
<gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent><gml:TimePeriod gml:id="t"><gml:beginPosition>2014-05-01</gml:beginPosition><gml:endPosition>2014-08-26</gml:endPosition></gml:TimePeriod></gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement>
</gmd:EX_Extent></gmd:extent>
</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;

describe('ISO metadata of others', () => {
  it('are read: identifier, title, abstract, dates, people, keywords, place and time', () => {
    const [record] = readBack(ISO_19139, foreign());
    assert.ok(record);
    const { description: read, facts, findings } = record;
    assert.deepEqual(findings, []);
    assert.deepEqual(
      [read.prefix, read.igsn, read.title, read.abstract],
      ['10.60510', 'ICDPX1', 'Core X 1', 'Dark gneiss.'],
    );
    assert.deepEqual(
      [read.publishedOn, read.sampledOn, read.dates],
      ['2019-05-01', '2014-06-07', [{ date: '2020-01-01', type: 'Updated' }]],
    );
    assert.deepEqual(read.alternateIdentifiers, [{ type: 'UUID', value: '0b6e3c5e-8a0c-4c3b-9f3e-1f2a3b4c5d6e' }]);
    assert.deepEqual(read.agents, [
      { name: 'Berg, Ines', isOrganisation: false, isCreator: true, role: 'ProjectLeader', affiliation: 'A place' },
      {
        ...{ name: 'Ole Keeper', isOrganisation: false, isCreator: false, role: 'ContactPerson' },
        ...{ email: 'ole@example.org', affiliation: 'A place' },
      },
    ]);
    assert.deepEqual([read.keywords, read.subjects], [['gneiss'], [{ label: 'EARTH SCIENCE', scheme: 'GCMD' }]]);
    assert.deepEqual([read.geologicalUnit, read.geologicalAges], ['Seve Nappe', ['Silurian']]);
    assert.deepEqual(
      [read.latitudeDeg, read.latitudeEndDeg, read.longitudeDeg, read.longitudeEndDeg],
      [63.3, 63.5, 13.1, 13.3],
    );
    assert.deepEqual([read.locality, read.places], ['Åre', [{ name: 'Jämtland' }]]);
    assert.deepEqual(
      [read.collectedFrom, read.collectedTo, facts.changedAt, read.language],
      ['2014-05-01', '2014-08-26', '2020-02-03', 'en'],
    );
    assert.deepEqual(
      read.foreign?.map(({ path }) => path),
      ['/MD_Metadata/spatialResolution'],
    );
  });

  it('with a point, no box, or one that is none', () => {
    const position = (extent: string) => {
      const [record] = readBack(ISO_19139, foreign(extent));
      const { latitudeDeg, latitudeEndDeg } = record!.description;
      return [latitudeDeg, latitudeEndDeg, ...record!.findings.map(({ code }) => code)];
    };
    assert.deepEqual(position(box('13.2', '13.2', '63.4', '63.4')), [63.4, undefined]);
    assert.deepEqual(position(''), [undefined, undefined]);
    assert.deepEqual(position(box('east', '13', '63', '63')), [undefined, undefined, 'not-a-number']);
    assert.deepEqual(position(box('13', '13', '163', '163')), [undefined, undefined, 'position-range']);
  });

  it('without an identifier of a sample take that of the citation; without any it is a finding', () => {
    assert.equal(readBack(ISO_19139, foreign('', 'ICDPX2'))[0]!.description.igsn, 'ICDPX2');
    const [record] = readBack(ISO_19139, foreign('', ''));
    assert.deepEqual([record!.description.igsn, record!.findings[0]!.code], ['', 'no-identifier']);
  });

  it('in the namespaces of the first 19115-3 are read as well', () => {
    const text = `<mdb:MD_Metadata xmlns:mdb="http://standards.iso.org/iso/19115/-3/mdb/1.0" xmlns:mri="x" xmlns:cit="y" xmlns:gco="z"><mdb:identificationInfo><mri:MD_DataIdentification><mri:citation><cit:CI_Citation><cit:title>${said('A core')}</cit:title></cit:CI_Citation></mri:citation></mri:MD_DataIdentification></mdb:identificationInfo></mdb:MD_Metadata>`;
    assert.equal(readBack(ISO_19115_3, text)[0]!.description.title, 'A core');
  });
});

for (const format of [ISO_19115_3, ISO_19139]) {
  describe(`${format.label} of our own`, () => {
    it('keeps what it promises', () => assertDescriptionSurvives(format, describeObject(usualContext('sample'))));

    for (const { label, description, facts } of EXAMPLES.filter((one) => /usual|bare/.test(one.label)))
      it(`settles: ${label}`, () =>
        assertDocumentSettles(format, Buffer.from(format.write(description, facts, CONTEXT)), label));

    it('leaves nothing unread', () => {
      for (const { label, description, facts } of EXAMPLES) {
        const [record] = readBack(format, format.write(description, facts, CONTEXT));
        const paths = record!.description.foreign?.map(({ path }) => path) ?? [];
        const ours = paths.filter((path) => !/[Ll]ineage|dataQuality|credit|status|Constraints/.test(path));
        assert.deepEqual(ours, [], label);
      }
    });

    it('is read whatever it says', () => {
      fc.assert(
        fc.property(ARBITRARY_DESCRIPTION, (description) => {
          const [record] = readBack(format, document(format, { ...description, igsn: 'ICDPX1' }));
          assert.ok(record);
          const errors = record.findings.filter(({ severity }) => severity === 'error');
          assert.deepEqual(errors, []);
          const again = format.write(record.description, PENDING, CONTEXT);
          assert.ok(readBack(format, again).length === 1);
        }),
        { numRuns: 40 },
      );
    });
  });
}
