import { CorestoneError } from '../../domain/error.ts';
import { workLikeness } from '../../domain/publication/cite-work.ts';
import { identifierKey, type PublicationFacts } from '../../domain/publication/publication-facts.ts';
import { type Caller, ensureMay, may } from '../caller.ts';
import { holdPublications } from '../hold-jobs.ts';
import type { Actor, UnitOfWork, Work } from '../ports.ts';
import type { Publication } from './publication-ports.ts';

/**
 * What became of a work that was to be kept. `completed` was known by its identifier alone and is stated from now on. `alike` are others of the
 * register whose title is the same: they may be one.
 */
export interface KeptPublication {
  readonly publication: Publication;
  readonly outcome: 'added' | 'known' | 'completed';
  readonly alike: readonly Publication[];
}

/** Whose works they are, `''` the installation's; a dry run says what would become of them and keeps nothing. */
export interface KeepOptions {
  readonly party: string;
  readonly dryRun?: boolean;
}

/**
 * Keeps works in the register, each once: one whose identifier is known (a DOI in any case) stays as it is kept. One that was reported
 * without a title is `completed` for who may change it, which `statePublications` does. Outcomes come in the order of the works. Throws `not-allowed`
 * for who may not deposit for whose works they are, `invalid-input` for a party that there is not.
 */
export function keepPublications(
  unitOfWork: UnitOfWork,
  works: readonly PublicationFacts[],
  { party, dryRun = false }: KeepOptions,
  caller: Caller,
): Promise<readonly KeptPublication[]> {
  ensureMay(caller, 'deposit', party);
  return unitOfWork(async (work) => {
    await holdPublications(work, caller);
    await ensureParty(work, party);
    const known = await knownAmong(work, works);
    const fresh: Publication[] = [];
    const kept = works.map((facts) => {
      const key = identifierKey(facts);
      const before = known.get(key);
      if (before !== undefined && !isCompletedBy(facts, before, caller))
        return { publication: before, outcome: 'known' as const };
      const outcome = before === undefined ? ('added' as const) : ('completed' as const);
      const publication = before === undefined ? asPublication(work, facts, party, caller) : { ...before, ...facts };
      known.set(key, publication);
      if (outcome === 'added') fresh.push(publication);
      return { publication, outcome };
    });
    if (!dryRun) await addAll(work, fresh, caller);
    const alike = await alikeAmong(work, kept);
    return kept.map((one) => ({ ...one, alike: othersLike(alike, one.publication) }));
  });
}

function isCompletedBy(stated: PublicationFacts, before: Publication, caller: Caller): boolean {
  return before.title === '' && stated.title !== '' && may(caller, 'deposit', before.party);
}

async function ensureParty(work: Work, party: string): Promise<void> {
  const isSymbol = /^[A-Z][A-Z0-9.-]{1,60}$/.test(party);
  if (party === '' || (isSymbol && (await work.parties.partySymbols([party])).length > 0)) return;
  throw new CorestoneError('invalid-input', 'There is no such agent or client.');
}

async function addAll(work: Work, fresh: readonly Publication[], caller: Caller): Promise<void> {
  await work.publications.add(fresh);
  const entries = fresh.map((after) => ({ action: 'add-publication', subject: after.id, after }));
  await work.audit(caller, entries, work.now());
}

async function knownAmong(work: Work, works: readonly PublicationFacts[]): Promise<Map<string, Publication>> {
  const found = await work.publications.findByIdentifiers(works.map(identifierKey));
  return new Map(found.map((one) => [identifierKey(one), one]));
}

/** A work as it comes into the register. */
export function asPublication(
  work: Pick<Work, 'newKey' | 'now'>,
  facts: PublicationFacts,
  party: string,
  actor: Actor,
): Publication {
  return { ...facts, id: work.newKey(), party, revision: 1, changedAt: work.now(), changedBy: actor.name };
}

async function alikeAmong(work: Work, kept: readonly { readonly publication: Publication }[]) {
  const found = await work.publications.findAlike(kept.map((one) => workLikeness(one.publication.title)));
  return Map.groupBy(found, (one) => workLikeness(one.title));
}

function othersLike(alike: ReadonlyMap<string, readonly Publication[]>, { id, title }: Publication) {
  return (alike.get(workLikeness(title)) ?? []).filter((one) => one.id !== id);
}

/** A work of the register. Throws `not-found`. */
export async function thePublication({ publications }: Pick<Work, 'publications'>, id: string): Promise<Publication> {
  const [found] = await publications.find([id]);
  if (found === undefined) throw new CorestoneError('not-found', 'There is no such publication.');
  return found;
}
