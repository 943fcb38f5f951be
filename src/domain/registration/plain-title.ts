import type { SampleDescription } from '../description/sample-description.ts';

/** What an object is called where its title may not be shown: its kind and its name. */
export function plainTitle({ resourceType, name }: Pick<SampleDescription, 'resourceType' | 'name'>): string {
  return resourceType === undefined ? name : `${resourceType.label} ${name}`;
}
