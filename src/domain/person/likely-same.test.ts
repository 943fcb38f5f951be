import assert from 'node:assert/strict';
import { it } from 'node:test';
import { likelyDuplicates, type Mention, type MentionKind } from './likely-same.ts';
import { isNameAlike, nameKey, readPersonName, writePersonName } from './person-name.ts';

let places = 0;
const stands = (name: string, kind: MentionKind = 'contributor', more: Partial<Mention> = {}): Mention => ({
  kind,
  placeId: `${++places}`,
  position: 0,
  name,
  orcid: '',
  ror: '',
  email: '',
  ...more,
});
const ORCID = '0000-0002-1825-0097';
const OTHER = '0000-0001-5109-3700';
const found = (...mentions: readonly Mention[]) =>
  likelyDuplicates(mentions).map((one) => [one.best.name, one.mentions.length, one.best.orcid]);

it('reads names in both orders, with particles, and writes them as they were written', () => {
  assert.deepEqual(readPersonName(' Brandt,  Sabine M. '), { family: 'Brandt', given: 'Sabine M.' });
  assert.deepEqual(readPersonName('Jan van der Berg'), { family: 'van der Berg', given: 'Jan' });
  assert.deepEqual(readPersonName('Plato'), { family: 'Plato', given: '' });
  assert.deepEqual(readPersonName(''), { family: '', given: '' });
  const name = { family: 'Brandt', given: 'Sabine' };
  assert.deepEqual(
    ['Brandt, S.', 'S. Brandt', ''].map((like) => writePersonName(name, like)),
    ['Brandt, Sabine', 'Sabine Brandt', 'Brandt, Sabine'],
  );
  assert.equal(nameKey(readPersonName('Müller, Åsa')), nameKey(readPersonName('Asa Muller')));
});

it('takes an initial for any name that begins with it, and a family name alone for nobody', () => {
  const alike = (one: string, other: string) => isNameAlike(readPersonName(one), readPersonName(other));
  assert.ok(alike('Brandt, S.', 'Sabine Brandt'));
  assert.ok(alike('Brandt, S. M.', 'Brandt, Sabine'));
  assert.ok(!alike('Brandt, Sabine', 'Brandt, Stefan'));
  assert.ok(!alike('Brandt', 'Brandt, Sabine'));
  assert.ok(!alike('Brand, S.', 'Brandt, S.'));
});

it('joins by ORCID, by address and by alike names, and leaves out who stands the same everywhere', () => {
  assert.deepEqual(found(stands('Brandt, Sabine'), stands('Sabine Brandt', 'request')), []);
  assert.deepEqual(
    found(
      stands('Brandt, Sabine', 'contributor', { orcid: ORCID }),
      stands('Brandt, S.'),
      stands('Brandt, S.', 'publication'),
      stands('Sabine Meyer', 'request', { orcid: ORCID, email: 'sabine@example.org' }),
      stands('S. Meyer', 'parcel', { email: 'Sabine@example.org' }),
    ),
    [['Brandt, Sabine', 5, ORCID]],
  );
  assert.deepEqual(
    found(stands('Lind, Åsa', 'contributor', { orcid: ORCID }), stands('Lind, Asa', 'publication')),
    [],
    'a publication has no place for an ORCID',
  );
  assert.equal(found(stands('Lind, Åsa', 'contributor', { orcid: ORCID }), stands('Lind, Asa')).length, 1);
});

it('keeps apart who has another ORCID, and names that contradict each other', () => {
  const one = stands('Wang, L.', 'contributor', { orcid: ORCID });
  const other = stands('Wang, Lei', 'contributor', { orcid: OTHER });
  assert.deepEqual(found(one, other), []);
  const joined = found(stands('Brandt, Sabine'), stands('Brandt, Stefan'), stands('Brandt, S.'));
  assert.deepEqual(joined, [['Brandt, Sabine', 2, '']]);
  const secretary = 'office@example.org';
  assert.deepEqual(
    found(
      stands('Wang, Lei', 'request', { orcid: ORCID, email: secretary }),
      stands('Lind, Åsa', 'request', { orcid: OTHER, email: secretary }),
      stands('Office', 'parcel', { email: secretary }),
    ),
    [],
  );
  assert.deepEqual(found(), []);
});
