import { type Checked, type Finding, finding, good, hasError } from '../finding.ts';
import { ringsIn } from './broader-rings.ts';
import type { ChosenScheme } from './choose-scheme.ts';
import { foldAddress, foldLabel, isAddress } from './fold-words.ts';
import { schemeIdentifier } from './read-terms.ts';
import type { StatedTerm, StatedVocabulary } from './stated-vocabulary.ts';
import type { Scheme, Term } from './term.ts';
import { TermIndex } from './term-index.ts';

/**
 * The terms of a new version of a vocabulary, checked against the version in use. Findings, each at the line that begins to
 * speak of the term: `term-without-label`, `term-without-scheme`, `broader-cycle`, `term-removed` (a term in use went without
 * being marked as deprecated), `no-terms`; as warnings `label-twice`, `broader-unknown`, `ages-missing`.
 */
export function checkVocabulary(
  stated: StatedVocabulary,
  chosen: ChosenScheme,
  current: Scheme | undefined,
): Checked<readonly Term[]> {
  const own = stated.terms.filter((term) => isOwn(term, chosen));
  const terms = own.filter(({ label }) => label !== undefined).map((term) => termOf(term, chosen));
  const findings = [
    ...withoutScheme(stated),
    ...withoutLabel(own, stated),
    ...labelsTwice(terms, stated),
    ...unknownBroader(own, stated),
    ...cycles(own, stated),
    ...removed(terms, current, stated),
    ...agesMissing(terms, current, stated),
    ...(own.length === 0 ? [noTerms(chosen, stated)] : []),
  ];
  return hasError(findings) ? { ok: false, findings } : good(terms, findings);
}

function isOwn({ schemes }: StatedTerm, { stated }: ChosenScheme): boolean {
  const address = foldAddress(stated.uri);
  return schemes.some((uri) => foldAddress(uri) === address);
}

function termOf({ uri, label = '', alternatives, broader, ...stated }: StatedTerm, { head }: ChosenScheme): Term {
  const key = keyOf(uri);
  return {
    key,
    ...(isAddress(key) && { uri: key }),
    label,
    scheme: schemeIdentifier(head),
    broader: broader.map(keyOf),
    ...(stated.notation !== undefined && { notation: stated.notation }),
    ...(alternatives.length > 0 && { alternatives }),
    ...(stated.deprecated && { deprecated: true }),
    ...(stated.span !== undefined && { span: stated.span }),
  };
}

/** A term of a plain list has no address: its label is its key. */
const keyOf = (uri: string): string => (isAddress(uri) ? uri.replace(/[/#]+$/, '') : uri);

function withoutScheme({ terms, placeOf }: StatedVocabulary): readonly Finding[] {
  const rule = 'skos:inScheme, or a place among the top concepts of a vocabulary';
  return terms
    .filter(({ schemes }) => schemes.length === 0)
    .map(({ uri }) =>
      finding('term-without-scheme', `${uri} is in no vocabulary.`, { value: uri, rule, at: placeOf(uri) }),
    );
}

function withoutLabel(own: readonly StatedTerm[], { placeOf }: StatedVocabulary): readonly Finding[] {
  return own
    .filter(({ label }) => label === undefined)
    .map(({ uri }) =>
      finding('term-without-label', `${uri} has no label.`, { value: uri, rule: 'a skos:prefLabel', at: placeOf(uri) }),
    );
}

function labelsTwice(terms: readonly Term[], { placeOf }: StatedVocabulary): readonly Finding[] {
  const alike = Map.groupBy(terms, ({ label }) => foldLabel(label));
  const rule = 'a label of its own for each term; the first one is found by it';
  return [...alike.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const [first, second] = group as [Term, Term];
      const about = { severity: 'warning' as const, value: second.key, rule, at: placeOf(second.key) };
      return finding('label-twice', `${first.key} and ${second.key} are both called ${second.label}.`, about);
    });
}

function unknownBroader(own: readonly StatedTerm[], { terms, placeOf }: StatedVocabulary): readonly Finding[] {
  const known = new Set(terms.map(({ uri }) => uri));
  const rule = 'a term of the file, or one of another vocabulary';
  return own.flatMap(({ uri, broader }) =>
    broader
      .filter((one) => !known.has(one))
      .map((one) =>
        finding('broader-unknown', `${uri} is below ${one}, which is not in the file.`, {
          severity: 'warning',
          value: one,
          rule,
          at: placeOf(uri),
        }),
      ),
  );
}

/** One finding for each ring of broader terms. */
function cycles(own: readonly StatedTerm[], { placeOf }: StatedVocabulary): readonly Finding[] {
  const above = new Map(own.map(({ uri, broader }) => [uri, broader]));
  return ringsIn(above).map((ring) => {
    const path = [...ring, ring[0]!].join(' < ');
    const rule = 'no term is above itself';
    return finding('broader-cycle', 'Terms are above each other in a ring.', {
      value: path,
      rule,
      at: placeOf(ring[0]!),
    });
  });
}

function removed(terms: readonly Term[], current: Scheme | undefined, { file }: StatedVocabulary): readonly Finding[] {
  const index = new TermIndex(terms);
  const rule = 'a term in use stays, marked with owl:deprecated true when it is not to be used any more';
  return (current?.terms() ?? [])
    .filter((term) => !term.deprecated && index.find(term.key) === undefined && !isLabelled(index, term))
    .map(({ label, key }) => finding('term-removed', `${label} is missing.`, { value: key, rule, at: { file } }));
}

/** Terms without address are known by their label. */
function isLabelled(index: TermIndex, { uri, label }: Term): boolean {
  return uri === undefined && index.find(label) !== undefined;
}

function agesMissing(
  terms: readonly Term[],
  current: Scheme | undefined,
  { file }: StatedVocabulary,
): readonly Finding[] {
  const hadAges = current?.terms().some(({ span }) => span !== undefined) ?? false;
  if (!hadAges || terms.some(({ span }) => span !== undefined)) return [];
  const rule = 'time:hasBeginning and time:hasEnd with inMYA, as the chart of the ICS states them';
  return [finding('ages-missing', 'The new version states no ages.', { severity: 'warning', rule, at: { file } })];
}

function noTerms({ stated }: ChosenScheme, { file }: StatedVocabulary): Finding {
  const rule = 'terms with skos:inScheme of the vocabulary';
  return finding('no-terms', 'No term of the file is in the vocabulary.', { value: stated.uri, rule, at: { file } });
}
