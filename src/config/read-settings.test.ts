import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CorestoneError } from '../domain/error.ts';
import { SETTINGS } from './all-settings.ts';
import { decideSettings } from './read-settings.ts';
import { ROLES } from './roles.ts';
import type { Settings } from './settings.ts';

const DEFAULTS: Settings = {
  port: 8080,
  host: '127.0.0.1',
  data: './data',
  communities: './data/communities',
  databaseUrl: '',
  baseUrl: 'http://127.0.0.1:8080',
  roles: ROLES,
  upstream: 'none',
  upstreams: './data/upstreams.json',
  logLevel: 'info',
  language: 'en',
  rateLimit: 6000,
  apiRateLimit: 12_000,
  signInFailures: 30,
  sessionHours: 12,
  sessionIdleMinutes: 240,
  testDays: 30,
  oidcIssuer: '',
  oidcClientId: '',
  oidcClientSecret: '',
  trustProxy: 0,
  keepOaiIds: false,
  oaiReexport: true,
  preparedFormats: ['oai_dc', 'igsngfz'],
  oaiMostPages: 16,
  metadataLicence: '',
  checkLandingPages: false,
  dumpDaily: false,
  dumpFormats: ['json', 'igsngfz', 'csv'],
  dumpKeep: 3,
  dumpHarvested: false,
  dumpLicence: '',
  webhookHttp: false,
  harvestInternal: false,
  printers: '',
  paperFont: '',
  backupTo: '',
  backupAt: '02:30',
  backupKeep: 'last=7,daily=14,weekly=8,monthly=24',
  backupTrial: 'weekly',
  backupLateHours: 0,
  backupPassphraseFile: '',
  backupPassphrase: '',
  backupSftpKnownHosts: '',
  backupSftpFingerprint: '',
  backupSftpKeyFile: '',
  backupSftpPasswordFile: '',
  backupSftpPassword: '',
  mdsMode: 'sane',
  mdsMetadataFirst: false,
  mdsInactiveGone: false,
  mdsLargestXmlBytes: 10_000_000,
};

const ANY_TEXT: readonly (readonly [text: string, value: unknown])[] = [
  ['', ''],
  ['/etc/a file', '/etc/a file'],
  ['a b', 'a b'],
];

