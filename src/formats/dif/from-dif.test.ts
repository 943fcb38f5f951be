import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBack } from '../../../test/conformance/formats/round-trip.ts';
import { present } from '../../domain/description/present.ts';
import { READABLE } from '../formats.ts';
import { openSource } from '../reading/open-source.ts';
import { recognise } from '../reading/read-document.ts';
import { DIF } from './format.ts';

const NINE = 'http://gcmd.gsfc.nasa.gov/Aboutus/xml/dif/';
const dif = (inside: string, namespace = NINE) => `<DIF xmlns="${namespace}">${inside}</DIF>`;
const HEAD = '<Entry_ID>10.60510/ICDPX1</Entry_ID><Entry_Title>Core X 1</Entry_Title>';
const only = (text: string) => {
  const [record] = readBack(DIF, text);
  assert.ok(record);
  return record;
};
const codes = (inside: string) => only(dif(HEAD + inside)).findings.map(({ code, value }) => `${code} ${value ?? ''}`);

/** Invented, with every element of DIF 9 that is read. */
const OLDER = dif(`${HEAD}
<Data_Set_Citation><Dataset_Creator>Berg, Ines; Working Group Rocks</Dataset_Creator><Dataset_Editor>Holm, Per</Dataset_Editor>
<Dataset_Title>Core X 1</Dataset_Title><Dataset_Series_Name>Cores of X</Dataset_Series_Name><Dataset_Release_Date>2019-05</Dataset_Release_Date>
<Dataset_Publisher>Institute of Rocks</Dataset_Publisher><Version>2</Version><Data_Presentation_Form>Dataset</Data_Presentation_Form><Online_Resource>https://example.org/x1</Online_Resource></Data_Set_Citation>
<Personnel><Role>INVESTIGATOR</Role><Role>DIF AUTHOR</Role><First_Name>Ines</First_Name><Last_Name>Berg</Last_Name><Email>ines@example.org</Email></Personnel>
<Personnel><Role>Technical Contact</Role><First_Name>Ole</First_Name><Middle_Name>B.</Middle_Name><Last_Name>Keeper</Last_Name></Personnel>
<Parameters><Category>EARTH SCIENCE</Category><Topic>Solid Earth</Topic><Term>Rocks</Term></Parameters><Keyword>gneiss</Keyword><Keyword>gneiss</Keyword>
<Sensor_Name><Short_Name>XRD</Short_Name><Long_Name>X-ray diffraction</Long_Name></Sensor_Name><Source_Name><Short_Name>Land based</Short_Name></Source_Name>
<Temporal_Coverage><Start_Date>2014-05-01</Start_Date><Stop_Date>2014-08-26</Stop_Date></Temporal_Coverage><Temporal_Coverage><Start_Date>2015</Start_Date></Temporal_Coverage>
<Paleo_Temporal_Coverage><Chronostratigraphic_Unit><Eon>PHANEROZOIC</Eon><Era>PALEOZOIC</Era><Period>SILURIAN</Period></Chronostratigraphic_Unit></Paleo_Temporal_Coverage>
<Data_Set_Progress>Complete</Data_Set_Progress>
<Spatial_Coverage><Southernmost_Latitude>63.3</Southernmost_Latitude><Northernmost_Latitude>63.5</Northernmost_Latitude><Westernmost_Longitude>13.1</Westernmost_Longitude><Easternmost_Longitude>13.3</Easternmost_Longitude><Minimum_Altitude>520 m</Minimum_Altitude><Maximum_Altitude>540.5</Maximum_Altitude></Spatial_Coverage>
<Location><Location_Category>CONTINENT</Location_Category><Location_Type>EUROPE</Location_Type><Detailed_Location>Åre</Detailed_Location></Location>
<Project><Short_Name>COSC</Short_Name><Long_Name>Caledonides</Long_Name></Project><Project><Short_Name>Second</Short_Name></Project>
<Use_Constraints>https://creativecommons.org/licenses/by/4.0/</Use_Constraints><Access_Constraints>Ask first.</Access_Constraints><Data_Set_Language>English</Data_Set_Language>
<Data_Center><Data_Center_Name><Short_Name>SDDB</Short_Name><Long_Name>Drilling Database</Long_Name></Data_Center_Name><Data_Set_ID>X1</Data_Set_ID><Personnel><Role>DATA CENTER CONTACT</Role><Last_Name>###LAST###</Last_Name></Personnel></Data_Center>
<Reference><Title>Of X</Title><DOI>doi:10.1000/182</DOI></Reference><Reference>Nobody, 1999</Reference>
<Summary><Abstract>Dark gneiss.</Abstract><Purpose>To look.</Purpose></Summary>
<Related_URL><URL_Content_Type><Type>GET DATA</Type></URL_Content_Type><URL>https://example.org/data</URL><Description>Data</Description></Related_URL>
<Multimedia_Sample><URL>https://example.org/x.jpg</URL><Caption>X</Caption></Multimedia_Sample>
<Parent_DIF>ICDPX0</Parent_DIF><Metadata_Name>CEOS IDN DIF</Metadata_Name><Metadata_Version>9.9</Metadata_Version><DIF_Creation_Date>2020-02-03</DIF_Creation_Date>`);

