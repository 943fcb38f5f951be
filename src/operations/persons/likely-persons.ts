import { type LikelyPerson, likelyDuplicates } from '../../domain/person/likely-same.ts';
import type { Caller } from '../caller.ts';
import type { ChosenHomes, FoundMention, PersonPort } from './person-ports.ts';
import { curatesMention } from './person-rights.ts';

/** A page of people who likely stand several times; `next` is behind which the next page begins, none at the end. */
export interface LikelyPage {
  readonly groups: readonly LikelyPerson<FoundMention>[];
  readonly next: string | undefined;
}

/** Keys of likeness that are looked at in one go. */
const KEYS_AT_ONCE = 100;

/** The homes that a caller curates, of all there are. */
export async function curatedHomes(persons: Pick<PersonPort, 'homes'>, caller: Caller): Promise<ChosenHomes> {
  const curated = (await persons.homes()).filter((one) =>
    curatesMention(caller, { ...one, kind: one.expeditionId === null ? 'publication' : 'contributor' }),
  );
  return {
    expeditionIds: curated.flatMap((one) => one.expeditionId ?? []),
    parties: curated.filter((one) => one.expeditionId === null).map((one) => one.client),
  };
}

/**
 * People who likely stand several times in some homes, behind a key of likeness (empty for the first), by the first key of each. The store
 * says under which keys several spellings stand; the domain says of those few who is one person. At most as many as wanted, and what
 * else has the last one's key; none, and no next page, where nobody stands so.
 */
export async function likelyPersons(
  persons: PersonPort,
  within: ChosenHomes,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<LikelyPage> {
  const groups: Keyed[] = [];
  for (let from = after; ; ) {
    const keys = await persons.likenesses(within, from, KEYS_AT_ONCE);
    const last = keys.at(-1);
    if (last === undefined) return { groups: groups.map((one) => one.group), next: undefined };
    const found = (await groupsAround(persons, within, keys)).filter(({ key }) => key > from && key <= last);
    groups.push(...found.toSorted((one, other) => compare(one.key, other.key)));
    const end = groups[limit - 1]?.key;
    if (end !== undefined && (end !== groups.at(-1)!.key || keys.length === KEYS_AT_ONCE))
      return { groups: groups.filter(({ key }) => key <= end).map((one) => one.group), next: end };
    if (keys.length < KEYS_AT_ONCE) return { groups: groups.map((one) => one.group), next: undefined };
    from = last;
  }
}

/** The group of somebody at one place; undefined where that is gone, or stands alike everywhere by now. */
export async function likelyPersonAt(
  persons: PersonPort,
  within: ChosenHomes,
  place: Pick<FoundMention, 'kind' | 'placeId' | 'position'>,
): Promise<LikelyPerson<FoundMention> | undefined> {
  const isThere = (one: FoundMention) =>
    one.kind === place.kind && one.placeId === place.placeId && one.position === place.position;
  const there = (await persons.mentions({ within, placeIds: [place.placeId] })).find(isThere);
  if (there === undefined) return;
  const groups = await groupsAround(persons, within, [there.likeness]);
  return groups.map((one) => one.group).find((one) => one.mentions.some(isThere));
}

interface Keyed {
  readonly key: string;
  readonly group: LikelyPerson<FoundMention>;
}

async function groupsAround(
  persons: PersonPort,
  within: ChosenHomes,
  likenesses: readonly string[],
): Promise<readonly Keyed[]> {
  const groups = likelyDuplicates(await persons.mentions({ within, likenesses }));
  return groups.map((group) => ({ group, key: group.mentions.map((one) => one.likeness).toSorted(compare)[0]! }));
}

/** As the store orders keys. */
const compare = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
