import type { SampleDescription } from './sample-description.ts';

/**
 * Whether the details of an object are hidden today: it was not public when it was registered, and its moratorium has not
 * ended since. `today` is an ISO day in UTC.
 */
export function isEmbargoed({ isPublic, moratoriumUntil }: SampleDescription, today: string): boolean {
  return !isPublic && (moratoriumUntil === undefined || moratoriumUntil > today);
}

/**
 * What may be said of an object under embargo: that it exists, what it is called, where it comes from and who answers for
 * it; nothing of its rock, its measurements and what is planned with it. A public description stays as it is.
 */
export function publicPart(description: SampleDescription, today: string): SampleDescription {
  if (!isEmbargoed(description, today)) return description;
  const {
    rock: _rock,
    geologicalUnit: _unit,
    abstract: _abstract,
    size: _size,
    purpose: _purpose,
    sampledBy: _sampledBy,
    sampleRequest: _request,
    comment: _comment,
    ...open
  } = description;
  return { ...open, title: plainTitle(description), geologicalAges: [], relatedWorks: [], keywords: [], stated: [] };
}

// A title may name the rock, so it is said by name alone.
function plainTitle({ resourceType, name }: SampleDescription): string {
  return resourceType === undefined ? name : `${resourceType.label} ${name}`;
}
