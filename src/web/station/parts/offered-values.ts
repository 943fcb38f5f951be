import type { FieldDescriptor } from '../../../domain/field.ts';
import type { OfferedTerm } from '../../../domain/station/offered-terms.ts';
import { offeredTerms } from '../../../domain/station/offered-terms.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { Vocabularies } from '../../../domain/vocabulary/vocabularies.ts';

const YES_OR_NO: readonly OfferedTerm[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** What a field is chosen from: its choices, yes and no, the terms of its vocabulary; undefined where it is typed freely. */
export function choicesOf(field: FieldDescriptor, vocabularies: Vocabularies): readonly OfferedTerm[] | undefined {
  const { type, choices, vocabulary } = field;
  if (type === 'boolean') return YES_OR_NO;
  if (choices !== undefined) return choices.map((value) => ({ value, label: value }));
  return vocabulary === undefined ? undefined : offeredTerms(vocabulary, vocabularies)?.terms;
}

/** Of offers those that hold what is typed in value or label, those that begin with it first; at most `most`. */
export function offersFor(offers: readonly OfferedTerm[], typed: string, most: number): readonly OfferedTerm[] {
  const words = typed.trim().toLowerCase();
  const rank = ({ value, label }: OfferedTerm): number => {
    const texts = [value.toLowerCase(), label.toLowerCase()];
    if (texts.some((one) => one.startsWith(words))) return 0;
    return texts.some((one) => one.includes(words)) ? 1 : 2;
  };
  const ranked = Map.groupBy(offers, rank);
  return [...(ranked.get(0) ?? []), ...(ranked.get(1) ?? [])].slice(0, most);
}

const LONGEST_USED = 100;

/** What objects say in a field, to be used again: at most `most` words, in their order. */
export function usedValues(
  objects: Iterable<StationObject>,
  { name }: Pick<FieldDescriptor, 'name'>,
  most: number,
): readonly OfferedTerm[] {
  const found = new Set<string>();
  for (const one of objects) {
    const value = name === 'sample_request' && one.type === 'sample_request' ? one.name : one.values[name];
    if (typeof value === 'string' && value.length < LONGEST_USED) found.add(value);
    if (found.size >= most) break;
  }
  return [...found].sort().map((value) => ({ value, label: value }));
}
