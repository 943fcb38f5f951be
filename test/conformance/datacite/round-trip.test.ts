import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { DATACITE } from '../../../src/formats/datacite-4/format.ts';
import { GFZ_DESCRIPTION } from '../../../src/formats/gfz-description-1.3/format.ts';
import { openSource } from '../../../src/formats/reading/open-source.ts';
import { onEachEngine } from '../../store/each-engine.ts';
import { checkFile, checkFilesIn, WITHOUT_CHECK_FILES } from '../formats/check-files.ts';
import { type DataciteServer, payload, serveDatacite } from './serve-datacite.ts';

const ME = 'GFZ.ICDP';
const URL = 'https://example.org/1';
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

/** Every attribute that describes, with as much as each can hold. */
const RICH = {
  creators: [
    {
      name: 'Drill, Dora',
      nameType: 'Personal',
      givenName: 'Dora',
      familyName: 'Drill',
      affiliation: [
        { name: 'GFZ', affiliationIdentifier: 'https://ror.org/04z8jg394', affiliationIdentifierScheme: 'ROR' },
      ],
      nameIdentifiers: [{ nameIdentifier: 'https://orcid.org/0000-0001-5000-0007', nameIdentifierScheme: 'ORCID' }],
    },
    { name: 'ICDP', nameType: 'Organizational', affiliation: [], nameIdentifiers: [] },
  ],
  titles: [
    { title: 'Bohrkern 12 <&> "é"', lang: 'de' },
    { title: 'Core 12', titleType: 'AlternativeTitle' },
  ],
  publisher: {
    name: 'GFZ Data Services',
    publisherIdentifier: 'https://ror.org/04z8jg394',
    publisherIdentifierScheme: 'ROR',
  },
  publicationYear: 2024,
  types: { resourceTypeGeneral: 'PhysicalObject', resourceType: 'Core section' },
  subjects: [{ subject: 'gneiss' }, { subject: 'rock', subjectScheme: 'GCMD', valueUri: 'https://example.org/rock' }],
  contributors: [
    { name: 'Curator, C.', contributorType: 'DataCurator', nameType: 'Personal', affiliation: [], nameIdentifiers: [] },
  ],
  dates: [
    { date: '2014-05-01/2014-08-31', dateType: 'Collected' },
    { date: '2024', dateType: 'Issued' },
  ],
  language: 'en',
  alternateIdentifiers: [{ alternateIdentifier: '5054_1_A_12', alternateIdentifierType: 'Local accession number' }],
  relatedIdentifiers: [
    { relatedIdentifier: '10.60510/icd1', relatedIdentifierType: 'DOI', relationType: 'IsPartOf' },
    { relatedIdentifier: '10.5880/GFZ.1', relatedIdentifierType: 'DOI', relationType: 'IsCitedBy' },
  ],
  sizes: ['3.05 m', '2 kg'],
  formats: ['core box'],
  version: '1.1',
  rightsList: [{ rights: 'CC BY 4.0', rightsUri: 'https://creativecommons.org/licenses/by/4.0/' }],
  descriptions: [{ description: 'Dark.\nFoliated.', descriptionType: 'Abstract', lang: 'en' }],
  geoLocations: [
    { geoLocationPlace: 'Åre', geoLocationPoint: { pointLongitude: 13.2, pointLatitude: 63.4 } },
    {
      geoLocationBox: { westBoundLongitude: 1, eastBoundLongitude: 2, southBoundLatitude: 3, northBoundLatitude: 4 },
    },
  ],
  fundingReferences: [{ funderName: 'DFG', awardNumber: 'X 1', funderIdentifierType: 'Crossref Funder ID' }],
  relatedItems: [
    { relatedItemType: 'Journal', relationType: 'IsPublishedIn', titles: [{ title: 'Scientific Drilling' }] },
  ],
  container: { type: 'Series', title: 'COSC' },
};

