import assert from 'node:assert/strict';
import { it } from 'node:test';
import { at, checkLines, type Line, PLAIN } from './lines.ts';
import { type Call, onEachMds, registrationXml, TEXT, XML } from './serve-mds.ts';

const ICDP = { as: 'GFZ.ICDP' };
const AGENT = { as: 'GFZ' };
const URL_1 = 'https://example.org/1';
const XML_TYPE = { 'content-type': 'application/xml' };
const text = (body: string): Call => ({ ...ICDP, body, headers: TEXT });
const xml = (body: string): Call => ({ ...ICDP, body, headers: XML });
const put = (inner: string): Call => ({ ...AGENT, body: `<datacentre>${inner}</datacentre>`, headers: XML });
const NEW =
  '<symbol>GFZ.MEDUSA</symbol><name>Lab &amp; Co</name><contactName>Ines Borer</contactName><contactEmail>ines@example.org</contactEmail><doiQuotaAllowed>5</doiQuotaAllowed><isActive>true</isActive><domains>example.org,*.example.net</domains><comments>new</comments><experiments>none</experiments>';
const TIME = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z';

const MEDIA: readonly Line[] = [
  ['alone', 'GET', '/mds/media', ICDP, 404, 'doi missing', PLAIN],
  ['alone, written', 'POST', '/mds/media/', ICDP, 404, 'doi missing'],
  ['unknown', 'GET', '/mds/media/10273/ICD1', ICDP, 404, 'DOI is unknown to MDS', PLAIN],
  [
    'unknown, written',
    'POST',
    '/mds/media/10273/ICD1',
    text('image/png=https://example.org/a.png'),
    404,
    'DOI is unknown to MDS',
  ],
  ['made', 'POST', '/mds/igsn', text(`igsn=ICD1\nurl=${URL_1}`), 201, 'OK'],
  ['none', 'GET', '/mds/media/10273/ICD1', ICDP, 404, 'no media for the DOI', PLAIN],
  [
    'tried',
    'POST',
    '/mds/media/10273/ICD1?testMode=yes',
    text('image/png=https://example.org/a.png'),
    200,
    'OK (only test mode!)',
  ],
  ['nothing was kept', 'GET', '/mds/media/10273/ICD1', ICDP, 404, 'no media for the DOI'],
  [
    'kept',
    'POST',
    '/mds/media/10273/ICD1',
    text('image/png=https://example.org/a.png\r\napplication/pdf=https://example.org/a.pdf\r\n'),
    200,
    'OK',
    PLAIN,
  ],
  [
    'sorted by type',
    'GET',
    '/mds/media/10273/icd1/',
    ICDP,
    200,
    'application/pdf=https://example.org/a.pdf\nimage/png=https://example.org/a.png\n',
    PLAIN,
  ],
  ['HEAD', 'HEAD', '/mds/media/10273/ICD1', ICDP, 200, ''],
  ['a new address for one', 'POST', '/mds/media/10273/ICD1', text('image/png=https://example.org/b.png'), 200, 'OK'],
  [
    'and the other stays',
    'GET',
    '/mds/media/10273/ICD1',
    ICDP,
    200,
    'application/pdf=https://example.org/a.pdf\nimage/png=https://example.org/b.png\n',
  ],
  [
    'with parameters',
    'POST',
    '/mds/media/10273/ICD1',
    text('text/plain;charset\\=UTF-8=https://example.org/a'),
    400,
    '[mediaType] malformed media type',
  ],
  [
    'with a wildcard',
    'POST',
    '/mds/media/10273/ICD1',
    text('image/*=https://example.org/a'),
    400,
    '[mediaType] malformed media type',
  ],
  [
    'two wrong ones',
    'POST',
    '/mds/media/10273/ICD1',
    text('image=https://example.org/a\ntext/csv=x'),
    400,
    '[mediaType] malformed media type; [url] This is no address.',
  ],
  [
    'too long',
    'POST',
    '/mds/media/10273/ICD1',
    text(`image/${'x'.repeat(75)}=https://example.org/a`),
    400,
    '[mediaType] malformed media type',
  ],
  [
    'elsewhere',
    'POST',
    '/mds/media/10273/ICD1',
    text('image/png=https://evil.org/a'),
    403,
    'domain of URL is not allowed',
  ],
  ['of another', 'GET', '/mds/media/10273/ICD1', { as: 'GFZ.OTHER' }, 403, 'dataset belongs to another party', PLAIN],
  [
    'by another',
    'POST',
    '/mds/media/10273/ICD1',
    { ...text('image/png=https://example.org/c'), as: 'GFZ.OTHER' },
    403,
    'dataset belongs to another party',
  ],
  [
    'deleting',
    'DELETE',
    '/mds/media/10273/ICD1',
    ICDP,
    405,
    "Request method 'DELETE' not supported",
    { allow: 'GET, HEAD, POST' },
  ],
];

