import { CorestoneError } from '../../domain/error.ts';
import { toldWork } from '../../domain/publication/cite-work.ts';
import { identifierKey, type PublicationFacts, workName } from '../../domain/publication/publication-facts.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdPublications } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { thePublication } from './keep-publications.ts';
import type { Publication } from './publication-ports.ts';
import { retellRecords } from './retell-records.ts';

/** So many records are told again in one unit of work. */
const BATCH = 500;

/**
 * States a work anew, by who may deposit for whose it is. Records that are linked to it are told again where what they say of it differs.
 * Throws `not-found`, `not-allowed`, `already-exists` where another work has the identifier, `conflict` where it was changed since
 * `revision`.
 */
export async function changePublication(
  unitOfWork: UnitOfWork,
  {
    id,
    facts,
    revision,
  }: { readonly id: string; readonly facts: PublicationFacts; readonly revision?: number | undefined },
  rules: ChangeRules,
  caller: Caller,
): Promise<Publication> {
  const { before, after } = await unitOfWork(async (work) => {
    await holdPublications(work, caller);
    const before = await thePublication(work, id);
    ensureMay(caller, 'deposit', before.party);
    if (revision !== undefined && revision !== before.revision)
      throw new CorestoneError('conflict', `The publication stands at revision ${before.revision}, not ${revision}.`);
    const [other] = await work.publications.findByIdentifiers([identifierKey(facts)]);
    if (other !== undefined && other.id !== id)
      throw new CorestoneError('already-exists', `${facts.identifier} is registered already: ${workName(other)}`);
    const changed = { revision: before.revision + 1, changedAt: work.now(), changedBy: caller.name };
    const after = { ...before, ...facts, ...changed };
    await work.publications.change(after);
    await work.audit(caller, [{ action: 'change-publication', subject: id, before, after }], work.now());
    return { before, after };
  });
  const isToldAlike = JSON.stringify(toldWork(before)) === JSON.stringify(toldWork(after));
  if (!isToldAlike) await retellLinked(unitOfWork, id, rules, caller);
  return after;
}

/** Tells all records that are linked to a work anew, 500 a unit of work, since it is told otherwise from now on. */
export function retellLinked(unitOfWork: UnitOfWork, id: string, rules: ChangeRules, caller: Caller): Promise<void> {
  return forLinked(unitOfWork, id, caller, (work, igsns) => retellRecords(work, igsns, rules, caller));
}

/**
 * Merges a work into another that stands for the same: all that was linked to it is linked to the other, with its own relation where
 * it was linked to both, and it is removed. In steps; interrupted it goes on when it is called again. The audit trail keeps what it
 * said. Throws `not-found`, `not-allowed` unless the caller may deposit for whose both are, `invalid-input` for a work with itself.
 */
export async function mergePublications(
  unitOfWork: UnitOfWork,
  { id, into }: { readonly id: string; readonly into: string },
  rules: ChangeRules,
  caller: Caller,
): Promise<Publication> {
  if (id === into) throw new CorestoneError('invalid-input', 'A publication cannot be merged into itself.');
  await unitOfWork(async (work) => {
    for (const one of [id, into]) ensureMay(caller, 'deposit', (await thePublication(work, one)).party);
  });
  await forLinked(unitOfWork, id, caller, async (work, igsns) => {
    const links = await work.publications.linksOf(id, igsns);
    const both = new Set((await work.publications.linksOf(into, igsns)).map((one) => one.igsn));
    const moved = links.filter((one) => !both.has(one.igsn)).map((one) => ({ ...one, publicationId: into }));
    await work.publications.removeLinks(id, igsns);
    await work.publications.setLinks(moved, caller.name, work.now());
    await retellRecords(work, igsns, rules, caller);
  });
  return unitOfWork((work) => endMerged(work, id, into, caller));
}

async function endMerged(work: Work, id: string, into: string, caller: Caller): Promise<Publication> {
  await holdPublications(work, caller);
  const before = await thePublication(work, id);
  const kept = await thePublication(work, into);
  if ((await work.publications.linksAfter(id, '', 1)).length > 0)
    throw new CorestoneError('conflict', 'Somebody linked to it meanwhile; merge it once more.');
  await work.publications.remove(id);
  await work.audit(caller, [{ action: 'merge-publication', subject: id, before, after: { into } }], work.now());
  return kept;
}

/** Removes a work that nothing is linked to. Throws `not-found`, `not-allowed`, `conflict` where records are linked. */
export function removePublication(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<void> {
  return unitOfWork(async (work) => {
    await holdPublications(work, caller);
    const before = await thePublication(work, id);
    ensureMay(caller, 'deposit', before.party);
    if ((await work.publications.linksAfter(id, '', 1)).length > 0)
      throw new CorestoneError('conflict', 'Records are linked to it; take the links back first.');
    await work.publications.remove(id);
    await work.audit(caller, [{ action: 'remove-publication', subject: id, before }], work.now());
  });
}

/** All records linked to a work, 500 a unit of work; what cannot be told now (withdrawn, its client not active) says it with its next change. */
async function forLinked(
  unitOfWork: UnitOfWork,
  id: string,
  caller: Caller,
  tell: (work: Work, igsns: readonly string[]) => Promise<unknown>,
): Promise<void> {
  for (let after = ''; ; ) {
    const last = await unitOfWork(async (work) => {
      await holdPublications(work, caller);
      const igsns = (await work.publications.linksAfter(id, after, BATCH)).map((one) => one.igsn);
      if (igsns.length > 0) await tell(work, igsns);
      return igsns.at(-1);
    });
    if (last === undefined) return;
    after = last;
  }
}
