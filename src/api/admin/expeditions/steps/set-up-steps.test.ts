import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FieldValues } from '../../../../domain/drilling/object-row.ts';
import type { SetUpObject } from '../../../../store/read/list-expedition-set-up.ts';
import { type SetUpFacts, STEP_KEYS, setUpSteps } from './set-up-steps.ts';

const object = (type: 'expedition' | 'site' | 'hole' | 'contributor', combinedId: string, values: FieldValues = {}) =>
  ({ type, combinedId, name: combinedId, values }) as SetUpObject;

const BARE: SetUpFacts = {
  setUp: { program: 'ICDP', expedition: object('expedition', '5054'), sitesAndHoles: [], people: [] },
  ...{ usualConvention: 'icdp-classic', accounts: 0, stations: [], ownLists: 0, ownFields: 0, layouts: 0, views: 0 },
};
const WHOLE: SetUpFacts = {
  ...BARE,
  setUp: {
    program: 'ICDP',
    expedition: object('expedition', '5054', {
      expedition_name: 'COSC',
      start_date: '2014-05',
      chief_scientists: ['Lorenz, Henning'],
      operator: 'Lund',
      igsn_convention: 'icdp-2021',
    }),
    sitesAndHoles: [
      object('site', '5054_1'),
      object('hole', '5054_1_A', { latitude_deg: 63, longitude_deg: 13, reference_height_m: 0 }),
    ],
    people: [object('contributor', 'Berg, Ada')],
  },
  accounts: 2,
  stations: ['Drill floor'],
};
const openOf = (facts: SetUpFacts) => Object.fromEntries(setUpSteps(facts).map(({ key, open }) => [key, open.length]));

it('every step is there in its order, with what stands of it', () => {
  assert.deepEqual(
    setUpSteps(BARE).map(({ key }) => key),
    [...STEP_KEYS],
  );
  assert.match(setUpSteps(BARE)[2]!.stands, /as usual: icdp-classic/);
});

it('what is missing is open; what stands is not, though it be zero', () => {
  assert.deepEqual(openOf(BARE), {
    ...{ what: 4, places: 2, igsn: 1, depths: 1, vocabularies: 0, fields: 0, people: 2, stations: 1 },
  });
  assert.deepEqual(new Set(Object.values(openOf(WHOLE))), new Set([0]));
});

it('a hole without position or height is named', () => {
  const setUp = { ...WHOLE.setUp, sitesAndHoles: [object('site', '5054_1'), object('hole', '5054_1_B')] };
  const open = setUpSteps({ ...WHOLE, setUp }).flatMap((one) => one.open);
  assert.deepEqual(open, ['the position of 5054_1_B', 'the reference height of 5054_1_B']);
});
