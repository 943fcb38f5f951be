import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { Said } from '../sesar-shaped/flat-element.ts';
import { workKey } from '../sesar-shaped/url-elements.ts';

/**
 * The works of resource and sample, each once. The sample has the finer relations and titles, the resource the type IGSN,
 * which the sample has to call a handle. A work of the resource that the sample knows as family is none.
 */
export function mergeWorks(outer: Partial<SampleDescription>, inner: Said): readonly RelatedWork[] {
  const others = outer.relatedWorks ?? [];
  const members = [inner.parent, ...(inner.furtherParents ?? []), ...(inner.children ?? [])];
  const family = new Set(members.map((one) => one?.igsn));
  // Of two spellings of one IGSN the first is taken.
  const igsns = new Map(
    others
      .filter(isIgsn)
      .map((one) => [codeOf(one), one.identifier] as const)
      .toReversed(),
  );
  const works = (inner.relatedWorks ?? []).map((work) => asIgsn(work, igsns));
  const isKnown = knowing(works);
  return [...works, ...others.filter((work) => !family.has(codeOf(work)) && !isKnown(work))];
}

function asIgsn(work: RelatedWork, igsns: ReadonlyMap<string | undefined, string>): RelatedWork {
  const identifier = work.identifierType === 'Handle' ? igsns.get(codeOf(work)) : undefined;
  return identifier === undefined ? work : { ...work, identifier, identifierType: 'IGSN' };
}

/** Whether a work is among these: IGSNs are compared by their codes, all others by address. */
function knowing(works: readonly RelatedWork[]): (work: RelatedWork) => boolean {
  const igsns = works.filter(isIgsn);
  const codes = new Set(igsns.map(codeOf));
  const igsnKeys = new Set(igsns.map(workKey));
  const otherKeys = new Set(works.filter((one) => !isIgsn(one)).map(workKey));
  return (work) => {
    const key = workKey(work);
    return otherKeys.has(key) || (isIgsn(work) ? codes.has(codeOf(work)) : igsnKeys.has(key));
  };
}

function codeOf(work: RelatedWork): string | undefined {
  return isIgsn(work) || work.identifierType === 'Handle' ? readIdentifier(work.identifier)?.code : undefined;
}

function isIgsn({ identifierType }: RelatedWork): boolean {
  return identifierType.toUpperCase() === 'IGSN';
}
