import type { FamilyMember, SampleDescription } from '../../src/domain/description/sample-description.ts';
import type { ObjectType } from '../../src/domain/drilling/object-type.ts';
import { bareDescription } from '../../src/domain/registration/bare-description.ts';
import { registerIdentifiers } from '../../src/operations/register-identifiers.ts';
import type { TestHouse } from '../store/each-engine.ts';

/** By what records of a test are registered without an upstream. */
export const RULES = {
  hasUpstream: false,
  hash: (text: string | Uint8Array) => Buffer.from(text).toString('base64url').slice(-40),
};

/** A parent as a description names it. */
export const parentNamed = (igsn: string, objectType: ObjectType = 'section'): FamilyMember => ({
  igsn,
  name: igsn,
  objectType,
});

/** Registers records that have no object here, as an expedition pushes them to its agent. */
export function pushRecords(
  house: ReturnType<TestHouse>,
  records: readonly (Partial<SampleDescription> & { readonly igsn: string })[],
) {
  return house.unitOfWork(async (work) => {
    const holder = await work.parties.holderOf('TESTP');
    const intents = records.map((given) => ({
      igsn: given.igsn,
      objectId: null,
      holder: holder!,
      description: { ...bareDescription(given.igsn, 'TESTP'), ...given },
      landingUrl: null,
    }));
    const known = new Set((await work.identifiers.find(records.map((one) => one.igsn))).map((one) => one.igsn));
    const rows = records
      .filter(({ igsn }) => !known.has(igsn))
      .map(({ igsn }) => ({
        igsn,
        namespace: 'TESTP',
        prefix: null,
        key: null,
        objectId: null,
        origin: 'adopted' as const,
      }));
    await work.identifiers.insert(rows, work.now());
    return registerIdentifiers(work, intents, RULES, 'test');
  });
}
