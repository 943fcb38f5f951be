import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findRecord } from '../../../src/store/read/find-record.ts';
import { described } from '../../registry/parties.ts';
import { dataciteXml, descriptionXml, difXml, gfzXml, isoXml } from './example-documents.ts';
import { at, checkLines, type Line, PLAIN } from './lines.ts';
import { type Call, onEachMds, registrationXml, TEXT, XML } from './serve-mds.ts';

const ICDP = { as: 'GFZ.ICDP' };
const OTHER = { as: 'GFZ.OTHER' };
const XML_TYPE = { 'content-type': 'application/xml' };
const xml = (body: string): Call => ({ ...ICDP, body, headers: XML });
const url = (igsn: string): Call => ({ ...ICDP, body: `igsn=10273/${igsn}\nurl=https://example.org/1`, headers: TEXT });
const DESCRIPTION = descriptionXml('ICD1', 'A red core');

const PARTS: readonly Line[] = [
  ['unknown', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 404, "IGSN doesn't exist", PLAIN],
  ['registration first', 'POST', '/mds/igsnmetadata/10273/ICD1', xml(DESCRIPTION), 404, "IGSN doesn't exist", PLAIN],
  ['the address', 'POST', '/mds/igsn', url('ICD1'), 201, 'OK'],
  [
    'an address is no registration',
    'POST',
    '/mds/igsnmetadata/10273/ICD1',
    xml(DESCRIPTION),
    404,
    "IGSN doesn't exist",
  ],
  [
    'registration',
    'POST',
    '/mds/metadata',
    xml(registrationXml('10273/ICD1', { parent: '10273/ICD0' })),
    201,
    'OK (10273/ICD1)',
  ],
  ['none yet', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 410, 'no IGSN metadata for the IGSN', PLAIN],
  ['no ISO yet', 'GET', '/mds/isometadata/10273/ICD1', ICDP, 410, 'no ISO metadata for the IGSN', PLAIN],
  ['no DIF yet', 'GET', '/mds/difmetadata/10273/ICD1', ICDP, 410, 'no DIF metadata for the IGSN', PLAIN],
  ['empty', 'POST', '/mds/igsnmetadata/10273/ICD1', ICDP, 400, 'no IGSN XML provided', PLAIN],
  ['empty ISO', 'PUT', '/mds/isometadata/10273/ICD1', ICDP, 400, 'no ISO XML provided', PLAIN],
  ['empty DIF', 'PUT', '/mds/difmetadata/10273/ICD1', ICDP, 400, 'no DIF XML provided', PLAIN],
  [
    'the wrong kind',
    'POST',
    '/mds/igsnmetadata/10273/ICD1',
    xml(isoXml('x')),
    400,
    '[xml] xml error: this is no IGSN metadata but iso19139',
  ],
  [
    'another sample',
    'POST',
    '/mds/igsnmetadata/10273/ICD1',
    xml(descriptionXml('ICD2', 'x')),
    400,
    '[xml] IGSN does not match',
  ],
  [
    'of another',
    'POST',
    '/mds/igsnmetadata/10273/ICD1',
    { ...xml(DESCRIPTION), ...OTHER },
    403,
    'dataset belongs to another party',
  ],
  ['no id', 'POST', '/mds/igsnmetadata', xml(DESCRIPTION), 404, 'igsn missing'],
  [
    'tried',
    'POST',
    '/mds/igsnmetadata/10273/ICD1?testMode=true',
    xml(DESCRIPTION),
    201,
    'OK (10273/ICD1) (only test mode!)',
  ],
  ['nothing was kept', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 410, 'no IGSN metadata for the IGSN'],
  [
    'made',
    'POST',
    '/mds/igsnmetadata/10273/icd1/',
    xml(DESCRIPTION),
    201,
    'OK (10273/ICD1)',
    at('igsnmetadata/10273/ICD1'),
  ],
  ['as it was received', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 200, DESCRIPTION, XML_TYPE],
  [
    'the registration stays',
    'GET',
    '/mds/metadata/10273/ICD1',
    ICDP,
    200,
    registrationXml('10273/ICD1', { parent: '10273/ICD0' }),
  ],
  ['the title is public', 'GET', '/igsn/ICD1', { headers: { accept: 'text/html' } }, 200, /A red core/],
  ['registration again', 'PUT', '/mds/metadata/10273/ICD1', xml(registrationXml('10273/ICD1')), 201, 'OK (10273/ICD1)'],
  ['takes nothing away', 'GET', '/igsn/ICD1', { headers: { accept: 'text/html' } }, 200, /A red core/],
  ['nor the document', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 200, DESCRIPTION],
  ['in GFZ form', 'PUT', '/mds/igsnmetadata/10273/ICD1', xml(gfzXml('ICD1', 'A green core')), 201, 'OK (10273/ICD1)'],
  ['the newest', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 200, gfzXml('ICD1', 'A green core')],
  [
    'ISO',
    'POST',
    '/mds/isometadata/10273/ICD1',
    xml(isoXml('In a catalogue')),
    201,
    'OK (10273/ICD1)',
    at('isometadata/10273/ICD1'),
  ],
  ['ISO as it was received', 'GET', '/mds/isometadata/10273/ICD1', ICDP, 200, isoXml('In a catalogue'), XML_TYPE],
  ['changes no title', 'GET', '/igsn/ICD1', { headers: { accept: 'text/html' } }, 200, /A green core/],
  [
    'DIF',
    'POST',
    '/mds/difmetadata/10273/ICD1',
    xml(difXml('In a directory')),
    201,
    'OK (10273/ICD1)',
    at('difmetadata/10273/ICD1'),
  ],
  ['DIF as it was received', 'GET', '/mds/difmetadata/10273/ICD1', ICDP, 200, difXml('In a directory'), XML_TYPE],
  ['tried to empty', 'DELETE', '/mds/igsnmetadata/10273/ICD1?testMode=1', ICDP, 200, 'OK (only test mode!)', PLAIN],
  ['emptied', 'DELETE', '/mds/igsnmetadata/10273/ICD1', ICDP, 200, 'OK', PLAIN],
  ['empty now', 'GET', '/mds/igsnmetadata/10273/ICD1', ICDP, 410, 'no IGSN metadata for the IGSN'],
  ['ISO is left', 'GET', '/mds/isometadata/10273/ICD1', ICDP, 200, isoXml('In a catalogue')],
  ['and the registration', 'GET', '/mds/metadata/10273/ICD1', ICDP, 200, registrationXml('10273/ICD1')],
  ['emptying ISO', 'DELETE', '/mds/isometadata/10273/ICD1', ICDP, 200, 'OK'],
  ['empty ISO now', 'GET', '/mds/isometadata/10273/ICD1', ICDP, 410, 'no ISO metadata for the IGSN'],
  ['DIF describes it then', 'GET', '/igsn/ICD1', { headers: { accept: 'text/html' } }, 200, /Grey, in a directory\./],
  ['emptying by another', 'DELETE', '/mds/difmetadata/10273/ICD1', OTHER, 403, 'dataset belongs to another party'],
  ['emptying the unknown', 'DELETE', '/mds/difmetadata/10273/ICD9', ICDP, 404, "IGSN doesn't exist"],
  ['inactive', 'DELETE', '/mds/metadata/10273/ICD1', ICDP, 200, 'OK'],
  ['inactive for all parts', 'GET', '/mds/difmetadata/10273/ICD1', ICDP, 410, 'dataset inactive'],
];

