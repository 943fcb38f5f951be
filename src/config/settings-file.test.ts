import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSettingsFile, unknownVariables } from './read-settings.ts';

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
