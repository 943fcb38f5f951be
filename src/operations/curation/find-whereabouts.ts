import { parcelName } from '../../domain/curation/parcel.ts';
import { scannedCode } from '../../domain/curation/scanned-code.ts';
import { pathSegment } from '../../domain/drilling/object-path.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type Caller, may } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { TreeObject } from '../tree-ports.ts';
import { findFates, type KnownFate } from './find-fates.ts';
import { seenObjects } from './parcels/parcel-access.ts';
import { placesAlong, placeWords } from './place-words.ts';
import type { StoragePlace, StoredObject, StoredThing } from './storage-ports.ts';

/**
 * Where something stands. `through` leads from the thing to what stands in the place: empty where the thing itself does; `in-box` is the
 * core box that a half says it lies in, `part-of` the section or core run something was cut from. `place` is absent where nobody said;
 * `stated` then is the storage place that the fields of a core box say in words, empty for none.
 */
export interface Whereabouts {
  readonly thing: StoredThing;
  readonly through: readonly { readonly how: 'in-box' | 'part-of'; readonly name: string }[];
  readonly place?: { readonly code: string; readonly words: string };
  readonly stated: string;
  /** The parcel or loan that it, or what it lies in, is packed in or went out with. */
  readonly away?: Away;
  /** What became of it, or of the last of `through`: used up, lost, taken out, or back without a place. Then it stands nowhere. */
  readonly fate?: KnownFate;
}

/** A parcel or loan with whom it is for. `dueOn` is null where nothing is lent; `isOut` once it was shipped. */
export interface Away {
  readonly parcelId: string;
  readonly parcel: string;
  readonly to: string;
  readonly dueOn: string | null;
  readonly isOut: boolean;
}

/**
 * Finds where something stands by what a scanner or a person says. What does not stand anywhere itself stands where its core box does, or
 * where the half, section or run does that it was cut from, the nearest first; what was used up, lost or taken out stands nowhere. Throws
 * `not-found` for what nobody knows or the caller may not see: objects as reader for their client or by a role on their expedition.
 */
export function findWhereabouts(unitOfWork: UnitOfWork, text: string, caller: Caller): Promise<Whereabouts> {
  const code = scannedCode(text);
  return unitOfWork(async (work) => {
    const thing = (await work.storage.findThings([code])).get(code);
    if (thing === undefined || !(await isSeen(work, thing, caller)))
      throw new CorestoneError('not-found', `Nobody knows ${code}.`);
    const away = await awayWith(work, [thing.id]);
    if (thing.placeId !== null) return { ...(await at(work, thing, [], thing.placeId)), ...away };
    if (away.away?.isOut) return { thing, through: [], stated: '', ...away };
    if (thing.kind !== 'object') return { thing, through: [], stated: '' };
    return { ...(await throughOthers(work, thing)), ...away };
  });
}

async function isSeen(work: Work, thing: StoredThing, caller: Caller): Promise<boolean> {
  if (thing.kind === 'place') return may(caller, 'read', thing.place.party);
  return (await seenObjects(work, [thing], caller)).has(thing.id);
}

/** The first of these things that is packed or out, as a member of the answer. */
async function awayWith(work: Work, ids: readonly string[]): Promise<{ readonly away?: Away }> {
  const open = await work.parcels.openItems(ids);
  const item = ids.map((id) => open.get(id)).find((one) => one !== undefined);
  if (item === undefined) return {};
  const { parcel } = item;
  const { name, institution, country } = parcel.recipient;
  const to = [name, institution, country].filter((one) => one !== '').join(', ');
  const isOut = item.state !== 'packed';
  return { away: { parcelId: parcel.id, parcel: parcelName(parcel), to, dueOn: parcel.dueOn, isOut } };
}

async function throughOthers(work: Work, thing: StoredObject): Promise<Whereabouts> {
  const [object] = await work.tree.findByIds([thing.id]);
  const above = await ancestors(work, object!);
  const ids = above.map((one) => one.id);
  const stored = await work.storage.findThings(ids);
  const fates = await findFates(work, ids);
  const through: { how: 'in-box' | 'part-of'; name: string }[] = [];
  for (const one of above) {
    if (one.id !== thing.id) through.push({ how: 'part-of', name: one.combinedId });
    const own = stored.get(one.id)?.placeId;
    if (own) return at(work, thing, through, own);
    const gone = one.id === thing.id ? {} : await awayWith(work, [one.id]);
    if (gone.away?.isOut) return { thing, through, stated: '', ...gone };
    const fate = fates.get(one.id);
    if (fate !== undefined) return { thing, through, stated: '', fate };
    const box = await boxOf(work, one, above);
    if (box !== undefined) return inBox(work, thing, through, box);
  }
  return { thing, through: [], stated: object!.type === 'core_box' ? await statedPlace(work, object!) : '' };
}

async function inBox(
  work: Work,
  thing: StoredObject,
  before: Whereabouts['through'],
  box: TreeObject,
): Promise<Whereabouts> {
  const through = [...before, { how: 'in-box' as const, name: box.combinedId }];
  const placeId = (await work.storage.findThings([box.id])).get(box.id)?.placeId;
  if (placeId) return at(work, thing, through, placeId);
  const gone = await awayWith(work, [box.id]);
  if (gone.away?.isOut) return { thing, through, stated: '', ...gone };
  const fate = (await findFates(work, [box.id])).get(box.id);
  if (fate !== undefined) return { thing, through, stated: '', fate };
  return { thing, through, stated: await statedPlace(work, box) };
}

/** The object and what it was cut from up to its hole, the object first. */
async function ancestors(work: Work, object: TreeObject): Promise<TreeObject[]> {
  const segments = object.path.split('/');
  const paths = segments.map((_, at) => segments.slice(0, at + 1).join('/'));
  const found = await work.tree.findByPaths(paths);
  return found
    .filter((one) => !['program', 'expedition', 'site'].includes(one.type))
    .toSorted((one, other) => other.path.length - one.path.length);
}

async function boxOf(work: Work, one: TreeObject, above: readonly TreeObject[]): Promise<TreeObject | undefined> {
  if (one.type !== 'split') return undefined;
  const name = (await work.tree.valuesOf('split', [one.id])).get(one.id)?.core_box;
  const hole = above.find(({ type }) => type === 'hole');
  if (typeof name !== 'string' || name === '' || hole === undefined) return undefined;
  const [box] = await work.tree.findByPaths([`${hole.path}/${pathSegment('core_box', name)}`]);
  return box;
}

async function statedPlace(work: Work, box: TreeObject): Promise<string> {
  const storage = (await work.tree.valuesOf('core_box', [box.id])).get(box.id)?.storage;
  return typeof storage === 'string' ? storage : '';
}

async function at(
  work: Work,
  thing: StoredThing,
  through: Whereabouts['through'],
  placeId: string,
): Promise<Whereabouts> {
  const [place] = (await work.storage.findPlaces([placeId])) as [StoragePlace];
  const words = placeWords(place, await placesAlong(work.storage, [place]));
  return { thing, through, place: { code: place.code, words }, stated: '' };
}
