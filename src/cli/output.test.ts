import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { CorestoneError, type ErrorCode } from '../domain/error.ts';
import { finding } from '../domain/finding.ts';
import { findingLine, makeOutput } from './output.ts';
import { reportError } from './report-error.ts';

function listen(isJson: boolean) {
  const [out, error] = [new PassThrough(), new PassThrough()];
  const output = makeOutput(isJson, { out, error } as unknown as Parameters<typeof makeOutput>[1]);
  const heard = () => ({ out: String(out.read() ?? ''), error: String(error.read() ?? '') });
  return { output, heard };
}

test('a person is told lines, a program one JSON document, both are warned on standard error', () => {
  for (const isJson of [false, true]) {
    const { output, heard } = listen(isJson);
    output.say('done');
    output.result({ done: 1 });
    output.warn('careful');
    const wanted = isJson ? '{\n  "done": 1\n}\n' : 'done\n';
    assert.deepEqual(heard(), { out: wanted, error: 'careful\n' });
  }
});

test('progress never goes to standard output, and not at all where JSON is wanted', () => {
  for (const isJson of [false, true]) {
    const { output, heard } = listen(isJson);
    const progress = output.progress('Reading');
    progress.update(5, 10);
    progress.done();
    const { out, error } = heard();
    assert.equal(out, '');
    assert.equal(/Reading: 5 in/.test(error), !isJson);
  }
});

test('a finding is one line with mark, place, message, value and rule', () => {
  const at = { file: 'a.csv', row: 3, column: 'Core' };
  const one = finding('x-code', 'Core is 7', { severity: 'warning', value: 7, rule: 'below 5', at });
  assert.equal(findingLine(one), 'warning  a.csv, row 3, Core: Core is 7. Found: 7. Rule: below 5. [x-code]');
  assert.equal(findingLine(finding('y', 'No.')), 'error    No. [y]');
});

describe('an error ends with', () => {
  const statuses: readonly (readonly [ErrorCode, 1 | 2])[] = [
    ['wrong-call', 2],
    ['invalid-setting', 2],
    ['not-found', 1],
    ['invalid-input', 1],
    ['store-full', 1],
    ['store-unavailable', 1],
    ['busy', 1],
  ];
  for (const [code, status] of statuses) {
    test(`${code}: ${status}, and says so in both ways`, () => {
      const { output, heard } = listen(true);
      assert.equal(
        reportError(new CorestoneError(code, 'Why.', { findings: [finding('f', 'Because')] }), output),
        status,
      );
      const { out, error } = heard();
      assert.deepEqual((JSON.parse(out) as { error: { code: string; message: string } }).error.code, code);
      assert.equal(error, `error    Why. [${code}]\n  error    Because. [f]\n`);
    });
  }

  const system = [
    ['EROFS', 'not-allowed'],
    ['EACCES', 'not-allowed'],
    ['ENOENT', 'not-found'],
    ['EISDIR', 'invalid-input'],
  ] as const;
  for (const [code, wanted] of system) {
    test(`${code} of the system: ${wanted}, without a stack`, () => {
      const { output, heard } = listen(false);
      const error = Object.assign(new Error(`${code}: it does not go, open '/a/b'`), { code, path: '/a/b' });
      assert.equal(reportError(error, output), 1);
      assert.equal(heard().error, `error    /a/b: it does not go. [${wanted}]\n`);
    });
  }

  test('a full disk is told as such, whoever met it', () => {
    const { output, heard } = listen(false);
    assert.equal(reportError(Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' }), output), 1);
    assert.match(heard().error, /^error {4}The disk is full: .* \[store-full\]\n$/);
  });

  test('anything else: 1, the word unexpected and the stack for whoever mends it', () => {
    const { output, heard } = listen(true);
    assert.equal(reportError(new TypeError('x is not a function'), output), 1);
    const { out, error } = heard();
    assert.match(error, /should not have happened[\s\S]*TypeError[\s\S]*at /);
    assert.deepEqual(JSON.parse(out), { error: { code: 'unexpected', message: 'x is not a function' } });
  });
});
