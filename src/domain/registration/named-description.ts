import type { SampleDescription } from '../description/sample-description.ts';

/** A description under an identifier that it did not name; where it has no name of its own, the identifier is its name. */
export function namedDescription(description: SampleDescription, igsn: string, namespace: string): SampleDescription {
  const name = description.name === '' ? igsn : description.name;
  return { ...description, igsn, namespace, name, title: description.title === '' ? name : description.title };
}
