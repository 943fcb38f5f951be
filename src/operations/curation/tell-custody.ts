import { isOpenItem } from '../../domain/curation/parcel.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Custody } from '../../domain/description/statements.ts';
import type { Caller } from '../caller.ts';
import type { Work } from '../ports.ts';
import { changeRecords } from '../registry/change-records.ts';
import { findFates } from './find-fates.ts';
import type { OpenItem } from './parcels/parcel-ports.ts';
import type { StoredThing } from './storage-ports.ts';

/** A record that does not say what became of its object, and why. */
export interface UntoldCustody {
  readonly igsn: string;
  readonly message: string;
}

/**
 * Says in the records of objects what became of them: shipped, lent until a day, used up, lost; and takes back what was said where they
 * are kept again. What differs from what a record says becomes its next version, so that pages, formats, harvesters and upstream say it
 * too; never with whom. Whether somebody may move the things was decided before. Objects without a record, records that are withdrawn or
 * only reserved are passed over. Gives back records that cannot be changed, since nobody holds their namespace or their client is not active;
 * they keep nobody from moving things, and `retellCustody` tries them again. A bounded number of questions for any number of things.
 */
export async function tellCustody(
  work: Work,
  thingIds: readonly string[],
  caller: Caller,
): Promise<readonly UntoldCustody[]> {
  const igsns = await igsnsOf(work, thingIds);
  if (igsns.size === 0) return [];
  const descriptions = await work.register.descriptions([...igsns.values()]);
  const wanted = await custodies(work, [...igsns.keys()]);
  const differing = [...igsns].flatMap(([thingId, igsn]) => {
    const description = descriptions.get(igsn);
    const custody = wanted.get(thingId);
    if (description === undefined || isSame(description.custody, custody)) return [];
    return [{ igsn, description: withCustody(description, custody) }];
  });
  if (differing.length === 0) return [];
  const known = await work.publications.linkables(differing.map((one) => one.igsn));
  const alive = new Set(
    known.flatMap(({ igsn, state }) => (state === 'withdrawn' || state === 'reserved' ? [] : igsn)),
  );
  // Who may was decided by thing; its record follows, whoever holds it.
  const { within: _within, scope: _scope, treeGrants: _roles, ...person } = caller;
  const grants = [...new Set(known.map((one) => one.client))].map((party) => ({ role: 'depositor' as const, party }));
  const changes = differing
    .filter((one) => alive.has(one.igsn))
    .map((one) => ({ ...one, caller: { ...person, grants }, wish: 'keep' as const, mode: 'update' as const }));
  const outcomes = await changeRecords(work, changes, work.registering);
  return outcomes.flatMap((one) => (one.outcome === 'refused' ? [{ igsn: one.igsn, message: one.message }] : []));
}

async function igsnsOf(work: Work, thingIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const objects = await work.tree.findByIds([...new Set(thingIds)]);
  return new Map(objects.flatMap(({ id, igsn }) => (igsn === null ? [] : [[id, igsn] as const])));
}

/** What became of each of these things; of what stands in a place, or of which nothing was said, nothing. */
async function custodies(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Custody>> {
  const open = await work.parcels.openItems(ids);
  const stored = await work.storage.findThings(ids);
  const nowhere = ids.filter((id) => !open.has(id) && placeOf(stored.get(id)) === null);
  const fates = await findFates(work, nowhere);
  return new Map(
    ids.flatMap((id) => {
      const item = open.get(id);
      const custody = item === undefined ? goneAs(fates.get(id)) : awayAs(item);
      return custody === undefined ? [] : [[id, custody] as const];
    }),
  );
}

const placeOf = (thing: StoredThing | undefined): string | null => thing?.placeId ?? null;

function awayAs({ state, parcel }: OpenItem): Custody | undefined {
  if (state === 'packed' || !isOpenItem(state) || parcel.shippedAt === null) return undefined;
  const since = parcel.shippedAt.slice(0, 10);
  return parcel.dueOn === null ? { state: 'shipped', since } : { state: 'lent', since, until: parcel.dueOn };
}

function goneAs(fate: { readonly how: string; readonly at: string } | undefined): Custody | undefined {
  if (fate?.how !== 'used-up' && fate?.how !== 'lost' && fate?.how !== 'destroyed') return undefined;
  return { state: fate.how, since: fate.at.slice(0, 10) };
}

function withCustody({ custody: _, ...rest }: SampleDescription, custody: Custody | undefined): SampleDescription {
  return custody === undefined ? rest : { ...rest, custody };
}

const isSame = (one: Custody | undefined, other: Custody | undefined): boolean =>
  one?.state === other?.state && one?.since === other?.since && one?.until === other?.until;
