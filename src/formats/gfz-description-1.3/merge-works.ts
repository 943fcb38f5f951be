import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';
import { isSameWork } from '../sesar-shaped/url-elements.ts';

/**
 * The works of resource and sample, each once. The sample has the finer relations and titles, the resource the type IGSN,
 * which the sample has to call a handle. A work of the resource that the sample knows as family is none.
 */
export function mergeWorks(outer: Partial<SampleDescription>, inner: Said): readonly RelatedWork[] {
  const others = outer.relatedWorks ?? [];
  const members = [inner.parent, ...(inner.furtherParents ?? []), ...(inner.children ?? [])];
  const family = new Set(members.map((one) => one?.igsn));
  const works = (inner.relatedWorks ?? []).map((work) => asIgsn(work, others));
  const fresh = others.filter((work) => !family.has(codeOf(work)) && !works.some((one) => isSame(one, work)));
  return [...works, ...fresh];
}

function asIgsn(work: RelatedWork, others: readonly RelatedWork[]): RelatedWork {
  if (work.identifierType !== 'Handle') return work;
  const igsn = others.find((one) => isIgsn(one) && codeOf(one) === readIdentifier(work.identifier)?.code);
  return igsn === undefined ? work : { ...work, identifier: igsn.identifier, identifierType: 'IGSN' };
}

function isSame(first: RelatedWork, second: RelatedWork): boolean {
  if (isIgsn(first) && isIgsn(second)) return codeOf(first) === codeOf(second);
  return isSameWork(first, second);
}

function codeOf(work: RelatedWork): string | undefined {
  return isIgsn(work) || work.identifierType === 'Handle' ? readIdentifier(work.identifier)?.code : undefined;
}

function isIgsn({ identifierType }: RelatedWork): boolean {
  return identifierType.toUpperCase() === 'IGSN';
}
