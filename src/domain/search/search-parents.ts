import type { SampleDescription } from '../description/sample-description.ts';
import { workIgsn } from '../description/work-igsn.ts';
import { namedParents } from '../registration/relatives.ts';

/** Relations by which a record from outside may name what it was made of, where it names no parent as such. */
const DERIVED: ReadonlySet<string> = new Set(['IsDerivedFrom', 'IsPartOf']);
const MOST_PARENTS = 20;

/**
 * The IGSNs, upper case and each once, of what a description says it belongs to or was made of: its parents, and related works that
 * are IGSNs (`IsDerivedFrom`, `IsPartOf`), bare, as handle or as DOI. Never itself; the first 20.
 */
export function searchParents(description: SampleDescription): readonly string[] {
  const derived = description.relatedWorks
    .filter(({ relationType }) => DERIVED.has(relationType))
    .flatMap((work) => workIgsn(work) ?? []);
  const named = namedParents(description).map((one) => one.toUpperCase());
  return [...new Set([...named, ...derived])].filter((one) => one !== description.igsn).slice(0, MOST_PARENTS);
}
