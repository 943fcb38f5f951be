import { CorestoneError } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import { USUAL_RELATION } from '../../domain/publication/publication-facts.ts';
import { RELATION_TYPES } from '../../domain/vocabulary/relation-types.ts';
import type { Caller } from '../caller.ts';
import { holdPublications } from '../hold-jobs.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { igsnsMeant, type LinkTarget, whyNotLinked } from './find-records-to-link.ts';
import { thePublication } from './keep-publications.ts';
import { retellRecords } from './retell-records.ts';

/** What linking or unlinking did: how many records changed, how many were so already, and those that were left out. */
export interface LinkOutcome {
  readonly changed: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

/** So many records are linked and told again in one unit of work. */
const BATCH = 500;

/**
 * Says of records that a work is about them; each makes one new version by it, so that pages, formats, harvesters and upstream
 * say it too. A link that stands with another relation takes the new one. In steps of 500: interrupted it goes on
 * when it is called again. Records that cannot be linked are findings (`record-unknown`, `record-not-yours`, `record-withdrawn`,
 * `igsn-syntax`), the others are linked. Throws `not-found`, `invalid-input` for a relation that DataCite does not know, `too-many`.
 */
export function linkPublication(
  unitOfWork: UnitOfWork,
  { id, target, relationType = USUAL_RELATION }: WantedLink,
  rules: ChangeRules,
  caller: Caller,
): Promise<LinkOutcome> {
  if (!RELATION_TYPES.some((one) => one.label === relationType))
    throw new CorestoneError('invalid-input', `DataCite knows no relation ${relationType}.`);
  return inBatches(unitOfWork, id, target, caller, async (work, igsns) => {
    const links = await work.publications.linksOf(id, igsns);
    const before = new Map(links.map((one) => [one.igsn, one.relationType]));
    const wanted = igsns.filter((igsn) => before.get(igsn) !== relationType);
    const made = wanted.map((igsn) => ({ igsn, publicationId: id, relationType }));
    await work.publications.setLinks(made, caller.name, work.now());
    await tell(work, { action: 'link-publication', id, relationType }, wanted, rules, caller);
    return wanted.length;
  });
}

/** Which records are linked to which work, and how; {@link USUAL_RELATION} unless said. */
export interface WantedLink {
  readonly id: string;
  readonly target: LinkTarget;
  readonly relationType?: string | undefined;
}

/** Takes back what {@link linkPublication} said, in the same way; records that were not linked are `unchanged`. */
export function unlinkPublication(
  unitOfWork: UnitOfWork,
  { id, target }: Omit<WantedLink, 'relationType'>,
  rules: ChangeRules,
  caller: Caller,
): Promise<LinkOutcome> {
  return inBatches(unitOfWork, id, target, caller, async (work, igsns) => {
    const linked = (await work.publications.linksOf(id, igsns)).map((one) => one.igsn);
    await work.publications.removeLinks(id, linked);
    await tell(work, { action: 'unlink-publication', id }, linked, rules, caller);
    return linked.length;
  });
}

type Step = (work: Work, igsns: readonly string[]) => Promise<number>;

async function inBatches(
  unitOfWork: UnitOfWork,
  id: string,
  target: LinkTarget,
  caller: Caller,
  step: Step,
): Promise<LinkOutcome> {
  const meant = await unitOfWork(async (work) => {
    await thePublication(work, id);
    return igsnsMeant(work, target);
  });
  const findings = [...meant.findings];
  let changed = 0;
  let unchanged = 0;
  for (let at = 0; at < meant.igsns.length; at += BATCH) {
    const some = meant.igsns.slice(at, at + BATCH);
    const done = await unitOfWork(async (work) => {
      // Of two who link the same records the second waits here. The work may be merged into another meanwhile.
      await holdPublications(work, caller);
      await thePublication(work, id);
      const { igsns, refused } = await linkableAmong(work, some, caller);
      return { refused, changed: await step(work, igsns), of: igsns.length };
    });
    changed += done.changed;
    unchanged += done.of - done.changed;
    findings.push(...done.refused);
  }
  return { changed, unchanged, findings };
}

async function linkableAmong(work: Work, some: readonly string[], caller: Caller) {
  const known = new Map((await work.publications.linkables(some)).map((one) => [one.igsn, one]));
  const refused: Finding[] = [];
  const igsns = some.filter((igsn) => {
    const why = whyNotLinked(igsn, known.get(igsn), caller);
    if (why !== undefined) refused.push(why);
    return why === undefined;
  });
  return { igsns, refused };
}

async function tell(
  work: Work,
  { action, id, relationType }: { action: string; id: string; relationType?: string },
  igsns: readonly string[],
  rules: ChangeRules,
  caller: Caller,
): Promise<void> {
  if (igsns.length === 0) return;
  const [refused] = await retellRecords(work, igsns, rules, caller);
  if (refused !== undefined) throw new CorestoneError(refused.code, refused.message, refused);
  await work.audit(caller, [{ action, subject: id, after: { relationType, igsns } }], work.now());
}
