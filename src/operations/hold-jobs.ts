import type { Actor, Work } from './ports.ts';

/**
 * Of two who give IGSNs to objects of one expedition, or register them, the second waits here until the first is done, and
 * then sees what the first did. Without this both would mint for the same objects on PostgreSQL.
 */
export function holdIgsnsOf(work: Work, expeditionId: string, actor: Actor): Promise<void> {
  return work.parties.holdJob(`igsns of ${expeditionId}`, actor.name);
}

/**
 * Of two who give namespaces away, or make agents and clients, the second waits here: that two namespaces of two agents do
 * not nest is no constraint a database can hold, so it is checked alone.
 */
export function holdParties(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('parties', actor.name);
}

/** Of two who update vocabularies the second waits here, and is then checked against what the first kept. */
export function holdVocabularies(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('vocabularies', actor.name);
}

/** Of two who take over a former registry the second waits here, and then finds what the first took. */
export function holdRegistryImport(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('registry import', actor.name);
}

/** Of two who change the installation's own fields the second waits here, and is then checked against what the first kept. */
export function holdOwnFields(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('own fields', actor.name);
}

/** Of two who share views of one expedition the second waits here, and is then told what the first changed. */
export function holdViewsOf(work: Work, expeditionId: string, actor: Actor): Promise<void> {
  return work.parties.holdJob(`views of ${expeditionId}`, actor.name);
}

/** Of two who change places or move things the second waits here, and is then checked against where the first put them. */
export function holdStorage(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('storage', actor.name);
}

/** Of two who add, change or merge publications the second waits here, and then finds what the first kept. */
export function holdPublications(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('publications', actor.name);
}

/** Of two who change lists of expeditions, groups or their roles the second waits here, so that no role is kept twice and none outlives its end. */
export function holdLists(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('lists of expeditions', actor.name);
}

/** Of two who merge people, or take a merge back, the second waits here, and then finds them as the first left them. */
export function holdPersons(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('persons', actor.name);
}

/** Of two who keep versions of sample policies the second waits here, and then numbers behind the first. */
export function holdPolicies(work: Work, actor: Actor): Promise<void> {
  return work.parties.holdJob('sample policies', actor.name);
}
