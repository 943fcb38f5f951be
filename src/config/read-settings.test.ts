import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CorestoneError } from '../domain/error.ts';
import { SETTINGS } from './all-settings.ts';
import { decideSettings, isFileThere } from './read-settings.ts';
import { ROLES } from './roles.ts';
import type { Settings } from './settings.ts';
import { SETTING_SAMPLES } from './testing/setting-samples.ts';

const DEFAULTS: Settings = {
  port: 8080,
  host: '127.0.0.1',
  data: './data',
  communities: './data/communities',
  databaseUrl: '',
  baseUrl: 'http://127.0.0.1:8080',
  roles: ROLES,
  upstream: 'none',
  ownNamespace: '',
  trustedKeys: [],
  packageMostGb: 100,
  upstreams: './data/upstreams.json',
  logLevel: 'info',
  language: 'en',
  rateLimit: 6000,
  fileMostMb: 200,
  pictureMostMegapixels: 500,
  apiRateLimit: 12_000,
  signInFailures: 30,
  sessionHours: 12,
  sessionIdleMinutes: 240,
  testDays: 30,
  oidcIssuer: '',
  oidcClientId: '',
  oidcClientSecret: '',
  oidcProviders: '',
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
  backupWatch: '',
  backupPassphraseFile: '',
  backupPassphrase: '',
  backupSftpKnownHosts: '',
  backupSftpFingerprint: '',
  backupSftpKeyFile: '',
  backupSftpPasswordFile: '',
  backupSftpPassword: '',
  smtpUrl: '',
  mailFrom: 'corestone@127.0.0.1',
  mailReplyTo: '',
  mailPerMinute: 30,
  alarmMail: '',
  loanReminders: [-14, 0, 7, 30],
  reconcileEvery: 'never',
  reconcileRepair: false,
  mdsMode: 'sane',
  mdsMetadataFirst: false,
  mdsInactiveGone: false,
  mdsLargestXmlBytes: 10_000_000,
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
  ['communities', ' '],
  ['upstreams', ' '],
  ['ownNamespace', 'B'],
  ['ownNamespace', 'BGR B'],
  ['trustedKeys', 'ed25519:short'],
  ['trustedKeys', 'none,none'],
  ['packageMostGb', '0'],
  ['language', 'la'],
  ['apiRateLimit', '1.5'],
  ['signInFailures', '-1'],
  ['sessionHours', '0'],
  ['sessionHours', '721'],
  ['sessionIdleMinutes', '9'],
  ['testDays', '-2'],
  ['oidcIssuer', 'id.example.org'],
  ['dumpHarvested', 'yes'],
  ['harvestInternal', '1'],
  ['mailReplyTo', 'nobody'],
  ['alarmMail', 'a@example.org, b@example.org'],
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
  ['fileMostMb', '0'],
  ['fileMostMb', '4001'],
  ['pictureMostMegapixels', 'many'],
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
  ['backupWatch', '/mnt/far'],
  ['backupTo', 'sftp://a:secret@b/c'],
  ['backupTo', 'sftp://a'],
  ['backupAt', '24:00'],
  ['backupAt', '0h'],
  ['backupKeep', 'daily=3'],
  ['backupKeep', 'last=1,last=2'],
  ['backupTrial', 'daily'],
  ['backupLateHours', '-1'],
  ['smtpUrl', 'mail.example.org'],
  ['mailFrom', 'a@example.org, b@example.org'],
  ['mailPerMinute', '0'],
  ['loanReminders', 'sometimes'],
  ['backupSftpFingerprint', 'MD5:aa'],
  ['reconcileEvery', 'hour'],
  ['reconcileRepair', 'yes'],
  ['mdsMode', 'strict'],
  ['mdsMetadataFirst', 'yes'],
  ['mdsInactiveGone', '1'],
  ['mdsLargestXmlBytes', '16777217'],
  ['mdsLargestXmlBytes', '1023'],
];

/** Settings that take any text. */
const ANY: readonly (keyof Settings)[] = [
  'oidcClientId',
  'oidcClientSecret',
  'oidcProviders',
  'paperFont',
  'backupPassphraseFile',
  'backupPassphrase',
  'backupSftpKnownHosts',
  'backupSftpKeyFile',
  'backupSftpPasswordFile',
  'backupSftpPassword',
];

/** Settings that name a file, with a path, and what is told of one that is not there. */
const FILES: readonly (readonly [key: keyof Settings, path: string, told: string | undefined])[] = [
  ['paperFont', 'fonts/none.ttf', 'fonts/none.ttf'],
  ['backupPassphraseFile', '/nowhere/passphrase', '/nowhere/passphrase'],
  ['backupPassphraseFile', 'correct horse', undefined],
  ['backupSftpKnownHosts', 'known_hosts', 'known_hosts'],
  ['backupSftpKeyFile', '/nowhere/key', '/nowhere/key'],
  ['backupSftpPasswordFile', 'hush', undefined],
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
    const [[first, one], [second, two], [third, three]] = SETTING_SAMPLES[key] as [
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

test('every setting that has a rule has a wrong value here, every other takes any text', () => {
  const tried = new Set(WRONG.map(([key]) => key));
  const untried = SETTINGS.map(({ key }) => key).filter((key) => !tried.has(key));
  assert.deepEqual(untried.toSorted(), ANY.toSorted());
  for (const key of ANY) assert.ok('value' in byKey.get(key)!.parse('\u0000 a=b;,'), key);
});

describe('a file that is named and is not there is told before anything starts', () => {
  for (const [key, path, told] of FILES)
    test(`${key}: ${path}`, () => {
      const { flag, namesFile } = byKey.get(key)!;
      assert.ok(namesFile);
      const sources = { ...none, flags: { [flag]: path } };
      assert.throws(
        () => decideSettings(sources, () => false),
        ({ code, findings }: CorestoneError) => {
          assert.equal(code, 'invalid-setting');
          assert.deepEqual(
            findings.map((one) => [one.code, one.field, one.value, one.rule]),
            [['setting-invalid', `--${flag}`, told, 'a file that is there']],
          );
          return true;
        },
      );
      assert.equal(decideSettings(sources, (asked) => asked === path)[key], path);
    });

  test('each setting that names one is tried', () => {
    const naming = SETTINGS.filter(({ namesFile }) => namesFile !== undefined).map(({ key }) => key);
    assert.deepEqual(naming.toSorted(), [...new Set(FILES.map(([key]) => key))].toSorted());
  });

  test('nothing is asked where none is named; a folder is no file', () => {
    decideSettings(none, () => assert.fail());
    assert.deepEqual([import.meta.filename, import.meta.dirname, '/nowhere/x'].map(isFileThere), [true, false, false]);
  });
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
    ['core:hush@db:5432/x', 'core:…@db:5432/x'],
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
