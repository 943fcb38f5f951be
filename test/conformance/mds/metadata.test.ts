import { difXml } from './example-documents.ts';
import { at, checkLines, type Line, PLAIN } from './lines.ts';
import { type Call, onEachMds, registrationXml, TEXT, XML } from './serve-mds.ts';

const URL_1 = 'https://example.org/1';
const ICDP = { as: 'GFZ.ICDP' };
const OTHER = { as: 'GFZ.OTHER' };
const XML_TYPE = { 'content-type': 'application/xml' };
const xml = (body: string | Uint8Array, headers: Record<string, string> = XML): Call => ({ ...ICDP, body, headers });
const url = (igsn: string): Call => ({ ...ICDP, body: `igsn=10273/${igsn}\nurl=${URL_1}`, headers: TEXT });
const latin = (text: string) => Buffer.from(text, 'latin1');

const FIRST = registrationXml('10273/ICD1');
const SECOND = registrationXml('10273/icd1', { parent: '10273/ICD0' });
const UNDECLARED = registrationXml('10273/ICDLATIN').replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
const BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>';
const XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';

const REFUSED: readonly Line[] = [
  ['nobody', 'POST', '/mds/metadata', { body: FIRST, headers: XML }, 401, null],
  ['no list', 'GET', '/mds/metadata', ICDP, 204, '', { 'content-type': null }],
  ['no list, closing slash', 'GET', '/mds/metadata/', ICDP, 204, ''],
  ['unknown', 'GET', '/mds/metadata/10273/ICD1', ICDP, 404, 'IGSN is unknown to MDS', PLAIN],
  ['empty', 'POST', '/mds/metadata', { ...ICDP, headers: XML }, 400, 'request body must not be empty', PLAIN],
  ['blanks', 'POST', '/mds/metadata', xml(' \r\n'), 400, 'request body must not be empty'],
  ['not well-formed', 'POST', '/mds/metadata', xml('<sample>'), 400, /^\[xml\] xml error: [^\n]+$/, PLAIN],
  ['no XML', 'POST', '/mds/metadata', xml('igsn=10273/ICD1'), 400, /^\[xml\] xml error: /],
  ['of no known format', 'POST', '/mds/metadata', xml('<a/>'), 400, /^\[xml\] xml error: line 1: No format/],
  [
    'against the schema',
    'POST',
    '/mds/metadata',
    xml(FIRST.replace('registrant>', 'registrar>').replace('</registrant>', '</registrar>')),
    400,
    /^\[xml\] xml error: line \d+: [^\n]+$/,
  ],
  ['a bomb', 'POST', '/mds/metadata', xml(BOMB), 400, /^\[xml\] xml error: .*document type/],
  ['a file of ours', 'POST', '/mds/metadata', xml(XXE), 400, /^\[xml\] xml error: .*document type/],
  ['a wrong encoding', 'POST', '/mds/metadata', xml(latin(FIRST)), 400, /^\[xml\] xml error: /],
  [
    'an empty number',
    'POST',
    '/mds/metadata',
    xml(registrationXml(' ')),
    400,
    /^(failed to retrieve IGSN from xml|\[xml\] xml error: .*)$/,
  ],
  [
    'a catalogue record without address',
    'POST',
    '/mds/metadata',
    xml(difXml('No name')),
    400,
    'failed to retrieve IGSN from xml',
  ],
  ['another in the address', 'PUT', '/mds/metadata/10273/ICD2', xml(FIRST), 400, '[xml] IGSN does not match'],
  [
    'a foreign prefix',
    'POST',
    '/mds/metadata',
    xml(registrationXml('10.1234/ICD1')),
    403,
    'IGSN prefix is not allowed',
  ],
  ['a namespace of another', 'POST', '/mds/metadata', { ...xml(FIRST), ...OTHER }, 403, 'IGSN prefix is not allowed'],
  ['deleting the unknown', 'DELETE', '/mds/metadata/10273/ICD1', ICDP, 404, "IGSN doesn't exist", PLAIN],
  [
    'deleting everything',
    'DELETE',
    '/mds/metadata',
    ICDP,
    405,
    "Request method 'DELETE' not supported",
    { allow: 'GET, HEAD, POST' },
  ],
  [
    'in test mode',
    'POST',
    '/mds/metadata?testMode=TRUE',
    xml(FIRST),
    201,
    'OK (10273/ICD1) (only test mode!)',
    at('metadata/10273/ICD1'),
  ],
  ['nothing was kept', 'GET', '/mds/metadata/10273/ICD1', ICDP, 404, 'IGSN is unknown to MDS'],
];

