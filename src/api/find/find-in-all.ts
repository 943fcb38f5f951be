import type { House } from '../../context.ts';
import { normalPlaceCode } from '../../domain/curation/storage-place.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { aliasSpellings } from '../../domain/identifier/alias.ts';
import { parsePastedIdentifier } from '../../domain/identifier/pasted-identifier.ts';
import { type TreePart, WHOLE_TREE } from '../../domain/party/tree-right.ts';
import { identifierKey } from '../../domain/publication/publication-facts.ts';
import { readCsl } from '../../domain/publication/read-csl.ts';
import { writableName } from '../../domain/unwritable.ts';
import type { Caller } from '../../operations/caller.ts';
import { readableParties } from '../../operations/readable-parties.ts';
import { rightsIn } from '../../operations/tree-access.ts';
import { publicationStore } from '../../store/ports/publication-store.ts';
import { storageStore } from '../../store/ports/storage-store.ts';
import { type FindWish, type FoundObject, findAcross } from '../../store/read/find-across.ts';
import { listEnteredExpeditions } from '../../store/read/station-expeditions.ts';

/** What somebody looks for in all expeditions, as typed; empty and absent limit nothing. */
export interface TypedWish {
  readonly name?: string | undefined;
  /** Name of an expedition, hole or anything else in which it lies. */
  readonly in?: string | undefined;
  readonly type?: ObjectType | undefined;
  readonly topM?: number | undefined;
  readonly bottomM?: number | undefined;
  readonly rock?: string | undefined;
  /** Code of a place of the storage. */
  readonly place?: string | undefined;
  readonly request?: string | undefined;
  /** DOI or address of a publication. */
  readonly publication?: string | undefined;
}

type OwnPrefixes = Parameters<typeof aliasSpellings>[1];

/** Where it is looked for, and which prefixes are ours. */
export interface FindServed {
  readonly house: House;
  readonly agent: OwnPrefixes;
}

/** Which page of what was found; `after` is the path of the last one of the page before. */
export interface WishPage {
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * Looks for objects in all expeditions that somebody may see, for curators: also what is not registered, hidden or under a moratorium.
 * Throws `not-found`, naming the field, for a place, publication or object that there is not; `invalid-input` where nothing is said.
 */
export async function findInAll(
  { house, agent }: FindServed,
  typed: TypedWish,
  { after, limit }: WishPage,
  caller: Caller,
): Promise<FoundObject[]> {
  const { store } = house;
  const wish = await understood(house, agent, typed);
  if (Object.values(wish).every((one) => one === undefined))
    throw new CorestoneError('invalid-input', 'Say what you look for.');
  const reads = await readableParts(house, caller);
  return findAcross(store.read, store.engine, wish, {
    reads,
    limit,
    ...(after !== undefined && { after: writableName(after) }),
  });
}

/** The parts of all expeditions that a caller sees. */
async function readableParts({ store }: House, caller: Caller): Promise<readonly TreePart[]> {
  if (readableParties(caller).includes('')) return WHOLE_TREE;
  const expeditions = await listEnteredExpeditions(store.read);
  return expeditions.flatMap((one) => {
    const { reads } = rightsIn(caller, one);
    return reads === WHOLE_TREE ? [{ path: one.path, types: null }] : reads;
  });
}

async function understood(house: House, agent: OwnPrefixes, typed: TypedWish): Promise<FindWish> {
  const { type, topM, bottomM } = typed;
  return {
    ...named(agent, said(typed.name)),
    below: await pathOf(house, said(typed.in)),
    types: type === undefined ? undefined : [type],
    topM,
    bottomM,
    rock: said(typed.rock),
    place: await placeOf(house, said(typed.place)),
    request: said(typed.request),
    publication: await workOf(house, said(typed.publication)),
  };
}

const said = (text = ''): string | undefined => writableName(text).trim() || undefined;

/** What was scanned or pasted, as an IGSN where it is one. */
function named(
  { doiPrefix, handlePrefix }: OwnPrefixes,
  text: string | undefined,
): Pick<FindWish, 'name' | 'typed' | 'spellings'> {
  if (text === undefined) return {};
  const pasted = parsePastedIdentifier(text, { doiPrefixes: [doiPrefix], handlePrefixes: [handlePrefix] });
  const name = pasted.kind === 'unknown' || pasted.kind === 'combined-id' ? text : (pasted.igsn ?? text);
  return { name, typed: text, spellings: aliasSpellings(text, { doiPrefix, handlePrefix }) };
}

async function pathOf({ store }: House, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  const thing = (await storageStore(store.read, store.engine).findThings([name])).get(name);
  const row =
    thing?.kind === 'object' &&
    (await store.read.selectFrom('tree_object').select('path').where('id', '=', thing.id).executeTakeFirst());
  return row ? row.path : nothing(`Nothing is called ${name}.`);
}

async function placeOf({ store }: House, code: string | undefined): Promise<string | undefined> {
  if (code === undefined) return undefined;
  const [place] = await storageStore(store.read, store.engine).findPlacesByCode([normalPlaceCode(code)]);
  return place?.path ?? nothing(`There is no place ${code}.`);
}

async function workOf({ store }: House, text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined;
  const read = readCsl({ title: text, ...(/^https?:/i.test(text) ? { URL: text } : { DOI: text }) });
  if (!read.ok) return nothing(`${text} is neither a DOI nor an address.`);
  const [work] = await publicationStore(store.read, store.engine).findByIdentifiers([identifierKey(read.value)]);
  return work?.id ?? nothing(`No publication ${text} is registered.`);
}

function nothing(message: string): never {
  throw new CorestoneError('not-found', message);
}
