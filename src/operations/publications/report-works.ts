import { identifierKey, type PublicationFacts, USUAL_RELATION } from '../../domain/publication/publication-facts.ts';
import type { Caller } from '../caller.ts';
import { holdPublications } from '../hold-jobs.ts';
import type { Actor, UnitOfWork, Work } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { asPublication } from './keep-publications.ts';
import { retellRecords } from './retell-records.ts';

/** Works that somebody reported, as `workOfDoi` or `statedWork` give them, and the records they are about. */
export interface WorksToLink {
  readonly works: readonly PublicationFacts[];
  /** Whose they are in the register, `''` the installation's. */
  readonly party: string;
  readonly igsns: readonly string[];
}

/** What is left to be linked once the report is kept. */
export interface LinksLeft {
  readonly ids: readonly string[];
  readonly igsns: readonly string[];
}

/** So many records are linked and told again in one unit of work. */
const BATCH = 500;

/**
 * Keeps reported works in the register and links the first 500 records, inside the caller's unit of work; {@link linkLeft} does the others.
 * A work that is known stays as it is kept, any other waits there without a title. Asks for no right: whoever calls has seen to that.
 */
export async function registerReported(
  work: Work,
  { works: stated, party, igsns }: WorksToLink,
  rules: ChangeRules,
  actor: Actor,
): Promise<LinksLeft> {
  await holdPublications(work, actor);
  const works = [...new Map(stated.map((one) => [identifierKey(one), one])).values()];
  const found = await work.publications.findByIdentifiers(works.map(identifierKey));
  const known = new Set(found.map(identifierKey));
  const fresh = works
    .filter((one) => !known.has(identifierKey(one)))
    .map((one) => asPublication(work, one, party, actor));
  await work.publications.add(fresh);
  const entries = fresh.map((after) => ({ action: 'add-publication', subject: after.id, after }));
  await work.audit(actor, entries, work.now());
  const ids = [...found, ...fresh].map((one) => one.id);
  for (const id of ids) await linkSome(work, id, igsns.slice(0, BATCH), rules, actor);
  return { ids, igsns: igsns.slice(BATCH) };
}

/** Links what {@link registerReported} left, 500 records a unit of work. */
export async function linkLeft(
  unitOfWork: UnitOfWork,
  { ids, igsns }: LinksLeft,
  rules: ChangeRules,
  actor: Actor,
): Promise<void> {
  for (const id of ids)
    for (let at = 0; at < igsns.length; at += BATCH)
      await unitOfWork(async (work) => {
        await holdPublications(work, actor);
        // It may be merged into another meanwhile.
        if ((await work.publications.find([id])).length > 0)
          await linkSome(work, id, igsns.slice(at, at + BATCH), rules, actor);
      });
}

/** Links those that are not linked yet, with whatever relation; what cannot be told now says it with its next change. */
async function linkSome(
  work: Work,
  id: string,
  some: readonly string[],
  rules: ChangeRules,
  actor: Actor,
): Promise<void> {
  const linked = new Set((await work.publications.linksOf(id, some)).map((one) => one.igsn));
  const wanted = (await work.publications.linkables(some))
    .filter(({ igsn, state }) => !linked.has(igsn) && state !== 'withdrawn' && state !== 'reserved')
    .map(({ igsn }) => igsn);
  if (wanted.length === 0) return;
  const relationType = USUAL_RELATION;
  const links = wanted.map((igsn) => ({ igsn, publicationId: id, relationType }));
  await work.publications.setLinks(links, actor.name, work.now());
  const caller: Caller = { ...actor, account: actor.name, grants: [] };
  await retellRecords(work, wanted, rules, caller);
  const after = { relationType, igsns: wanted };
  await work.audit(actor, [{ action: 'link-publication', subject: id, after }], work.now());
}
