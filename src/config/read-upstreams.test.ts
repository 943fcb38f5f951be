import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CorestoneError } from '../domain/error.ts';
import { readUpstreams } from './read-upstreams.ts';

const SECRET = 'never-to-be-shown';
const DATACITE = { name: 'dc', kind: 'datacite', url: 'https://api.example.org/', user: 'A.B', password: SECRET };
const HANDLE = {
  name: 'hs',
  kind: 'handle',
  url: 'https://hs.example.org',
  adminHandle: '0.NA/10273',
  password: SECRET,
};

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'corestone-upstreams-'));
});
after(() => rmSync(folder, { recursive: true }));

function read(content: unknown, upstream = 'none', environment: Record<string, string> = {}) {
  const file = join(folder, 'upstreams.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, 0o600);
  return readUpstreams({ data: folder, upstreams: file, upstream }, environment);
}

function refusal(content: unknown, upstream = 'none', environment: Record<string, string> = {}): string {
  try {
    read(content, upstream, environment);
  } catch (error) {
    const { code, message, findings } = error as CorestoneError;
    assert.equal(code, 'invalid-setting');
    return JSON.stringify([message, findings]);
  }
  throw new Error('the file was taken');
}

describe('the file of upstreams', () => {
  test('without one only the journal is known', () => {
    const path = join(folder, 'nowhere', 'upstreams.json');
    const settings = { data: join(folder, 'nowhere'), upstreams: path };
    const { specs, warnings } = readUpstreams({ ...settings, upstream: 'recorded' }, {});
    assert.deepEqual([specs.map((one) => one.name), warnings], [['recorded'], []]);
    assert.throws(() => readUpstreams({ ...settings, data: folder, upstream: 'none' }, {}), /cannot be read/);
  });

  test('says once what each needs, the rest has its usual value', () => {
    const [datacite, handle] = read(
      [
        { ...DATACITE, concurrency: 9 },
        { ...HANDLE, aliasTo: 'doi' },
      ],
      'dc+hs',
    ).specs;
    assert.deepEqual(datacite, {
      ...DATACITE,
      url: 'https://api.example.org',
      concurrency: 9,
      requestsPerSecond: 0,
      timeoutS: 10,
    });
    assert.deepEqual(
      [handle!.admin, handle!.aliasTo, handle!.concurrency],
      [{ handle: '0.NA/10273', index: 300 }, 'doi', 4],
    );
  });

  test('takes a password from a file or a variable', () => {
    const { password: _, ...without } = DATACITE;
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, `${SECRET}\n`, { mode: 0o600 });
    chmodSync(passwordFile, 0o600);
    for (const one of [{ passwordFile }, { passwordEnv: 'DC_PASSWORD' }]) {
      const { specs, warnings } = read([{ ...without, ...one }], 'dc', { DC_PASSWORD: SECRET });
      assert.deepEqual([specs[0]!.password, warnings], [SECRET, []]);
    }
  });

  test('warns where others can read a password, or hear it', { skip: process.platform === 'win32' }, () => {
    const passwordFile = join(folder, 'open-password');
    writeFileSync(passwordFile, SECRET);
    chmodSync(passwordFile, 0o644);
    const { password: _, ...without } = DATACITE;
    const [mode, clear, ...more] = read([{ ...without, url: 'http://dc.example.org', passwordFile }]).warnings;
    assert.match(mode!, /chmod 600 .*open-password/);
    assert.match(clear!, /in the clear/);
    assert.deepEqual(more, []);
    assert.deepEqual(read([{ ...DATACITE, url: 'http://127.0.0.1:8000' }]).warnings, []);
  });

  test('takes a private key from a file, whose passphrase is the password', () => {
    const { password: _, ...without } = HANDLE;
    const privateKeyFile = join(folder, 'key.pem');
    const written = (passphrase?: string) => {
      const cipher = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
      const { privateKey } = generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem', ...cipher },
      });
      writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });
      return privateKey;
    };
    const key = written();
    const { specs, warnings } = read([{ ...without, privateKeyFile }]);
    assert.deepEqual([specs[0]!.privateKey, specs[0]!.password, warnings], [key, '', []]);
    written(SECRET);
    assert.equal(read([{ ...HANDLE, privateKeyFile }]).specs[0]!.password, SECRET);
    assert.match(refusal([{ ...without, privateKeyFile }]), /needs a passphrase/);
    assert.match(refusal([{ ...without, privateKeyFile, password: 'other' }]), /its passphrase is another/);
    const { privateKey: edwards } = generateKeyPairSync('ed25519');
    writeFileSync(privateKeyFile, edwards.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    assert.match(refusal([{ ...without, privateKeyFile }]), /\(ed25519\) cannot sign SHA-256/);
    writeFileSync(privateKeyFile, SECRET);
    assert.match(refusal([{ ...without, privateKeyFile }]), /no private key in PEM.*hdl-convert-key/);
    assert.match(refusal([{ ...without, privateKeyFile: '/nowhere' }]), /ENOENT/);
    assert.match(refusal([{ ...DATACITE, privateKeyFile }]), /knows no privateKeyFile/);
  });

  const WRONG: readonly (readonly [label: string, content: unknown, expected: RegExp, upstream?: string])[] = [
    ['no JSON', `[{"password": "${SECRET}"`, /is not JSON/],
    ['no list', DATACITE, /one JSON list/],
    ['no object in it', ['dc'], /has no name.*has no kind/],
    ['an unknown kind', [{ ...DATACITE, kind: 'crossref' }], /one of corestone, datacite, handle, mds, recorded/],
    ['an unknown member', [{ ...DATACITE, pasword: 'x' }], /knows no pasword/],
    ['a member of another kind', [{ ...DATACITE, ttlS: 60 }], /knows no ttlS/],
    ['a missing member', [{ ...HANDLE, adminHandle: undefined }], /has no adminHandle/],
    ['a name that no route can name', [{ ...DATACITE, name: 'Data+Cite' }], /name is wrong/],
    ['none as name', [{ ...DATACITE, name: 'none' }], /cannot use this name/],
    ['a name twice', [DATACITE, { ...HANDLE, name: 'dc' }], /cannot use this name/],
    ['an address with a password', [{ ...DATACITE, url: `https://a:${SECRET}@b` }], /url is wrong/],
    ['an address of a file', [{ ...DATACITE, url: 'file:///etc' }], /url is wrong/],
    ['too long a patience', [{ ...DATACITE, timeoutS: 300 }], /from 1 to 30/],
    ['a number as text', [{ ...DATACITE, concurrency: '4' }], /concurrency is wrong/],
    ['two passwords', [{ ...DATACITE, passwordEnv: 'X' }], /only one of/],
    ['no password', [{ ...DATACITE, password: undefined }], /must be said/],
    [
      'a variable that is not set',
      [{ ...DATACITE, password: undefined, passwordEnv: 'NOT_SET' }],
      /NOT_SET is not set/,
    ],
    ['a file that is not there', [{ ...DATACITE, password: undefined, passwordFile: '/nowhere' }], /ENOENT/],
    ['a route to nobody', [DATACITE], /--upstream is wrong: .* names no upstream hs/, 'dc+hs'],
  ];
  for (const [label, content, expected, upstream] of WRONG) {
    test(`refuses ${label}, and shows no password`, () => {
      const said = refusal(content, upstream);
      assert.match(said, expected);
      assert.ok(!said.includes(SECRET), said);
    });
  }
});