const CENTRES: readonly Line[] = [
  ['a client may not', 'GET', '/mds/datacentre?symbol=GFZ.ICDP', ICDP, 403, 'Access is denied', PLAIN],
  ['which one', 'GET', '/mds/datacentre', AGENT, 400, "param 'symbol' required", PLAIN],
  ['no symbol', 'GET', '/mds/datacentre?symbol=GFZ', AGENT, 400, '[symbol] malformed symbol'],
  ['unknown', 'GET', '/mds/datacentre?symbol=GFZ.NONE', AGENT, 404, 'Datacentre not found', PLAIN],
  ['of another agent', 'GET', '/mds/datacentre?symbol=AUS.CSIRO', AGENT, 403, 'Access is denied'],
  [
    'as it is',
    'GET',
    '/mds/datacentre?symbol=gfz.icdp',
    AGENT,
    200,
    new RegExp(
      `^<\\?xml version="1\\.0" encoding="UTF-8" standalone="yes"\\?>\n<datacentre><symbol>GFZ\\.ICDP</symbol><name>GFZ\\.ICDP</name><doiQuotaAllowed>-1</doiQuotaAllowed><doiQuotaUsed>0</doiQuotaUsed><isActive>true</isActive><domains>example\\.org</domains><prefixes><prefix>10273/ICD</prefix><prefix>10273/TEST</prefix></prefixes><created>${TIME}</created><updated>${TIME}</updated></datacentre>\n$`,
    ),
    XML_TYPE,
  ],
  ['empty', 'PUT', '/mds/datacentre', AGENT, 400, 'request body must not be empty', PLAIN],
  ['no XML', 'PUT', '/mds/datacentre', { ...AGENT, body: '<a', headers: XML }, 400, /^\[xml\] xml error: /],
  [
    'something else',
    'PUT',
    '/mds/datacentre',
    { ...AGENT, body: '<a/>', headers: XML },
    400,
    '[xml] xml error: the root is not datacentre',
  ],
  ['no name', 'PUT', '/mds/datacentre', put('<symbol>GFZ.MEDUSA</symbol>'), 400, '[name] name cannot be empty.'],
  [
    'much wrong',
    'PUT',
    '/mds/datacentre',
    put('<symbol>GFZ.MEDUSA</symbol><name>x</name><contactEmail>x</contactEmail><domains>a/b</domains>'),
    400,
    '[domains] domains cannot be a/b.; [contactEmail] contactEmail cannot be x.',
  ],
  [
    'no number',
    'PUT',
    '/mds/datacentre',
    put('<symbol>GFZ.MEDUSA</symbol><name>x</name><doiQuotaAllowed>many</doiQuotaAllowed>'),
    400,
    '[doiQuotaAllowed] must be a whole number, -1 for no limit',
  ],
  [
    'no switch',
    'PUT',
    '/mds/datacentre',
    put('<symbol>GFZ.MEDUSA</symbol><name>x</name><isActive>maybe</isActive>'),
    400,
    "[isActive] Invalid boolean value 'maybe'",
  ],
  ['for another agent', 'PUT', '/mds/datacentre', put(NEW.replace('GFZ.', 'AUS.')), 403, 'Access is denied'],
  ['by a client', 'PUT', '/mds/datacentre', { ...put(NEW), ...ICDP }, 403, 'Access is denied'],
  [
    'a prefix that nobody has',
    'PUT',
    '/mds/datacentre',
    put(`${NEW}<prefixes><prefix>10273/QQQ</prefix></prefixes>`),
    400,
    'Prefix not found in our database: 10273/QQQ',
    PLAIN,
  ],
  [
    'a prefix of another',
    'PUT',
    '/mds/datacentre',
    put(`${NEW}<prefixes>10273/ICD</prefixes>`),
    403,
    'Prefix belongs to another datacentre: 10273/ICD',
  ],
  ['tried', 'PUT', '/mds/datacentre?testMode=true', put(NEW), 201, ''],
  ['nothing was kept', 'GET', '/mds/datacentre?symbol=GFZ.MEDUSA', AGENT, 404, 'Datacentre not found'],
  [
    'made',
    'PUT',
    '/mds/datacentre',
    put(NEW),
    201,
    new RegExp(
      `<datacentre><symbol>GFZ\\.MEDUSA</symbol><name>Lab &amp; Co</name><contactName>Ines Borer</contactName><contactEmail>ines@example\\.org</contactEmail><doiQuotaAllowed>5</doiQuotaAllowed><doiQuotaUsed>0</doiQuotaUsed><isActive>true</isActive><domains>example\\.org,\\*\\.example\\.net</domains><comments>new</comments><experiments>none</experiments><created>${TIME}</created><updated>${TIME}</updated></datacentre>\n$`,
    ),
    XML_TYPE,
  ],
  [
    'changed',
    'PUT',
    '/mds/datacentre/',
    put('<symbol>GFZ.MEDUSA</symbol><comments/><isActive>0</isActive>'),
    200,
    /<isActive>false<\/isActive><domains>example\.org,\*\.example\.net<\/domains><experiments>/,
    XML_TYPE,
  ],
  ['an inactive one', 'GET', '/mds/igsn', { as: 'GFZ.MEDUSA' }, 403, 'Account is not active', PLAIN],
  [
    'its own prefix',
    'PUT',
    '/mds/datacentre',
    put('<symbol>GFZ.ICDP</symbol><prefixes><prefix><prefix>10273/ICD</prefix></prefix></prefixes>'),
    200,
    null,
  ],
  ['POST', 'POST', '/mds/datacentre', AGENT, 405, "Request method 'POST' not supported", { allow: 'GET, HEAD, PUT' }],
];

