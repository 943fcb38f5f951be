import assert from 'node:assert/strict';
import type { House } from '../../src/context.ts';
import { addPlaces } from '../../src/operations/curation/add-places.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';

/** Whom parcels of tests go to. */
export const TO = {
  name: 'Ada Lovelace',
  institution: 'Uppsala',
  street: 'Villavägen 16',
  country: 'SE',
  email: 'ada@example.org',
  phone: '',
  eori: '',
};

/** A sample that can be packed. */
export interface PackableSample {
  readonly id: string;
  readonly name: string;
  readonly igsn: string;
}

/** Fills a house with the small expedition and a repository of two shelves and a crate; its samples, which stand nowhere yet. */
export async function shelvedSamples(house: House): Promise<readonly PackableSample[]> {
  await fillSmallExpedition(house.store);
  const rows = await house.store.read
    .selectFrom('tree_object')
    .select(['id', 'combined_id as name', 'igsn'])
    .where('type', '=', 'sample')
    .orderBy('path')
    .execute();
  const places = [
    { kind: 'repository', name: 'Spandau', code: 'SPA' },
    { kind: 'shelf', name: 'Shelf 1', code: 'SH1', in: 'SPA' },
    { kind: 'shelf', name: 'Shelf 2', code: 'SH2', in: 'SPA' },
    { kind: 'crate', name: 'Crate 7', code: 'CR7', in: 'SH1' },
  ] as const;
  assert.ok((await addPlaces(house.unitOfWork, places, OPERATOR)).ok);
  return rows.map((one) => ({ ...one, igsn: one.igsn! }));
}