onEachEngine('what is put reads back', (house) => {
  let server: DataciteServer;
  before(async () => {
    server = await serveDatacite(house());
  });
  after(() => server.close());

  const put = async (id: string, attributes: object) => {
    const answer = await server.call('PUT', `/dois/10.60510/${id}`, { as: ME, json: payload(attributes) });
    assert.ok(answer.status === 200 || answer.status === 201, answer.text);
    return answer.body.data.attributes;
  };
  const get = async (id: string, as?: string) => {
    const query = '?affiliation=true&publisher=true';
    const { body } = await server.call('GET', `/dois/10.60510/${id}${query}`, as === undefined ? {} : { as });
    return body.data.attributes;
  };
  const publish = (id: string) =>
    house().store.unitOfWork(async (db) => {
      await db.updateTable('record').set({ state: 'registered' }).where('igsn', '=', id).execute();
    });

  it('every attribute', async () => {
    await put('ICDRICH', { ...RICH, url: URL, event: 'publish' });
    const read = await get('ICDRICH', ME);
    for (const [name, value] of Object.entries(RICH)) assert.deepEqual(read[name], value, name);
    assert.deepEqual(read.identifiers, [{ identifier: '5054_1_A_12', identifierType: 'Local accession number' }]);
    assert.deepEqual([read.metadataVersion, read.partOfCount, read.citationCount], [0, 1, 1]);
    const short = (await server.call('GET', '/dois/10.60510/ICDRICH', { as: ME })).body.data.attributes;
    assert.deepEqual([short.publisher, short.creators[0].affiliation], ['GFZ Data Services', ['GFZ']]);
  });

  it('for everybody, once it is confirmed', async () => {
    await publish('ICDRICH');
    assert.deepEqual((await get('ICDRICH')).titles, RICH.titles);
  });

  it('what it reads can be put again, and nothing changes', async () => {
    const read = await get('ICDRICH', ME);
    await put('ICDRICH', read);
    const again = await get('ICDRICH', ME);
    assert.deepEqual(again, read);
    const kept = house().store.read.selectFrom('record_document').select('number').where('igsn', '=', 'ICDRICH');
    assert.equal((await kept.execute()).length, 1);
  });

  it('a patch changes what it names, and empties what it gives empty', async () => {
    await server.call('PATCH', '/dois/10.60510/ICDRICH', {
      as: ME,
      json: payload({ titles: [{ title: 'New' }], subjects: [], language: null }),
    });
    const read = await get('ICDRICH', ME);
    assert.deepEqual([read.titles, read.subjects, read.language], [[{ title: 'New' }], [], null]);
    for (const name of ['creators', 'geoLocations', 'dates', 'fundingReferences'] as const)
      assert.deepEqual(read[name], RICH[name], name);
    assert.equal(read.metadataVersion, 1);
    assert.match(Buffer.from(read.xml, 'base64').toString(), /<title>New<\/title>/);
  });

  it('a patch loses nothing of a description that says more than DataCite can', async () => {
    const { subjects } = await put('ICDGFZ', { xml: base64(SAMPLE), url: URL });
    const before = await descriptionOf('ICDGFZ');
    assert.equal(before.platformName, 'Riksriggen');
    await put('ICDGFZ', { subjects: [...subjects, { subject: 'new word' }] });
    const after = await descriptionOf('ICDGFZ');
    assert.deepEqual({ ...after, keywords: [] }, { ...before, keywords: [] });
    assert.ok(after.keywords.includes('new word'));
  });

  const descriptionOf = async (igsn: string) => {
    const found = await house().unitOfWork((work) => work.register.descriptions([igsn]));
    return found.get(igsn)!;
  };

  it('XML in its own bytes, where it names the record as we do', async () => {
    const xml = DATACITE.write(await descriptionOf('ICDRICH'), FACTS, CONTEXT)
      .replace('ICDRICH', 'ICDXML')
      .replace('icdrich', 'icdxml');
    const read = await put('ICDXML', { xml: base64(`<!-- mine -->${xml}`), url: URL, event: 'publish' });
    assert.equal(read.xml, base64(`<!-- mine -->${xml}`));
    assert.equal(read.titles[0].title, 'New');
    const patched = await put('ICDXML', { version: '9' });
    assert.match(Buffer.from(patched.xml, 'base64').toString(), /<version>9<\/version>/);
    assert.deepEqual(patched.creators, read.creators);
  });

  it('XML that the schema refuses is drafted, not published', async () => {
    const xml = base64(
      '<resource xmlns="http://datacite.org/schema/kernel-4"><titles><title titleType="Foo">x</title></titles></resource>',
    );
    assert.equal((await put('ICDBAD', { xml, url: URL })).titles[0].title, 'x');
    const refused = await server.call('PUT', '/dois/10.60510/ICDBAD', {
      as: ME,
      json: payload({ xml, event: 'publish' }),
    });
    assert.equal(refused.status, 422);
    const sources = refused.body.errors.map((one: { source: string }) => one.source);
    assert.ok(sources.includes('creators') && sources.includes('titles'), refused.text);
    assert.equal(new Set(sources).size, sources.length);
  });

  it('XML that is none, and a format that nobody knows', async () => {
    for (const xml of ['<resource', 'no base64 at all', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 7]) {
      const refused = await server.call('PUT', '/dois/10.60510/ICDNO', { as: ME, json: payload({ xml }) });
      assert.deepEqual([refused.status, refused.body.errors[0].source], [422, 'xml'], refused.text);
    }
  });

  const examples = checkFilesIn('records/datacite-kernel-4.6', '.xml');
  it('there are thirteen official examples', { skip: WITHOUT_CHECK_FILES }, () => assert.equal(examples.length, 13));
  for (const [at, path] of examples.entries()) {
    it(`official example ${path}: XML, then its attributes as JSON`, async () => {
      const bytes = checkFile(path)!;
      await put(`ICDE${at}`, { xml: base64(bytes), url: URL, event: 'publish' });
      const read = await get(`ICDE${at}`, ME);
      assert.equal(read.state, 'findable');
      const said = (xml: Uint8Array) => {
        const source = openSource(xml, path, (root) => (root.name === 'resource' ? DATACITE.schema?.() : undefined));
        assert.ok(source.ok);
        assert.deepEqual(source.findings, []);
        const {
          igsn: _,
          prefix: __,
          namespace: ___,
          name: ____,
          ...rest
        } = DATACITE.read(source.value)[0]!.description;
        return rest;
      };
      assert.deepEqual(said(Buffer.from(read.xml, 'base64')), said(bytes));
      const { xml: _, url: __, ...attributes } = read;
      await put(`ICDJ${at}`, { ...attributes, doi: undefined, url: URL, event: 'publish' });
      const again = await get(`ICDJ${at}`, ME);
      for (const name of Object.keys(RICH)) assert.deepEqual(again[name], read[name], name);
    });
  }
});

