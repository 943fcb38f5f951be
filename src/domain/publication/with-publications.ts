import type { RelatedWork } from '../description/related-work.ts';
import type { SampleDescription } from '../description/sample-description.ts';

/**
 * A description that names the publications linked to its record, behind the works it states itself. Where it states one of them with
 * the same relation already, the words of the register stand in its place: nothing is said twice.
 */
export function withPublications(description: SampleDescription, linked: readonly RelatedWork[]): SampleDescription {
  if (linked.length === 0) return description;
  const left = new Map(linked.map((work) => [keyOf(work), work]));
  const stated = description.relatedWorks.map((work) => {
    const key = keyOf(work);
    const known = left.get(key);
    left.delete(key);
    return known === undefined ? work : { ...work, ...known };
  });
  return { ...description, relatedWorks: [...stated, ...left.values()] };
}

function keyOf({ identifier, identifierType, relationType }: RelatedWork): string {
  const bare = identifier
    .trim()
    .replace(/^(?:doi:|hdl:|https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/hdl\.handle\.net\/)/i, '');
  const isCased = /^url$/i.test(identifierType) && bare === identifier.trim();
  return `${relationType} ${isCased ? bare : bare.toLowerCase()}`;
}
