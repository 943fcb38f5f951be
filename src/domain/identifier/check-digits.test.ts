import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrcid } from './orcid.ts';
import { parseRor } from './ror.ts';

/** All texts that differ from the given one in one character of the alphabet. */
function oneCharacterOff(text: string, alphabet: string): string[] {
  return [...text].flatMap((own, at) =>
    [...alphabet]
      .filter((other) => other !== own && own !== '-')
      .map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );
}

test('an ORCID iD with one wrong digit is never accepted', () => {
  for (const orcid of ['0000-0002-1694-233X', '0000-0002-1825-0097']) {
    assert.ok(parseOrcid(orcid).ok);
    const wrong = oneCharacterOff(orcid, '0123456789');
    assert.deepEqual(
      wrong.filter((text) => parseOrcid(text).ok),
      [],
    );
  }
});

test('a ROR id with one wrong character is never accepted', () => {
  const wrong = oneCharacterOff('04z8jg394', '0123456789abcdefghjkmnpqrstvwxyz');
  assert.equal(wrong.length, 9 * 31);
  assert.deepEqual(
    wrong.filter((text) => parseRor(text).ok),
    [],
  );
});

test('official addresses', () => {
  const orcid = parseOrcid('000000021694233x');
  const ror = parseRor('04Z8JG394');
  assert.ok(orcid.ok && ror.ok);
  assert.equal(orcid.value, '0000-0002-1694-233X');
  assert.equal(ror.value, '04z8jg394');
});
