import type { Concept } from '../description/statements.ts';
import { findTerm } from './find-term.ts';
import { mapTerm } from './map-term.ts';

/** Vocabularies of which terms have something that stands for them in a list of ODM2. */
const OTHER_LISTS: Readonly<Record<string, readonly string[]>> = {
  medium: ['sesar/material', 'isamples/material-type', 'isamples/earthenv-rock-sediment', 'cgi/simplelithology'],
  specimentype: ['sesar/object-type', 'isamples/earthenv-object-type', 'isamples/material-sample-object-type'],
};

/**
 * The address in a list of ODM2 (`medium`, `specimentype`) of a concept that has an address: its own where it is there, else
 * that of the term which stands for it. Undefined where nothing does.
 */
export function odm2Uri({ uri }: Concept, list: string): string | undefined {
  if (uri === undefined) return undefined;
  const own = findTerm(`odm2/${list}`, uri);
  if (own !== undefined) return own.uri;
  const term = OTHER_LISTS[list]?.map((other) => findTerm(other, uri)).find((one) => one !== undefined);
  return term && mapTerm(term, `odm2/${list}`)?.term.uri;
}
