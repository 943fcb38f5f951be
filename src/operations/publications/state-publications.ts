import type { PublicationFacts } from '../../domain/publication/publication-facts.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { changePublication } from './change-publication.ts';
import { type KeepOptions, type KeptPublication, keepPublications } from './keep-publications.ts';

/** Keeps works as `keepPublications`, and states those that were known by their identifiers alone; their records are told again. */
export async function statePublications(
  unitOfWork: UnitOfWork,
  works: readonly PublicationFacts[],
  options: KeepOptions,
  rules: ChangeRules,
  caller: Caller,
): Promise<readonly KeptPublication[]> {
  const kept = await keepPublications(unitOfWork, works, options, caller);
  if (options.dryRun === true) return kept;
  const stated: KeptPublication[] = [];
  for (const [at, one] of kept.entries()) {
    const { id } = one.publication;
    const isCompleted = one.outcome === 'completed';
    const publication = isCompleted
      ? await changePublication(unitOfWork, { id, facts: works[at]! }, rules, caller)
      : one.publication;
    stated.push({ ...one, publication });
  }
  return stated;
}