const STRICT: readonly Line[] = [
  ['the old realm', 'GET', '/mds/igsn', {}, 401, null, { 'www-authenticate': 'Basic realm="mds.datacite.org"' }],
  [
    'a wrong method',
    'PUT',
    '/mds/igsn',
    ICDP,
    500,
    "uncaught exception (Request method 'PUT' not supported)",
    { ...PLAIN, allow: null },
  ],
  [
    'a wrong parameter',
    'POST',
    '/mds/igsn?testMode=maybe',
    text(`igsn=ICD1\nurl=${URL_1}`),
    500,
    "uncaught exception ([testMode] Invalid boolean value 'maybe')",
  ],
  [
    'agents do not write',
    'POST',
    '/mds/igsn',
    { ...text(`igsn=ICD1\nurl=${URL_1}`), ...AGENT },
    403,
    'Access is denied',
  ],
  ['nor metadata', 'POST', '/mds/metadata', { ...xml(registrationXml('ICD1')), ...AGENT }, 403, 'Access is denied'],
  ['clients do', 'POST', '/mds/igsn', text(`igsn=ICD1\nurl=${URL_1}`), 201, 'OK', at('igsn/10273/ICD1')],
  ['metadata do', 'POST', '/mds/metadata', xml(registrationXml('ICD1')), 201, 'OK (10273/ICD1)'],
  ['agents read', 'GET', '/mds/metadata/ICD1', AGENT, 200, registrationXml('ICD1')],
  [
    'from elsewhere',
    'POST',
    '/mds/metadata',
    xml(registrationXml('ICD1').replace(/http:\/\/doidb[^"]*/, 'https://example.org/igsn.xsd')),
    400,
    '[xml] xml error: schemaLocation must start with http://doidb.wdc-terra.org/igsn/schemas/',
  ],
  [
    'large',
    'POST',
    '/mds/metadata',
    xml(registrationXml('ICD2', { name: 'x'.repeat(63 * 1024) })),
    400,
    '[xml] size must not be more than 64512 bytes',
  ],
  ['deleted', 'DELETE', '/mds/metadata/ICD1', ICDP, 200, 'OK'],
  ['its code never said 410 here', 'GET', '/mds/igsn/ICD1', ICDP, 200, URL_1],
];

const OPTIONS: readonly Line[] = [
  [
    'metadata first',
    'POST',
    '/mds/igsn',
    text(`igsn=ICD1\nurl=${URL_1}`),
    412,
    'You have to register metadata first!',
    PLAIN,
  ],
  [
    'after what is not allowed',
    'POST',
    '/mds/igsn',
    text(`igsn=CSD1\nurl=${URL_1}`),
    403,
    'IGSN prefix is not allowed',
  ],
  [
    'in test mode too',
    'POST',
    '/mds/igsn?testMode=1',
    text(`igsn=ICD1\nurl=${URL_1}`),
    412,
    'You have to register metadata first!',
  ],
  ['metadata', 'POST', '/mds/metadata', xml(registrationXml('ICD1')), 201, 'OK (10273/ICD1)'],
  ['then the address', 'POST', '/mds/igsn', text(`igsn=ICD1\nurl=${URL_1}`), 201, 'OK'],
  ['deleted', 'DELETE', '/mds/metadata/ICD1', ICDP, 200, 'OK'],
  ['as the documents said', 'GET', '/mds/igsn/ICD1', ICDP, 410, 'dataset inactive', PLAIN],
  ['ownership before state', 'GET', '/mds/igsn/ICD1', { as: 'GFZ.OTHER' }, 403, 'dataset belongs to another party'],
  [
    'as large as allowed',
    'POST',
    '/mds/metadata',
    xml(registrationXml('ICD2', { name: 'x'.repeat(3000) })),
    400,
    '[xml] size must not be more than 2048 bytes',
  ],
  ['much larger', 'POST', '/mds/metadata', xml(' '.repeat(2_000_000)), 413, /^Request body is too large$/, PLAIN],
];

onEachMds('MDS: media', { upstream: 'none' }, (server) => checkLines(server, MEDIA));
onEachMds('MDS: data centres', { upstream: 'none' }, (server) => checkLines(server, CENTRES));
onEachMds('MDS: as in 2020', { upstream: 'none', 'mds-mode': 'strict-2020' }, (server) => checkLines(server, STRICT));
onEachMds(
  'MDS: options',
  { upstream: 'none', 'mds-metadata-first': 'true', 'mds-inactive-gone': 'true', 'mds-largest-xml-bytes': '2048' },
  (server) => checkLines(server, OPTIONS),
);

onEachMds('MDS: many at once', { upstream: 'recorded' }, (server) => {
  it('test mode leaves no row behind: no record, no quota, nothing for upstream', async () => {
    const { call, house } = server();
    const count = async () => {
      const rows: unknown[] = [];
      for (const table of [
        'identifier',
        'record',
        'record_document',
        'outbox',
        'audit',
        'change_clock',
        'client',
      ] as const)
        rows.push(await house.store.read.selectFrom(table).selectAll().execute());
      return rows;
    };
    const before = await count();
    const small = { as: 'GFZ.SMALL' };
    const answers = [
      await call('POST', '/mds/igsn?testMode=true', { ...text(`igsn=SML1\nurl=${URL_1}`), ...small }),
      await call('POST', '/mds/metadata?testMode=true', { ...xml(registrationXml('SML1')), ...small }),
      await call('PUT', '/mds/metadata/10273/SML2?testMode=1', { ...xml(registrationXml('SML2')), ...small }),
    ];
    assert.deepEqual([...new Set(answers.map((one) => one.status))], [201]);
    assert.deepEqual(await count(), before);
  });
  it('every answered registration is kept once, the list is sorted by bytes and complete', async () => {
    const names = Array.from({ length: 60 }, (_, n) => ['ICD-', 'ICD.', 'ICDA', 'ICD1'][n % 4] + String(n * 7919));
    const answers = await Promise.all(
      names.flatMap((igsn) => [
        server().call('POST', '/mds/igsn', text(`igsn=${igsn}\nurl=${URL_1}`)),
        server().call('POST', '/mds/metadata', xml(registrationXml(igsn))),
      ]),
    );
    assert.deepEqual([...new Set(answers.map((one) => one.status))], [201]);
    const list = await server().call('GET', '/mds/igsn', ICDP);
    assert.equal(
      list.body,
      names
        .map((igsn) => `10273/${igsn}`)
        .toSorted()
        .join('\n'),
    );
    const states = await server()
      .house.store.read.selectFrom('record')
      .select(['state', 'is_described'])
      .distinct()
      .execute();
    assert.deepEqual(states, [{ state: 'pending', is_described: 1 }]);
  });
  it('an account is locked after ten wrong passwords, and says until when', async () => {
    const wrong = { headers: { authorization: `Basic ${Buffer.from('GFZ.SMALL:guess').toString('base64')}` } };
    for (let time = 0; time < 10; time++) assert.equal((await server().call('GET', '/mds/igsn', wrong)).status, 401);
    const locked = await server().call('GET', '/mds/igsn', { as: 'GFZ.SMALL' });
    assert.deepEqual([locked.status, locked.body.slice(0, 24)], [403, 'Account is locked until ']);
    assert.ok(Date.parse(String(locked.headers['retry-after'])) > Date.now());
  });
});
