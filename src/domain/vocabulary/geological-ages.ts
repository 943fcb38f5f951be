import { CHART } from './age-words.ts';
import { findTerm } from './find-term.ts';
import type { Term, TimeSpan } from './term.ts';
import { BUILT_IN, type Vocabularies } from './vocabularies.ts';

/** A unit of the geological time scale with its span. */
export type GeologicalAge = Term & { readonly span: TimeSpan };

/**
 * A unit of the chart by name, notation or URI; `Early Ordovician` and `Lower Ordovician` mean the same, a rank behind the
 * name (`Devonian period`) may stand. Undefined for a name the chart does not have. Ages in million years before present.
 */
export function ageNamed(name: string, vocabularies: Vocabularies = BUILT_IN): GeologicalAge | undefined {
  return withSpan(findTerm(CHART, name, vocabularies));
}

/**
 * The units of the chart that lie between two ages (million years before present, in either order), oldest first, wider ones
 * before those within them; a single moment gives the units it falls into. A unit belongs to it when it overlaps by more than
 * an end.
 */
export function agesBetween(
  oneMa: number,
  otherMa: number,
  vocabularies: Vocabularies = BUILT_IN,
): readonly GeologicalAge[] {
  const [young, old] = oneMa < otherMa ? [oneMa, otherMa] : [otherMa, oneMa];
  const units = vocabularies
    .index(CHART)
    .terms.map(withSpan)
    .filter((one) => one !== undefined);
  const touched = units.filter(({ span }) =>
    young === old ? span.endMa <= young && young < span.beginMa : span.endMa < old && span.beginMa > young,
  );
  return touched.toSorted((one, other) => other.span.beginMa - one.span.beginMa || one.span.endMa - other.span.endMa);
}

function withSpan(term: Term | undefined): GeologicalAge | undefined {
  return term?.span === undefined ? undefined : (term as GeologicalAge);
}