/** A good and another good value of every setting, as text and as decided. */
const SAMPLES: Readonly<Record<keyof Settings, readonly (readonly [text: string, value: unknown])[]>> = {
  port: [
    ['1', 1],
    ['65535', 65535],
    ['0', 0],
  ],
  host: [
    ['0.0.0.0', '0.0.0.0'],
    ['::1', '::1'],
    ['core.example.org', 'core.example.org'],
  ],
  data: [
    ['/srv/corestone', '/srv/corestone'],
    ['./a b', './a b'],
    ['C:\\data', 'C:\\data'],
  ],
  communities: [
    ['/srv/communities', '/srv/communities'],
    ['./c d', './c d'],
    ['C:\\communities', 'C:\\communities'],
  ],
  databaseUrl: [
    ['postgres://core@db.example.org/corestone', 'postgres://core@db.example.org/corestone'],
    ['postgresql://u:p@h:5432/d?sslmode=require', 'postgresql://u:p@h:5432/d?sslmode=require'],
    ['postgres:///d', 'postgres:///d'],
  ],
  baseUrl: [
    ['https://igsn.example.org/', 'https://igsn.example.org'],
    ['http://localhost:8080/registry//', 'http://localhost:8080/registry'],
    ['https://a.b', 'https://a.b'],
  ],
  roles: [
    ['agent', ['agent']],
    ['expedition, repository', ['expedition', 'repository']],
    ['repository', ['repository']],
  ],
  upstream: [
    ['recorded', 'recorded'],
    ['none', 'none'],
    ['datacite+old-handles', 'datacite+old-handles'],
  ],
  upstreams: [
    ['/srv/upstreams.json', '/srv/upstreams.json'],
    ['./u s.json', './u s.json'],
    ['C:\\upstreams.json', 'C:\\upstreams.json'],
  ],
  logLevel: [
    ['silent', 'silent'],
    ['debug', 'debug'],
    ['fatal', 'fatal'],
  ],
  language: [
    ['de', 'de'],
    ['fr', 'fr'],
    ['sv', 'sv'],
  ],
  rateLimit: [
    ['0', 0],
    ['60', 60],
    ['999999999', 999_999_999],
  ],
  apiRateLimit: [
    ['0', 0],
    ['60', 60],
    ['999999999', 999_999_999],
  ],
  signInFailures: [
    ['0', 0],
    ['60', 60],
    ['999999999', 999_999_999],
  ],
  sessionHours: [
    ['1', 1],
    ['24', 24],
    ['720', 720],
  ],
  sessionIdleMinutes: [
    ['0', 0],
    ['60', 60],
    ['480', 480],
  ],
  testDays: [
    ['0', 0],
    ['365', 365],
    ['-1', -1],
  ],
  oidcIssuer: [
    ['https://id.example.org/realms/core', 'https://id.example.org/realms/core'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['', ''],
  ],
  oidcClientId: [
    ['corestone', 'corestone'],
    ['a b', 'a b'],
    ['', ''],
  ],
  oidcClientSecret: [
    ['s3cret', 's3cret'],
    ['a b', 'a b'],
    ['', ''],
  ],
  mdsMode: [
    ['strict-2020', 'strict-2020'],
    ['sane', 'sane'],
    ['strict-2020', 'strict-2020'],
  ],
  mdsMetadataFirst: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  mdsInactiveGone: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  mdsLargestXmlBytes: [
    ['1024', 1024],
    ['16777216', 16_777_216],
    ['64512', 64_512],
  ],
  trustProxy: [
    ['true', 1],
    ['false', 0],
    ['2', 2],
  ],
  keepOaiIds: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  dumpDaily: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  dumpFormats: [
    ['csv', ['csv']],
    ['json, oai_dc', ['json', 'oai_dc']],
    ['datacite4.7', ['datacite4.7']],
  ],
  dumpKeep: [
    ['1', 1],
    ['30', 30],
    ['9999', 9999],
  ],
  dumpHarvested: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  dumpLicence: [
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['http://example.org/licence', 'http://example.org/licence'],
    ['https://example.org/licence?v=2', 'https://example.org/licence?v=2'],
  ],
  webhookHttp: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  oaiReexport: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  preparedFormats: [
    ['oai_dc', ['oai_dc']],
    [' igsn, datacite4,igsn', ['igsn', 'datacite4']],
    ['none', []],
  ],
  oaiMostPages: [
    ['0', 0],
    ['4', 4],
    ['16', 16],
  ],
  metadataLicence: [
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['http://licence.example', 'http://licence.example'],
    ['', ''],
  ],
  checkLandingPages: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
  printers: [
    ['', ''],
    ['Core lab=10.0.0.5:9100@300', 'Core lab=10.0.0.5:9100@300'],
    ['Vials=[fd00::5]:9100, Shelf=file', 'Vials=[fd00::5]:9100, Shelf=file'],
  ],
  paperFont: [
    ['/usr/share/fonts/a.ttf', '/usr/share/fonts/a.ttf'],
    ['b.otf', 'b.otf'],
    ['', ''],
  ],
  backupTo: [
    ['', ''],
    ['/mnt/backups', '/mnt/backups'],
    ['sftp://core@files.example.org:2222/backups', 'sftp://core@files.example.org:2222/backups'],
  ],
  backupAt: [
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['168h', '168h'],
  ],
  backupKeep: [
    ['last=1', 'last=1'],
    ['last=3, daily=0', 'last=3, daily=0'],
    ['monthly=12,last=2', 'monthly=12,last=2'],
  ],
  backupTrial: [
    ['never', 'never'],
    ['always', 'always'],
    ['weekly', 'weekly'],
  ],
  backupLateHours: [
    ['0', 0],
    ['36', 36],
    ['9999', 9999],
  ],
  backupPassphraseFile: ANY_TEXT,
  backupPassphrase: ANY_TEXT,
  backupSftpKnownHosts: ANY_TEXT,
  backupSftpFingerprint: [
    ['', ''],
    ['SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=', 'SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa='],
  ],
  backupSftpKeyFile: ANY_TEXT,
  backupSftpPasswordFile: ANY_TEXT,
  backupSftpPassword: ANY_TEXT,
  harvestInternal: [
    ['true', true],
    ['false', false],
    ['true', true],
  ],
};

const WRONG: readonly (readonly [key: keyof Settings, text: string])[] = [
  ['port', 'http'],
  ['port', '-1'],
  ['port', '65536'],
  ['port', '80.5'],
  ['port', '0x50'],
  ['host', 'a b'],
  ['host', 'http://a'],
  ['host', ''],
  ['data', ' '],
  ['databaseUrl', 'mysql://a/b'],
  ['databaseUrl', 'corestone'],
  ['databaseUrl', 'postgres://[broken'],
  ['baseUrl', 'igsn.example.org'],
  ['baseUrl', 'ftp://a'],
  ['baseUrl', 'http://a?x=1'],
  ['baseUrl', 'http://a#x'],
  ['roles', ''],
  ['printers', 'Core lab'],
  ['printers', 'Core lab=10.0.0.5'],
  ['printers', 'Core lab=10.0.0.5:99999'],
  ['printers', 'Core lab=10.0.0.5:9100@72'],
  ['printers', 'A=b:1,A=file'],
  ['roles', 'agent,king'],
  ['upstream', 'Data Cite'],
  ['upstream', 'datacite+'],
  ['logLevel', 'loud'],
  ['rateLimit', '-5'],
  ['rateLimit', 'many'],
  ['trustProxy', 'yes'],
  ['keepOaiIds', '1'],
  ['oaiReexport', 'yes'],
  ['preparedFormats', 'oai dc'],
  ['oaiMostPages', '-1'],
  ['metadataLicence', 'CC0'],
  ['checkLandingPages', 'daily'],
  ['dumpDaily', 'daily'],
  ['dumpFormats', 'csv,csv'],
  ['dumpKeep', '0'],
  ['dumpLicence', 'CC0'],
  ['webhookHttp', 'yes'],
  ['backupTo', 'ftp://a/b'],
  ['backupTo', 'sftp://a:secret@b/c'],
  ['backupTo', 'sftp://a'],
  ['backupAt', '24:00'],
  ['backupAt', '0h'],
  ['backupKeep', 'daily=3'],
  ['backupKeep', 'last=1,last=2'],
  ['backupTrial', 'daily'],
  ['backupLateHours', '-1'],
  ['backupSftpFingerprint', 'MD5:aa'],
  ['mdsMode', 'strict'],
  ['mdsMetadataFirst', 'yes'],
  ['mdsInactiveGone', '1'],
  ['mdsLargestXmlBytes', '16777217'],
  ['mdsLargestXmlBytes', '1023'],
];

const none = { flags: {}, environment: {}, file: {} };
const byKey = new Map(SETTINGS.map((one) => [one.key, one]));

function refusal(sources: Partial<typeof none>): CorestoneError {
  try {
    decideSettings({ ...none, ...sources });
  } catch (error) {
    return error as CorestoneError;
  }
  throw new Error('the settings were taken');
}

test('without anything given every setting has its default', () => assert.deepEqual(decideSettings(none), DEFAULTS));

test('the base address follows host and port unless it is given', () => {
  const decide = (flags: Record<string, string>) => decideSettings({ ...none, flags }).baseUrl;
  assert.equal(decide({ port: '81', host: '::1' }), 'http://[::1]:81');
  assert.equal(decide({ port: '81', host: '0.0.0.0' }), 'http://localhost:81');
  assert.equal(decide({ port: '81', 'base-url': 'https://x.org' }), 'https://x.org');
});

test('the strict registry of 2020 takes 63 KiB of XML unless told otherwise', () => {
  const decide = (flags: Record<string, string>) => decideSettings({ ...none, flags }).mdsLargestXmlBytes;
  assert.equal(decide({ 'mds-mode': 'strict-2020' }), 63 * 1024);
  assert.equal(decide({ 'mds-mode': 'strict-2020', 'mds-largest-xml-bytes': '100000' }), 100_000);
});

describe('flag beats environment beats file', () => {
  for (const { key, flag, variable } of SETTINGS) {
    const [[first, one], [second, two], [third, three]] = SAMPLES[key] as [
      [string, unknown],
      [string, unknown],
      [string, unknown],
    ];
    const sources = { flags: { [flag]: first }, environment: { [variable]: second }, file: { [key]: third } };
    test(key, () => {
      assert.deepEqual(decideSettings({ ...sources })[key], one);
      assert.deepEqual(decideSettings({ ...sources, flags: {} })[key], two);
      assert.deepEqual(decideSettings({ ...sources, flags: {}, environment: { [variable]: '' } })[key], three);
    });
  }
});

describe('a wrong value is one finding that says where it stands and what would be right', () => {
  for (const [key, text] of WRONG) {
    test(`${key}: ${JSON.stringify(text)}`, () => {
      const { flag, variable } = byKey.get(key)!;
      const byFlag = refusal({ flags: { [flag]: text } });
      assert.equal(byFlag.code, 'invalid-setting');
      assert.deepEqual(
        byFlag.findings.map((one) => [one.code, one.field]),
        [['setting-invalid', `--${flag}`]],
      );
      assert.ok(byFlag.findings[0]!.rule);
      if (text === '') return;
      const byVariable = refusal({ environment: { [variable]: text } });
      assert.deepEqual(
        byVariable.findings.map((one) => one.field),
        [variable],
      );
      const byFile = refusal({ file: { [key]: text } });
      assert.deepEqual(
        byFile.findings.map((one) => one.field),
        [`corestone.config.json: ${key}`],
      );
    });
  }
});

test('all wrong settings are told at once', () => {
  const { findings } = refusal({
    flags: { port: 'x' },
    environment: { CORESTONE_ROLES: 'x' },
    file: { logLevel: 'x', colour: 'red' },
  });
  assert.deepEqual(findings.map((one) => one.code).toSorted(), [
    'setting-invalid',
    'setting-invalid',
    'setting-invalid',
    'setting-unknown',
  ]);
});

test('a password in a wrong database address is not repeated', () => {
  for (const [given, shown] of [
    ['mysql://core:hush@db/x', 'mysql://core:…@db/x'],
    ['mysql://core:hu@hush/hush@db/x', 'mysql://core:…@db/x'],
    ['mysql://db/x?user=core&password=hush&ssl=1', 'mysql://db/x?user=core&password=…&ssl=1'],
  ] as const) {
    assert.equal(refusal({ flags: { 'database-url': given } }).findings[0]!.value, shown);
  }
});

test('the file may hold numbers, switches and lists', () => {
  const file = { port: 90, trustProxy: true, roles: ['agent', 'repository'], rateLimit: null };
  const { port, trustProxy, roles, rateLimit } = decideSettings({ ...none, file });
  assert.deepEqual([port, trustProxy, roles, rateLimit], [90, 1, ['agent', 'repository'], 6000]);
});

test('every setting says what it means, and no two share a flag or a variable', () => {
  for (const { definition } of SETTINGS) assert.match(definition, /\.$/);
  assert.equal(new Set(SETTINGS.map((one) => one.flag)).size, SETTINGS.length);
  assert.equal(new Set(SETTINGS.map((one) => one.variable)).size, SETTINGS.length);
});
