import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it, test } from 'node:test';
import type { CorestoneError } from '../domain/error.ts';
import { decideSettings, readSettingsFile, unknownVariables } from './read-settings.ts';

test('a misspelled variable is noticed, a foreign one and those of the tests are not', () => {
  const environment = { CORESTONE_PROT: '1', CORESTONE_PORT: '1', PATH: '/', CORESTONE_TEST_X: '1' };
  assert.deepEqual(unknownVariables(environment), ['CORESTONE_PROT']);
});

test('the settings file: none is empty, and anything but a JSON object is refused', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'corestone-settings-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'corestone.config.json');
  assert.deepEqual(readSettingsFile(path), {});
  for (const text of ['{"port": 1', '[]', '"x"', 'null', '', '7']) {
    writeFileSync(path, text);
    assert.throws(() => readSettingsFile(path), { code: 'invalid-setting' }, text);
  }
  assert.throws(() => readSettingsFile(folder), { code: 'invalid-setting', message: /cannot be read: EISDIR/ });
  writeFileSync(path, '\ufeff{"port": 1}');
  assert.deepEqual(readSettingsFile(path), { port: 1 });
});

describe('a variable with _FILE behind it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'corestone-secret-')), 'secret');
  after(() => rmSync(dirname(file), { recursive: true }));
  const decided = (environment: Record<string, string>) => decideSettings({ flags: {}, environment, file: {} });

  it('names a file with the value, without the line end; the variable itself beats it', () => {
    writeFileSync(file, 'postgres://corestone:secret@db/corestone\n');
    const named = { CORESTONE_DATABASE_URL_FILE: file };
    assert.equal(decided(named).databaseUrl, 'postgres://corestone:secret@db/corestone');
    const both = { ...named, CORESTONE_DATABASE_URL: 'postgres://other/one' };
    assert.equal(decided(both).databaseUrl, 'postgres://other/one');
    assert.deepEqual(unknownVariables(named), []);
  });

  it('is the setting of that name where there is one, and told where the file is missing', () => {
    const own = { CORESTONE_BACKUP_PASSPHRASE_FILE: file };
    assert.deepEqual([decided(own).backupPassphraseFile, decided(own).backupPassphrase], [file, '']);
    assert.throws(() => decided({ CORESTONE_SMTP_URL_FILE: `${file}-gone` }), {
      code: 'invalid-setting',
      message: /^CORESTONE_SMTP_URL_FILE: .*secret-gone cannot be read: ENOENT/,
    });
  });

  it('is an error where the file is empty: an empty store would be served instead', () => {
    writeFileSync(file, '\n');
    assert.throws(() => decided({ CORESTONE_DATABASE_URL_FILE: file }), {
      code: 'invalid-setting',
      message: /is empty/,
    });
  });

  it('never shows what the file holds, nor a secret that stands where its file should be named', () => {
    const seen = (environment: Record<string, string>): string => {
      try {
        return assert.fail(JSON.stringify(decided(environment)));
      } catch (error) {
        const { code, message, findings } = error as CorestoneError;
        assert.equal(code, 'invalid-setting');
        return JSON.stringify([message, findings]);
      }
    };
    writeFileSync(file, 'only-the-password');
    assert.doesNotMatch(seen({ CORESTONE_DATABASE_URL_FILE: file }), /only-the-password/);
    assert.doesNotMatch(seen({ CORESTONE_DATABASE_URL_FILE: 'postgres://core:hush@db/core' }), /hush/);
  });
});