/** The same kind of things as DIF 10 has them. */
const NEWER = dif(
  `<Entry_ID><Short_Name>X_CORES</Short_Name><Version>1</Version></Entry_ID><Entry_Title>Cores</Entry_Title>
<Dataset_Citation><Persistent_Identifier><Type>DOI</Type><Identifier>doi:10.60510/ICDPX1</Identifier></Persistent_Identifier></Dataset_Citation>
<Personnel><Role>INVESTIGATOR</Role><Contact_Person><First_Name>Ines</First_Name><Last_Name>Berg</Last_Name></Contact_Person></Personnel>
<Personnel><Role>TECHNICAL CONTACT</Role><Contact_Group><Name>Core store</Name><Email>store@example.org</Email></Contact_Group></Personnel>
<Science_Keywords><Category>EARTH SCIENCE</Category><Topic>SOLID EARTH</Topic></Science_Keywords><Ancillary_Keyword>core</Ancillary_Keyword>
<Platform><Type>In Situ Land-based Platforms</Type><Short_Name>DRILL RIG</Short_Name><Instrument><Short_Name>CORING</Short_Name></Instrument></Platform>
<Temporal_Coverage><Range_DateTime><Beginning_Date_Time>2014-05-01T00:00:00Z</Beginning_Date_Time><Ending_Date_Time>present</Ending_Date_Time></Range_DateTime></Temporal_Coverage>
<Spatial_Coverage><Geometry><Coordinate_System>GEODETIC</Coordinate_System><Point><Point_Longitude>13.2</Point_Longitude><Point_Latitude>63.4</Point_Latitude></Point>
<Bounding_Rectangle><Southernmost_Latitude>1</Southernmost_Latitude><Northernmost_Latitude>2</Northernmost_Latitude><Westernmost_Longitude>3</Westernmost_Longitude><Easternmost_Longitude>4</Easternmost_Longitude></Bounding_Rectangle></Geometry></Spatial_Coverage>
<Use_Constraints><Description>CC BY</Description><License_URL><URL>https://example.org/by</URL></License_URL></Use_Constraints>
<Organization><Organization_Type>ARCHIVER</Organization_Type><Organization_Name><Short_Name>BCR</Short_Name></Organization_Name></Organization>
<Summary>Long cores.</Summary><Related_URL><URL_Content_Type><Type>DATA SET LANDING PAGE</Type></URL_Content_Type><URL>https://example.org/page</URL></Related_URL>
<Metadata_Dates><Metadata_Creation>2020-01-01</Metadata_Creation><Metadata_Last_Revision>2021-01-01</Metadata_Last_Revision><Data_Creation>2014-06</Data_Creation></Metadata_Dates>`,
  'http://gcmd.gsfc.nasa.gov/Aboutus/xml/dif/',
);