const METADATA_FIRST: readonly Line[] = [
  ['made', 'POST', '/mds/metadata', xml(FIRST), 201, 'OK (10273/ICD1)', { ...at('metadata/10273/ICD1'), ...PLAIN }],
  ['as it was received', 'GET', '/mds/metadata/10273/icd1/', ICDP, 200, FIRST, XML_TYPE],
  ['HEAD', 'HEAD', '/mds/metadata/10273/ICD1', ICDP, 200, '', XML_TYPE],
  [
    'never 406',
    'GET',
    '/mds/metadata/ICD1',
    { ...ICDP, headers: { 'accept-encoding': 'UTF-8', accept: 'text/csv' } },
    200,
    FIRST,
  ],
  ['of another', 'GET', '/mds/metadata/10273/ICD1', OTHER, 403, 'dataset belongs to another party', PLAIN],
  [
    'by another',
    'PUT',
    '/mds/metadata/10273/ICD1',
    { ...xml(FIRST), ...OTHER },
    403,
    'dataset belongs to another party',
  ],
  ['deleted by another', 'DELETE', '/mds/metadata/10273/ICD1', OTHER, 403, 'dataset belongs to another party'],
  ['no address yet', 'GET', '/mds/igsn/10273/ICD1', ICDP, 204, ''],
  ['it does not resolve', 'GET', '/10273/ICD1', {}, 404, null],
  ['deleted while reserved', 'DELETE', '/mds/metadata/10273/ICD1', ICDP, 200, 'OK', PLAIN],
  ['inactive', 'GET', '/mds/metadata/10273/ICD1', ICDP, 410, 'dataset inactive', PLAIN],
  ['still no address', 'GET', '/mds/igsn/10273/ICD1', ICDP, 204, ''],
  ['active again', 'PUT', '/mds/metadata/10273/ICD1', xml(SECOND), 201, 'OK (10273/ICD1)', at('metadata/10273/ICD1')],
  ['the newest', 'GET', '/mds/metadata/10273/ICD1', ICDP, 200, SECOND],
  ['the address', 'POST', '/mds/igsn', url('ICD1'), 201, 'OK'],
  ['findable', 'GET', '/igsn/ICD1?format=igsn', {}, 200, null],
  ['it resolves', 'GET', '/10273/ICD1', {}, 302, null, { location: URL_1 }],
];

