import type { SampleDescription } from '../description/sample-description.ts';

/**
 * What is said of an identifier that nobody has described yet: its own text as name and title, of type `sample`. It only
 * fills the place; a record with it is never public.
 */
export function bareDescription(igsn: string, namespace: string): SampleDescription {
  return {
    igsn,
    namespace,
    objectType: 'sample',
    name: igsn,
    title: igsn,
    otherNames: [],
    geologicalAges: [],
    children: [],
    depths: [],
    agents: [],
    fundingAgencies: [],
    relatedWorks: [],
    keywords: [],
    stated: [],
    isPublic: true,
    isDemonstration: false,
  };
}
