import { parseOrcid } from '../identifier/orcid.ts';
import { isNameAlike, nameKey, type PersonName, readPersonName } from './person-name.ts';

/** What is known of a person in one place, as it is stated there; what is not stated is empty. */
export interface PersonFacts {
  readonly name: string;
  readonly orcid: string;
  readonly ror: string;
  readonly email: string;
}

/** Kinds of places where people stand: contributors and chief scientists of expeditions, sample requests, publications, parcels. */
export const MENTION_KINDS = ['contributor', 'chief', 'request', 'publication', 'parcel'] as const;

/** One of {@link MENTION_KINDS}. */
export type MentionKind = (typeof MENTION_KINDS)[number];

/** Somebody in one place: the key of what he or she stands in, and the place in its list, from 0. */
export interface Mention extends PersonFacts {
  readonly kind: MentionKind;
  readonly placeId: string;
  readonly position: number;
}

/** Mentions that are likely of one person, and what is likely right of it. */
export interface LikelyPerson<M extends Mention> {
  readonly mentions: readonly M[];
  readonly best: PersonFacts;
}

interface Known<M> {
  readonly name: PersonName;
  readonly orcid: string;
  readonly email: string;
  readonly mentions: M[];
}

/**
 * People who stand several times in different words, by family name. Mentions belong together that have the same ORCID, the same e-mail
 * address, or names that are alike while no two have different ORCIDs; of names that fit several the first is taken. Who stands the same
 * everywhere is left out; nothing for no mentions.
 */
export function likelyDuplicates<M extends Mention>(mentions: readonly M[]): readonly LikelyPerson<M>[] {
  const groups = [...byName(byIdentity(knownAmong(mentions)))];
  return groups
    .filter(differs)
    .map((group) => ({ mentions: group.flatMap((one) => one.mentions), best: bestOf(group) }))
    .toSorted((one, other) => one.best.name.localeCompare(other.best.name, 'en'));
}

/** Mentions of one spelling, in any order of the name, with the same ORCID and address. */
function knownAmong<M extends Mention>(mentions: readonly M[]): readonly Known<M>[] {
  const known = new Map<string, Known<M>>();
  for (const one of mentions) {
    const name = readPersonName(one.name);
    const email = one.email.toLowerCase();
    const orcid = bareOrcid(one.orcid);
    const key = `${nameKey(name)}|${orcid}|${email}`;
    const there = known.get(key);
    if (there === undefined) known.set(key, { name, orcid, email, mentions: [one] });
    else there.mentions.push(one);
  }
  return [...known.values()];
}

type Group<M> = Known<M>[];

/** Groups with one ORCID or one address in common; an address that two ORCIDs have, as of a secretary, joins nobody. */
function byIdentity<M>(all: readonly Known<M>[]): readonly Group<M>[] {
  const groups: Group<M>[] = [];
  const byOrcid = new Map<string, Group<M>>();
  for (const one of all.filter(({ orcid }) => orcid !== '')) {
    const group = byOrcid.get(one.orcid);
    if (group !== undefined) group.push(one);
    else {
      const fresh = [one];
      byOrcid.set(one.orcid, fresh);
      groups.push(fresh);
    }
  }
  const byEmail = Map.groupBy(
    groups.flatMap((group) => group.filter((one) => one.email !== '').map((one) => ({ email: one.email, group }))),
    (one) => one.email,
  );
  const loose = new Map<string, Group<M>>();
  for (const one of all.filter(({ orcid }) => orcid === '')) {
    const owners = new Set((byEmail.get(one.email) ?? []).map(({ group }) => group));
    const [owner] = owners;
    const there = one.email === '' ? undefined : owners.size === 1 ? owner : loose.get(one.email);
    if (there !== undefined) there.push(one);
    else {
      const fresh = [one];
      if (one.email !== '') loose.set(one.email, fresh);
      groups.push(fresh);
    }
  }
  return groups;
}

function byName<M>(groups: readonly Group<M>[]): Iterable<Group<M>> {
  const kept: Group<M>[] = [];
  const byFamily = new Map<string, Group<M>[]>();
  // Those with an ORCID first: what has none joins them, and not each other.
  for (const group of groups.toSorted((one, other) => Number(hasOrcid(other)) - Number(hasOrcid(one)))) {
    const families = new Set(group.map(({ name }) => nameKey({ ...name, given: '' })));
    const others = [...families].flatMap((family) => byFamily.get(family) ?? []);
    const fit = others.find((other) => mayBeOne(group, other));
    if (fit !== undefined) fit.push(...group);
    else {
      kept.push(group);
      for (const family of families) byFamily.set(family, [...(byFamily.get(family) ?? []), group]);
    }
  }
  return kept;
}

const hasOrcid = <M>(group: Group<M>): boolean => group.some((one) => one.orcid !== '');

/** Each of one group is like somebody of the other, who may have had another family name, and contradicts nobody there. */
const mayBeOne = <M>(one: Group<M>, other: Group<M>): boolean =>
  !(hasOrcid(one) && hasOrcid(other)) &&
  one.every(({ name }) => {
    const family = nameKey({ ...name, given: '' });
    const namesakes = other.filter((known) => nameKey({ ...known.name, given: '' }) === family);
    return namesakes.length > 0 && namesakes.every((known) => isNameAlike(name, known.name));
  });

/** Publications and parcels have no place for an ORCID: that one is missing there is no difference. Nor are addresses: people have several. */
function differs<M extends Mention>(group: Group<M>): boolean {
  if (new Set(group.map(({ name }) => nameKey(name))).size > 1) return true;
  const holders = group.filter((one) => one.mentions.some(({ kind }) => kind === 'contributor' || kind === 'request'));
  return new Set(holders.map((one) => one.orcid)).size > 1;
}

/** An ORCID in its printed form, however it was written; what is none stays as it is. */
export function bareOrcid(stated: string): string {
  const read = stated === '' ? undefined : parseOrcid(stated);
  return read?.ok === true ? read.value : stated;
}

function bestOf<M extends Mention>(group: Group<M>): PersonFacts {
  const mentions = group.flatMap((one) => one.mentions);
  const rors = mentions.map((one) => one.ror).filter((one) => one !== '');
  // Somebody with several addresses keeps them unless a person chooses.
  const emails = new Set(group.map((one) => one.email).filter((one) => one !== ''));
  const orcid = group.find((one) => one.orcid !== '')?.orcid ?? '';
  const [longest] = group.toSorted((one, other) => other.name.given.length - one.name.given.length);
  const { family, given } = longest!.name;
  const name = given === '' ? family : `${family}, ${given}`;
  return { name, orcid, ror: rors[0] ?? '', email: emails.size === 1 ? [...emails][0]! : '' };
}
