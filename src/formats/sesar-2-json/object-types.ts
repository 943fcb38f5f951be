import { findTerm } from '../../domain/vocabulary/find-term.ts';
import { mapTerm } from '../../domain/vocabulary/map-term.ts';

const LABELS = 'sesar/object-label';

/** Where a sample type may be listed; a word of GFZ's comes before the same word in an older path of SESAR. */
const SAMPLE_TYPES = ['sesar/sample-type', 'gfz/sample-type', LABELS];

/** The object type for a sample type, by its path or its last step; `Material sample` for any other word. */
export function sesar2TypeOf(sampleType: string): string {
  const meant = [sampleType, lastStep(sampleType)].flatMap((word) => SAMPLE_TYPES.map((list) => findTerm(list, word)));
  const labels = meant.map((term) => term && mapTerm(term, LABELS)?.term.label);
  return labels.find((label) => label !== undefined) ?? 'Material sample';
}

/** The sample type for an object type, in any case: the last step of SESAR 1's path. The word itself where no row has it. */
export function sampleTypeOfSesar2(objectType: string): string {
  const label = findTerm(LABELS, lastStep(objectType));
  const old = label && mapTerm(label, 'sesar/sample-type');
  return old?.match === 'exact' ? lastStep(old.term.label) : objectType;
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('>') + 1).trim();
}