const NAMES_OF_OBJECTS = `<Data_Set_Language>constructor</Data_Set_Language>
<Personnel><Role>toString</Role><Last_Name>Berg</Last_Name></Personnel>`;

describe('records of a GCMD directory', () => {
  it('takes words that every object has as what they are', () => {
    const { description } = only(dif(HEAD + NAMES_OF_OBJECTS));
    assert.equal(description.language, 'constructor');
    assert.deepEqual(
      description.agents.map(({ role }) => role),
      ['Other'],
    );
  });

  it('in DIF 9: what is named, who, when, where, with what', () => {
    const { description: read, facts, findings } = only(OLDER);
    assert.deepEqual(
      findings.map(({ code, severity, value }) => [code, severity, value]),
      [['unfilled', 'warning', '###LAST###']],
    );
    assert.deepEqual(facts, { registrant: 'Institute of Rocks', changedAt: '2020-02-03' });
    const { foreign, agents, ...said } = read;
    assert.deepEqual(present(said), {
      ...{
        igsn: 'ICDPX1',
        prefix: '10.60510',
        namespace: 'ICDPX',
        objectType: 'sample',
        name: 'Core X 1',
        title: 'Core X 1',
      },
      ...{ furtherTitles: [{ text: 'Cores of X' }], alternateIdentifiers: [{ type: 'Other', value: 'X1' }] },
      ...{ language: 'en', versionLabel: '2', abstract: 'Dark gneiss.', purpose: 'To look.', keywords: ['gneiss'] },
      subjects: [{ label: 'EARTH SCIENCE > Solid Earth > Rocks', scheme: 'GCMD Science Keywords' }],
      ...{ latitudeDeg: 63.3, longitudeDeg: 13.1, latitudeEndDeg: 63.5, longitudeEndDeg: 13.3 },
      ...{ elevationM: 520, elevationEndM: 540.5, locality: 'Åre', places: [{ name: 'CONTINENT > EUROPE' }] },
      ...{ collectedFrom: '2014-05-01', collectedTo: '2014-08-26', dates: [{ date: '2015', type: 'Collected' }] },
      ...{ geologicalAges: ['SILURIAN'], instruments: [{ name: 'X-ray diffraction' }], platformName: 'Land based' },
      expedition: { code: 'COSC', name: 'Caledonides', program: '' },
      ...{ publisher: { name: 'Institute of Rocks' }, publishedOn: '2019-05' },
      licences: [{ uri: 'https://creativecommons.org/licenses/by/4.0/' }, { name: 'Ask first.' }],
      landingPage: 'https://example.org/x1',
      relatedWorks: [
        { identifier: 'https://example.org/data', identifierType: 'URL', relationType: 'IsSourceOf', title: 'Data' },
        { identifier: '10.1000/182', identifierType: 'DOI', relationType: 'IsDocumentedBy', title: 'Of X' },
      ],
      images: [{ url: 'https://example.org/x.jpg', caption: 'X' }],
      parent: { igsn: 'ICDPX0', name: 'ICDPX0' },
      ...{
        otherNames: [],
        children: [],
        depths: [],
        fundingAgencies: [],
        stated: [],
        isPublic: true,
        isDemonstration: false,
      },
    });
    const keeper = { name: 'Keeper, Ole B.', givenName: 'Ole B.', familyName: 'Keeper', role: 'ContactPerson' };
    assert.deepEqual(agents, [
      {
        ...{ name: 'Berg, Ines', givenName: 'Ines', familyName: 'Berg', email: 'ines@example.org' },
        ...{ isOrganisation: false, isCreator: true, role: 'ProjectLeader' },
      },
      { name: 'Working Group Rocks', isCreator: true },
      { name: 'Holm, Per', isCreator: false, role: 'Editor' },
      { ...keeper, isOrganisation: false, isCreator: false },
      { name: 'Drilling Database', isOrganisation: true, isCreator: false, role: 'Distributor' },
    ]);
    assert.deepEqual(
      foreign?.map(({ path }) => path),
      ['/DIF/Data_Set_Progress', '/DIF/Project', '/DIF/Reference'],
    );
  });

  it('in DIF 10, whose elements are others', () => {
    const { description: read, facts, findings } = only(NEWER);
    assert.deepEqual([findings, facts], [[], { changedAt: '2021-01-01' }]);
    assert.deepEqual([read.igsn, read.prefix, read.abstract], ['ICDPX1', '10.60510', 'Long cores.']);
    assert.deepEqual(
      read.alternateIdentifiers?.map(({ value }) => value),
      ['X_CORES', 'X_CORES_1'],
    );
    assert.deepEqual([read.latitudeDeg, read.longitudeDeg, read.latitudeEndDeg], [63.4, 13.2, undefined]);
    assert.deepEqual(read.places, [{ boxes: [{ westDeg: 3, eastDeg: 4, southDeg: 1, northDeg: 2 }] }]);
    assert.deepEqual([read.collectedFrom, read.collectedTo], ['2014-05-01T00:00:00Z', undefined]);
    assert.deepEqual(read.dates, [{ date: '2014-06', type: 'Created' }]);
    assert.deepEqual(
      read.agents.map(({ name, role, email }) => [name, role, email]),
      [
        ['Berg, Ines', 'ProjectLeader', undefined],
        ['Core store', 'ContactPerson', 'store@example.org'],
        ['BCR', 'HostingInstitution', undefined],
      ],
    );
    assert.deepEqual([read.platformType, read.platformName], ['In Situ Land-based Platforms', 'DRILL RIG']);
    assert.deepEqual([read.instruments, read.keywords], [[{ name: 'CORING' }], ['core']]);
    assert.deepEqual(read.licences, [{ name: 'CC BY', uri: 'https://example.org/by' }]);
    assert.deepEqual([read.landingPage, read.relatedWorks, read.foreign], ['https://example.org/page', [], undefined]);
  });

  it('say what is wrong with them, and are read all the same', () => {
    const box = (south: string) =>
      `<Spatial_Coverage><Southernmost_Latitude>${south}</Southernmost_Latitude><Northernmost_Latitude>1</Northernmost_Latitude><Westernmost_Longitude>1</Westernmost_Longitude><Easternmost_Longitude>1</Easternmost_Longitude></Spatial_Coverage>`;
    assert.deepEqual(codes(box('south')), ['not-a-number south']);
    assert.deepEqual(codes(box('-91')), ['position-range ']);
    const high = (text: string) =>
      codes(`<Spatial_Coverage><Minimum_Altitude>${text}</Minimum_Altitude></Spatial_Coverage>`);
    assert.deepEqual([high('1700 ft'), high('12 m asl')], [['not-a-number 1700 ft'], []]);
    const time = (text: string) => codes(`<Temporal_Coverage><Start_Date>${text}</Start_Date></Temporal_Coverage>`);
    assert.deepEqual(
      [time('May 2014'), time('2014-13'), time('Not provided')],
      [['not-a-date May 2014'], ['not-a-date 2014-13'], []],
    );
    const [nameless] = readBack(DIF, dif('<Entry_Title>A core</Entry_Title>'));
    assert.deepEqual([nameless!.description.igsn, nameless!.findings[0]!.code], ['', 'no-identifier']);
  });

  it('are told from others by their root, with the namespace or without any', () => {
    const of = (text: string) => {
      const source = openSource(new TextEncoder().encode(text), 'test');
      assert.ok(source.ok);
      return recognise(source.value, READABLE)?.name;
    };
    assert.equal(of(dif(HEAD)), 'dif');
    assert.equal(of(`<DIF>${HEAD}</DIF>`), 'dif');
    assert.notEqual(of(`<DIF xmlns="urn:other">${HEAD}</DIF>`), 'dif');
  });
});
