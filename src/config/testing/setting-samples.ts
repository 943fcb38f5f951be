import type { Settings } from '../settings.ts';

const ADDRESSES = ['a@example.org', 'b@example.org', 'c@example.org'].map((one) => [one, one] as const);

const ANY_TEXT: readonly (readonly [text: string, value: unknown])[] = [
  ['', ''],
  ['/etc/a file', '/etc/a file'],
  ['a b', 'a b'],
];

const SWITCH = [true, false, true].map((one) => [String(one), one] as const);

/** Three good values of every setting, as text and as decided. */
export const SETTING_SAMPLES: Readonly<Record<keyof Settings, readonly (readonly [text: string, value: unknown])[]>> = {
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
  ownNamespace: [
    ['', ''],
    ['BGRB', 'BGRB'],
    ['GF', 'GF'],
  ],
  trustedKeys: [
    ['', []],
    ['none', []],
    ['ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', ['ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']],
  ],
  packageMostGb: [
    ['1', 1],
    ['100', 100],
    ['10000', 10_000],
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
  fileMostMb: [
    ['40', 40],
    ['1', 1],
    ['200', 200],
  ],
  pictureMostMegapixels: [
    ['2000', 2000],
    ['1', 1],
    ['500', 500],
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
    ['10', 10],
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
  oidcProviders: [
    ['/etc/corestone/providers.json', '/etc/corestone/providers.json'],
    ['a b', 'a b'],
    ['', ''],
  ],
  reconcileEvery: [
    ['day', 'day'],
    ['week', 'week'],
    ['month', 'month'],
  ],
  reconcileRepair: SWITCH,
  mdsMode: [
    ['strict-2020', 'strict-2020'],
    ['sane', 'sane'],
    ['strict-2020', 'strict-2020'],
  ],
  mdsMetadataFirst: SWITCH,
  mdsInactiveGone: SWITCH,
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
  keepOaiIds: SWITCH,
  dumpDaily: SWITCH,
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
  dumpHarvested: SWITCH,
  dumpLicence: [
    ['https://creativecommons.org/publicdomain/zero/1.0/', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['http://example.org/licence', 'http://example.org/licence'],
    ['https://example.org/licence?v=2', 'https://example.org/licence?v=2'],
  ],
  webhookHttp: SWITCH,
  oaiReexport: SWITCH,
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
  checkLandingPages: SWITCH,
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
  backupWatch: [
    ['', ''],
    ['/mnt/far=36', '/mnt/far=36'],
    [
      '/mnt/far=36, sftp://core@files.example.org/corestone=200',
      '/mnt/far=36, sftp://core@files.example.org/corestone=200',
    ],
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
  smtpUrl: [
    ['smtp://mail.example.org', 'smtp://mail.example.org'],
    ['smtps://a:b@mail.example.org:465', 'smtps://a:b@mail.example.org:465'],
    ['smtp://127.0.0.1:25?tls=required', 'smtp://127.0.0.1:25?tls=required'],
  ],
  mailFrom: [
    ['core@example.org', 'core@example.org'],
    ['Core <core@example.org>', 'Core <core@example.org>'],
    ['a@example.org', 'a@example.org'],
  ],
  mailReplyTo: ADDRESSES,
  mailPerMinute: [
    ['1', 1],
    ['600', 600],
    ['99999', 99_999],
  ],
  alarmMail: ADDRESSES,
  loanReminders: [
    ['30,-14,0', [-14, 0, 30]],
    ['none', []],
    ['-7, 7', [-7, 7]],
  ],
  harvestInternal: SWITCH,
};
