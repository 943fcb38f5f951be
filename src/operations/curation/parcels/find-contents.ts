import { parcelName } from '../../../domain/curation/parcel.ts';
import { scannedCode } from '../../../domain/curation/scanned-code.ts';
import { type Finding, finding } from '../../../domain/finding.ts';
import { type Caller, may } from '../../caller.ts';
import type { Work } from '../../ports.ts';
import type { StoredObject } from '../storage-ports.ts';
import { type SeenObject, seenObjects } from './parcel-access.ts';
import type { ParcelItem } from './parcel-ports.ts';

/** What is to be packed, and what cannot be. */
export interface FoundContents {
  readonly things: readonly StoredObject[];
  readonly findings: readonly Finding[];
}

/** Things that one parcel holds at most. */
export const MOST_THINGS = 5000;

/**
 * Finds what codes belong to, as scanned or typed; of a crate or another place that moves about, all objects that stand in it. Findings:
 * `storage-unknown` for codes nobody knows or the caller may not see, `parcel-expedition` for what is of another expedition,
 * `parcel-taken` for what is in another parcel, which is named, `parcel-empty` for a crate with nothing in it.
 */
export async function findContents(
  work: Work,
  codes: readonly string[],
  of: { readonly expeditionId: string | undefined; readonly parcelId: string },
  caller: Caller,
): Promise<FoundContents & { readonly expeditionId: string | undefined }> {
  const asked = [...new Set(codes.map(scannedCode).filter((one) => one !== ''))];
  const found = await work.storage.findThings(asked);
  const inside = new Map<string, readonly StoredObject[]>();
  for (const thing of found.values())
    if (thing.kind === 'place' && may(caller, 'read', thing.place.party))
      inside.set(thing.id, await objectsIn(work, thing.place.path));
  const seen = await seenObjects(work, [...found.values(), ...[...inside.values()].flat()], caller);
  const things = new Map<string, SeenObject>();
  const findings: Finding[] = [];
  for (const code of asked) {
    const thing = found.get(code);
    const meant = thing?.kind === 'place' ? inside.get(thing.id) : thing && [thing];
    const some = (meant ?? []).flatMap((one) => seen.get(one.id) ?? []);
    for (const one of some) things.set(one.id, one);
    if (thing?.kind === 'place' && meant?.length === 0) findings.push(empty(thing.name));
    else if (meant === undefined || some.length < meant.length) findings.push(unknown(code));
  }
  return ofOneExpedition(work, [...things.values()], findings, of);
}

async function objectsIn(work: Work, path: string): Promise<readonly StoredObject[]> {
  const ids = (await work.storage.expectedIn(path)).map((one) => one.id);
  const found = await work.storage.findThings(ids);
  return [...found.values()].filter((one) => one.kind === 'object');
}

async function ofOneExpedition(
  work: Work,
  things: readonly SeenObject[],
  said: readonly Finding[],
  of: { readonly expeditionId: string | undefined; readonly parcelId: string },
): Promise<FoundContents & { readonly expeditionId: string | undefined }> {
  const expeditionId = of.expeditionId ?? things[0]?.expeditionId ?? undefined;
  const open = await work.parcels.openItems(things.map((one) => one.id));
  const findings = [...said];
  const good = things.filter((one) => {
    const other = open.get(one.id);
    if (expeditionId === undefined || one.expeditionId !== expeditionId) findings.push(elsewhere(one.name));
    else if (other !== undefined && other.parcelId !== of.parcelId)
      findings.push(taken(one.name, parcelName(other.parcel)));
    else return other === undefined;
    return false;
  });
  return { things: good, findings, expeditionId };
}

/** Objects as things of a parcel that is being packed, behind those that are in it. */
export function itemsOf(things: readonly StoredObject[], parcelId: string, after: number): readonly ParcelItem[] {
  return things.map(({ id, name, type, igsn }, at) => ({
    parcelId,
    thingId: id,
    position: after + at + 1,
    name,
    type,
    igsn,
    state: 'packed',
    fromPlaceId: null,
    note: '',
    settledAt: null,
  }));
}

const about = (value: string, rule: string) => ({ field: 'things', value, rule });

const unknown = (code: string): Finding =>
  finding(
    'storage-unknown',
    `Nobody knows ${code}.`,
    about(code, 'an IGSN, the name of an object, the code of a crate'),
  );

const empty = (name: string): Finding =>
  finding('parcel-empty', `Nothing is said to stand in ${name}.`, about(name, 'a crate with something in it'));

const elsewhere = (name: string): Finding =>
  finding('parcel-expedition', `${name} is of another expedition.`, about(name, 'one expedition a parcel'));

const taken = (name: string, parcel: string): Finding =>
  finding('parcel-taken', `${name} is in parcel ${parcel} already.`, about(name, `take it out of ${parcel} first`));
