import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkErrorReport } from './error-report.ts';

const WELL = { problem: 'The depth is of another hole.', name: '', email: '' };
const saidOf = (facts: Partial<typeof WELL>) =>
  checkErrorReport({ ...WELL, ...facts }).map(({ code, field }) => `${field} ${code}`);

describe('checkErrorReport', () => {
  it('needs what is wrong and nothing else', () => {
    assert.deepEqual(saidOf({}), []);
    assert.deepEqual(saidOf({ problem: ' \n ' }), ['problem request-missing']);
  });

  it('takes lines, a name and a plain address', () => {
    assert.deepEqual(saidOf({ problem: 'One\n\ttwo', name: 'Ada Lund', email: 'ada@uni.example' }), []);
  });

  it('refuses what is too long, cannot be kept, or is no address', () => {
    assert.deepEqual(saidOf({ problem: 'x'.repeat(5001) }), ['problem request-long']);
    assert.deepEqual(saidOf({ problem: 'a\u0000b' }), ['problem request-character']);
    assert.deepEqual(saidOf({ name: 'Ada\nBcc: x@y.example' }), ['name request-character']);
    for (const email of ['ada', 'a@b.example,c@d.example', 'Ada <a@b.example>'])
      assert.deepEqual(saidOf({ email }), ['email request-email'], email);
    assert.deepEqual(saidOf({ email: `${'a'.repeat(300)}@b.example` }), ['email request-long']);
  });
});
