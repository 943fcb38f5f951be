import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { NO_OWN_FIELDS, type OwnField, OwnFields } from '../../../domain/own-fields/own-field.ts';
import { NewObjects } from './new-objects.ts';
import { ownFields } from './station-state.ts';

afterEach(() => {
  ownFields.value = NO_OWN_FIELDS;
});

it('a new object has what its own fields begin with, unless that was emptied or is another', () => {
  const field = { name: 'x_lab', label: 'Lab', group: 'remarks', entry: 'optional', definition: '', type: 'text' };
  ownFields.value = new OwnFields([{ objectType: 'gas', field, defaultValue: 'Uppsala' } as unknown as OwnField]);
  const valuesOf = (values: Readonly<Record<string, string | null>>) => {
    const made = new NewObjects([]);
    made.add({ type: 'gas', name: '1', parent: { id: 'hole', path: 'PICDP/E1/S1/HA' }, values });
    const [wish] = made.wishes;
    return wish?.kind === 'create' ? wish.object.values : undefined;
  };
  assert.deepEqual(valuesOf({ comments: null }), { x_lab: 'Uppsala' });
  assert.deepEqual(valuesOf({ x_lab: 'Potsdam' }), { x_lab: 'Potsdam' });
  assert.deepEqual(valuesOf({ x_lab: null }), {});
});