const CONVERTED =
  /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<sample [^>]*kernel-v\.1\.0[\s\S]*<sampleNumber identifierType="igsn">10273\/ICD[1-9]<\/sampleNumber>/;

const ANY_FORMAT: readonly Line[] = [
  ['a description', 'PUT', '/mds/metadata/10273/ICD2', xml(descriptionXml('ICD2', 'A core')), 201, 'OK (10273/ICD2)'],
  ['is converted', 'GET', '/mds/metadata/10273/ICD2', ICDP, 200, CONVERTED, XML_TYPE],
  ['and kept as received', 'GET', '/mds/igsnmetadata/10273/ICD2', ICDP, 200, descriptionXml('ICD2', 'A core')],
  ['a DIF', 'POST', '/mds/metadata/10273/ICD3', xml(difXml('In a directory')), 201, 'OK (10273/ICD3)'],
  ['is converted as well', 'GET', '/mds/metadata/10273/ICD3', ICDP, 200, CONVERTED],
  ['and kept', 'GET', '/mds/difmetadata/10273/ICD3', ICDP, 200, difXml('In a directory')],
  ['an ISO document', 'POST', '/mds/metadata/10273/ICD4', xml(isoXml('In a catalogue')), 201, 'OK (10273/ICD4)'],
  ['is kept', 'GET', '/mds/isometadata/10273/ICD4', ICDP, 200, isoXml('In a catalogue')],
  ['its title', 'POST', '/mds/igsn', url('ICD4'), 201, 'OK'],
  ['is public', 'GET', '/igsn/ICD4', { headers: { accept: 'text/html' } }, 200, /In a catalogue/],
  [
    'ISO that says more',
    'PUT',
    '/mds/isometadata/10273/ICD4',
    xml(isoXml('In a catalogue', 'Gneiss, dark')),
    201,
    'OK (10273/ICD4)',
  ],
  ['is read', 'GET', '/igsn/ICD4', { headers: { accept: 'text/html' } }, 200, /Gneiss, dark/],
  ['and kept too', 'GET', '/mds/isometadata/10273/ICD4', ICDP, 200, isoXml('In a catalogue', 'Gneiss, dark')],
  ['DataCite', 'POST', '/mds/metadata', xml(dataciteXml('ICD5', 'A cited core')), 201, 'OK (10.60510/ICD5)'],
  ['becomes a registration', 'GET', '/mds/metadata/10273/ICD5', ICDP, 200, CONVERTED],
  ['and a description', 'GET', '/mds/igsnmetadata/10273/ICD5', ICDP, 200, /A cited core/],
  [
    'a registration over a description',
    'POST',
    '/mds/metadata',
    xml(registrationXml('10273/ICD2', { parent: '10273/ICD0' })),
    201,
    'OK (10273/ICD2)',
  ],
  [
    'is the newest',
    'GET',
    '/mds/metadata/10273/ICD2',
    ICDP,
    200,
    registrationXml('10273/ICD2', { parent: '10273/ICD0' }),
  ],
  ['and leaves the description', 'GET', '/mds/igsnmetadata/10273/ICD2', ICDP, 200, descriptionXml('ICD2', 'A core')],
  [
    'a description that was converted',
    'PUT',
    '/mds/metadata/10273/ICD7',
    xml(descriptionXml('ICD7', 'Short-lived')),
    201,
    'OK (10273/ICD7)',
  ],
  ['at an address', 'POST', '/mds/igsn', url('ICD7'), 201, 'OK'],
  ['is taken away', 'DELETE', '/mds/igsnmetadata/10273/ICD7', ICDP, 200, 'OK'],
  ['what was made of it stays', 'GET', '/mds/metadata/10273/ICD7', ICDP, 200, CONVERTED],
  ['and nobody reads it', 'GET', '/igsn/ICD7', { headers: { accept: 'text/html' } }, 200, /^(?![\s\S]*Short-lived)/],
];

