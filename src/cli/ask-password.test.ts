import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { it } from 'node:test';
import { askNewPassword } from './ask-password.ts';

/** Types each text as soon as something is asked; what was shown meanwhile. */
async function typed(...texts: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const waiting = [...texts];
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += String(chunk);
    if (!shown.endsWith(': ')) return;
    const next = waiting.shift();
    if (next === undefined) input.end();
    else input.write(next);
  });
  const answer = await askNewPassword({ input, output }).catch((error: { readonly code: string }) => error.code);
  return { answer, shown };
}

it('is what was typed twice, and is not shown', async () => {
  const { answer, shown } = await typed('a long password\r', 'a long password\r');
  assert.equal(answer, 'a long password');
  assert.doesNotMatch(shown, /long/);
  assert.equal(shown.split('\n').length, 3);
});

it('is none where nothing is typed', async () => assert.equal((await typed('\r')).answer, undefined));

it('is refused where both differ', async () =>
  assert.equal((await typed('a long password\r', 'another password\r')).answer, 'invalid-input'));

it('is given up by Ctrl-C, and where the input ends', async () => {
  assert.equal((await typed('half\u0003')).answer, 'wrong-call');
  assert.equal((await typed()).answer, 'wrong-call');
});
