import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { CorestoneError } from '../domain/error.ts';
import { readOidcProviders } from './oidc-providers.ts';

const SECRET = 'never-to-be-shown';
const FIRST = { oidcIssuer: 'https://id.example.org', oidcClientId: 'core', oidcClientSecret: SECRET };
const ORCID = { name: 'orcid', label: 'ORCID', issuer: 'https://orcid.example.org/', clientId: 'APP-1' };

describe('the identity providers', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'corestone-providers-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function read(content: unknown, first = FIRST, environment: Record<string, string> = {}) {
    const oidcProviders = join(folder, 'providers.json');
    writeFileSync(oidcProviders, typeof content === 'string' ? content : JSON.stringify(content));
    chmodSync(oidcProviders, 0o600);
    return readOidcProviders({ ...first, oidcProviders }, environment);
  }

  test('are that of the settings and those of the file, in this order', () => {
    const none = { oidcIssuer: '', oidcClientId: '', oidcClientSecret: '' };
    assert.deepEqual(readOidcProviders({ ...none, oidcProviders: '' }, {}), { providers: [], warnings: [] });
    const clientSecretFile = join(folder, 'secret');
    writeFileSync(clientSecretFile, `${SECRET}\n`, { mode: 0o600 });
    for (const one of [{ clientSecretFile }, { clientSecretEnv: 'ORCID_SECRET' }, { clientSecret: SECRET }]) {
      const { providers, warnings } = read([{ ...ORCID, ...one }], FIRST, { ORCID_SECRET: SECRET });
      assert.deepEqual(providers, [
        {
          name: '',
          label: '',
          issuer: 'https://id.example.org',
          clientId: 'core',
          clientSecret: SECRET,
          joinsAccounts: false,
        },
        { ...ORCID, issuer: 'https://orcid.example.org', clientSecret: SECRET, joinsAccounts: false },
      ]);
      assert.deepEqual(warnings, []);
    }
    const { label: _, ...nameless } = ORCID;
    assert.equal(read([{ ...ORCID, clientSecret: SECRET, joinsAccounts: true }]).providers[1]!.joinsAccounts, true);
    assert.equal(read([{ ...nameless, clientSecret: SECRET }], none as typeof FIRST).providers[0]!.label, 'orcid');
  });

  const whole = { ...ORCID, clientSecret: SECRET };
  const WRONG: readonly (readonly [label: string, content: unknown, expected: RegExp])[] = [
    ['no JSON', `[{"clientSecret": "${SECRET}"`, /is not JSON/],
    ['no list', whole, /one JSON list/],
    ['a list of texts', ['orcid'], /one JSON list/],
    ['an unknown member', [{ ...whole, secret: 'x' }], /secret is wrong/],
    ['no issuer', [{ ...whole, issuer: undefined }], /issuer is wrong/],
    ['an issuer that is no address', [{ ...whole, issuer: 'orcid.org' }], /issuer is wrong/],
    ['a text for yes', [{ ...whole, joinsAccounts: 'true' }], /joinsAccounts is wrong/],
    ['a number', [{ ...whole, clientId: 7 }], /clientId is wrong/],
    ['a name that no address can hold', [{ ...whole, name: 'My ORCID' }], /name is wrong/],
    ['a name twice', [whole, { ...whole, issuer: 'https://b.example.org' }], /name is wrong/],
    ['an issuer twice', [{ ...whole, issuer: FIRST.oidcIssuer }], /issuer is wrong/],
    ['no secret', [ORCID], /must be said/],
    ['two secrets', [{ ...whole, clientSecretEnv: 'X' }], /must be said/],
    ['a variable that is not set', [{ ...ORCID, clientSecretEnv: 'NOT_SET' }], /NOT_SET is not set/],
    ['a file that is not there', [{ ...ORCID, clientSecretFile: '/nowhere' }], /ENOENT/],
  ];
  for (const [label, content, expected] of WRONG)
    test(`cannot be ${label}, and no secret is shown`, () => {
      assert.throws(
        () => read(content),
        ({ code, message, findings }: CorestoneError) => {
          const said = JSON.stringify([message, findings]);
          assert.match(said, expected);
          assert.ok(!said.includes(SECRET));
          return code === 'invalid-setting';
        },
      );
    });
});