const ELSEWHERE: readonly Line[] = [
  ['registration is rendered', 'GET', '/mds/metadata/10273/ICD6', ICDP, 200, CONVERTED, XML_TYPE],
  ['description is rendered', 'GET', '/mds/igsnmetadata/10273/ICD6', ICDP, 200, /From elsewhere/, XML_TYPE],
  ['ISO is rendered', 'GET', '/mds/isometadata/10273/ICD6', ICDP, 200, /From elsewhere/, XML_TYPE],
  ['DIF is not', 'GET', '/mds/difmetadata/10273/ICD6', ICDP, 404, 'no DIF metadata for the IGSN', PLAIN],
  ['our own page is the address', 'GET', '/mds/igsn/10273/ICD6', ICDP, 200, 'https://samples.example/igsn/ICD6'],
  ['a registration document', 'PUT', '/mds/metadata/10273/ICD6', xml(registrationXml('ICD6')), 201, 'OK (10273/ICD6)'],
  ['takes nothing away', 'GET', '/igsn/ICD6', { headers: { accept: 'text/html' } }, 200, /From elsewhere/],
  [
    'and once more',
    'PUT',
    '/mds/metadata/10273/ICD6',
    xml(registrationXml('ICD6', { name: 'x' })),
    201,
    'OK (10273/ICD6)',
  ],
  ['takes nothing away either', 'GET', '/igsn/ICD6', { headers: { accept: 'text/html' } }, 200, /From elsewhere/],
  ['an ISO document', 'PUT', '/mds/isometadata/10273/ICD6', xml(isoXml('x')), 201, 'OK (10273/ICD6)'],
  ['changes no title', 'PUT', '/mds/metadata/10273/ICD6', xml(registrationXml('ICD6')), 201, 'OK (10273/ICD6)'],
  ['of a record of elsewhere', 'GET', '/igsn/ICD6', { headers: { accept: 'text/html' } }, 200, /From elsewhere/],
  ['nor does its deletion', 'DELETE', '/mds/isometadata/10273/ICD6', ICDP, 200, 'OK'],
  ['which is whole', 'GET', '/mds/igsnmetadata/10273/ICD6', ICDP, 200, /From elsewhere/],
  ['inactive', 'DELETE', '/mds/metadata/10273/ICD6', ICDP, 200, 'OK'],
  ['the page says nothing', 'GET', '/mds/metadata/10273/ICD6', ICDP, 410, 'dataset inactive'],
];

onEachMds('MDS: documents beside the registration', { upstream: 'none' }, (server) => {
  checkLines(server, PARTS);
  it('the parent of the registration joined the description, until the registration left it out', async () => {
    const record = await findRecord(server().house.store.read, 'ICD1');
    assert.equal(record!.description.parent, undefined);
  });
});

onEachMds('MDS: metadata of any format', { upstream: 'none' }, (server) => {
  checkLines(server, ANY_FORMAT);
  it('parent and title of two documents are one description', async () => {
    const { description } = (await findRecord(server().house.store.read, 'ICD2'))!;
    assert.deepEqual([description.title, description.parent?.igsn, description.prefix], ['A core', 'ICD0', undefined]);
  });
});

onEachMds('MDS: records that came another way', { upstream: 'none' }, (server) => {
  it('one comes', async () => {
    const { house } = server();
    const caller = { name: 'x', account: 'x', origin: 'test', grants: [{ role: 'administrator', party: '' }] } as const;
    const description = described('ICD6', 'From elsewhere');
    const outcome = await house.takeChange({ caller, igsn: 'ICD6', description, wish: 'findable' });
    assert.equal(outcome.outcome, 'created');
  });
  checkLines(server, ELSEWHERE);
});
