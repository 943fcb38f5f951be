import type { SampleDescription } from '../../domain/description/sample-description.ts';

/**
 * A description that was read without identifier, once it has one: what stands for it elsewhere (namespace, and name and title
 * where nothing was said) is filled. One that has an identifier stays as it is.
 */
export function namedDescription(said: SampleDescription, igsn: string, namespace?: string): SampleDescription {
  if (said.igsn !== '') return said;
  const name = said.name === '' ? igsn : said.name;
  return {
    ...said,
    igsn,
    namespace: said.namespace === '' ? (namespace ?? /^[A-Z]*/.exec(igsn)![0]) : said.namespace,
    name,
    title: said.title === '' ? name : said.title,
  };
}
