import type { SampleDescription } from '../description/sample-description.ts';

/** Types of DCMI and of DataCite 4.7 that are no physical object, and words that repositories write for some of them. */
const OTHER_TYPES = new Set(
  `audiovisual award book bookchapter computationalnotebook conferencepaper conferenceproceeding datapaper dataset dissertation event
  image instrument interactiveresource journal journalarticle model movingimage outputmanagementplan peerreview poster preprint presentation
  project report service software sound standard stillimage studyregistration text workflow
  article bachelorthesis doctoralthesis masterthesis thesis map`.split(/\s+/),
);

/**
 * Whether a description is of something else than a sample by the type that it says: its general type, or, where it has none, all
 * words that it says of its kind. A collection may be one of samples, and `Other` or a type that nobody knows says nothing; neither is another thing.
 */
export function isOtherThing(
  description: Pick<SampleDescription, 'generalType' | 'resourceType' | 'furtherResourceTypes'>,
): boolean {
  const { generalType, resourceType, furtherResourceTypes = [] } = description;
  if (generalType !== undefined) return OTHER_TYPES.has(plain(generalType));
  const words = [...(resourceType === undefined ? [] : [resourceType]), ...furtherResourceTypes].map(({ label }) =>
    plain(label),
  );
  return !words.includes('physicalobject') && words.some((word) => OTHER_TYPES.has(word));
}

/** `http://purl.org/dc/dcmitype/StillImage`, `info:eu-repo/semantics/article`, `Still image`: the last word without spaces and case. */
function plain(type: string): string {
  return type
    .replace(/^.*[/#]/, '')
    .replace(/[\s_-]+/g, '')
    .toLowerCase();
}