const URL_FIRST: readonly Line[] = [
  ['the address', 'POST', '/mds/igsn', url('ICD3'), 201, 'OK'],
  ['not described', 'GET', '/mds/metadata/10273/ICD3', ICDP, 404, 'no metadata for the IGSN', PLAIN],
  ['nothing to delete', 'DELETE', '/mds/metadata/10273/ICD3', ICDP, 404, "Metadata doesn't exist", PLAIN],
  ['it resolves already', 'GET', '/10273/ICD3', {}, 302, null, { location: URL_1 }],
  [
    'with closing slash',
    'POST',
    '/mds/metadata/',
    xml(registrationXml('10273/ICD3')),
    201,
    'OK (10273/ICD3)',
    at('metadata/10273/ICD3'),
  ],
  ['tried to delete', 'DELETE', '/mds/metadata/10273/ICD3?testMode=on', ICDP, 200, 'OK (only test mode!)'],
  ['and still there', 'GET', '/mds/metadata/10273/ICD3', ICDP, 200, registrationXml('10273/ICD3')],
  ['deleted', 'DELETE', '/mds/metadata/10273/ICD3', ICDP, 200, 'OK'],
  ['deleted again', 'DELETE', '/mds/metadata/10273/ICD3', ICDP, 200, 'OK'],
  ['inactive', 'GET', '/mds/metadata/10273/ICD3', ICDP, 410, 'dataset inactive'],
  [
    'inactive for another is not told',
    'GET',
    '/mds/metadata/10273/ICD3',
    OTHER,
    403,
    'dataset belongs to another party',
  ],
  ['the address is not gone', 'GET', '/mds/igsn/10273/ICD3', ICDP, 200, URL_1],
  ['it goes on to resolve', 'GET', '/10273/ICD3', {}, 302, null, { location: URL_1 }],
  ['a new address', 'PUT', '/mds/igsn/10273/ICD3', { ...ICDP, body: 'url=https://example.org/3' }, 201, 'OK'],
  ['leaves it inactive', 'GET', '/mds/metadata/10273/ICD3', ICDP, 410, 'dataset inactive'],
  ['new metadata', 'POST', '/mds/metadata/10273/ICD3', xml(registrationXml('ICD3')), 201, 'OK (10273/ICD3)'],
  ['make it active', 'GET', '/mds/metadata/10273/ICD3', ICDP, 200, registrationXml('ICD3')],
  ['at the new address', 'GET', '/10273/ICD3', {}, 302, null, { location: 'https://example.org/3' }],
  ['deleted while reserved', 'POST', '/mds/metadata', xml(registrationXml('ICD4')), 201, 'OK (10273/ICD4)'],
  ['a reserved one', 'DELETE', '/mds/metadata/10273/ICD4', ICDP, 200, 'OK'],
  ['which gets an address', 'POST', '/mds/igsn', url('ICD4'), 201, 'OK'],
  ['stays inactive', 'GET', '/mds/metadata/10273/ICD4', ICDP, 410, 'dataset inactive'],
  [
    'under a DOI',
    'POST',
    '/mds/metadata',
    xml(registrationXml('10.60510/ICD5')),
    201,
    'OK (10.60510/ICD5)',
    at('metadata/10.60510/ICD5'),
  ],
  [
    'with slashes',
    'POST',
    '/mds/metadata',
    xml(registrationXml('10273/TEST/TEST3')),
    201,
    'OK (10273/TEST/TEST3)',
    at('metadata/10273/TEST/TEST3'),
  ],
  ['found with slashes', 'GET', '/mds/metadata/10273/TEST/test3', ICDP, 200, registrationXml('10273/TEST/TEST3')],
  [
    'charset of the header',
    'POST',
    '/mds/metadata',
    xml(latin(UNDECLARED), { 'content-type': 'application/xml; charset=ISO-8859-1' }),
    201,
    'OK (10273/ICDLATIN)',
  ],
  ['is kept readable', 'GET', '/mds/metadata/ICDLATIN', ICDP, 200, UNDECLARED],
  [
    'an encoding of its own',
    'POST',
    '/mds/metadata',
    xml(latin(registrationXml('ICDOWN').replace('UTF-8', 'ISO-8859-1')), {}),
    201,
    'OK (10273/ICDOWN)',
  ],
  [
    'only a-z become upper case',
    'POST',
    '/mds/metadata',
    xml(registrationXml('10273/ıCD6')),
    400,
    '[igsn] malformed IGSN',
  ],
];

onEachMds('MDS: metadata that is refused', { upstream: 'none' }, (server) => checkLines(server, REFUSED));
onEachMds('MDS: metadata, then the address', { upstream: 'none' }, (server) => checkLines(server, METADATA_FIRST));
onEachMds('MDS: the address, then metadata', { upstream: 'recorded' }, (server) =>
  checkLines(
    server,
    // What waits for somebody upstream resolves when it is confirmed, and nobody confirms here.
    URL_FIRST.filter(([, , path]) => !path.startsWith('/10273/')),
  ),
);
onEachMds('MDS: the address, then metadata, without upstream', { upstream: 'none' }, (server) =>
  checkLines(server, URL_FIRST),
);
