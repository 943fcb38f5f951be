import type { SampleDescription } from '../description/sample-description.ts';

/** A description that names the records of the same object as works beside, for every format that has a place for these. */
export function withSameObjects(description: SampleDescription, igsns: readonly string[]): SampleDescription {
  if (igsns.length === 0) return description;
  const same = igsns.map((identifier) => ({ identifier, identifierType: 'IGSN', relationType: 'IsIdenticalTo' }));
  return { ...description, relatedWorks: [...description.relatedWorks, ...same] };
}