const FACTS = {
  registrant: 'x',
  state: 'registered',
  submittedAt: '2024-01-01T00:00:00Z',
  changedAt: '2024-01-01T00:00:00Z',
  version: 1,
} as const;
const CONTEXT = {
  handlePrefix: '10273',
  doiPrefix: '10.60510',
  agentName: 'Agent',
  landingUrl: (igsn: string) => `https://example.org/${igsn}`,
  baseUrl: 'https://example.org',
};

/** A description in the richest of our XML formats. */
const SAMPLE = `<?xml version="1.0"?>\n${GFZ_DESCRIPTION.write(
  {
    igsn: 'ICDGFZ',
    namespace: 'ICD',
    objectType: 'sample',
    name: '5054_1_A_12',
    title: 'Sample of a core',
    otherNames: ['S-12'],
    geologicalAges: ['Ordovician'],
    children: [],
    depths: [],
    agents: [{ name: 'Drill, Dora', isOrganisation: false, isCreator: true }],
    fundingAgencies: ['DFG'],
    relatedWorks: [],
    keywords: ['word'],
    stated: [],
    isPublic: true,
    isDemonstration: false,
    platformName: 'Riksriggen',
    platformType: 'Rig',
    operator: 'Lund University',
    purpose: 'Dating',
    currentArchive: 'BGR Spandau',
  },
  FACTS,
  CONTEXT,
)}`;
