import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { ObjectWords } from '../object-words.ts';
import { EN } from './counting.ts';

const pattern = (value: number, type: ObjectType): string => {
  const { label, plural } = OBJECT_TYPE[type];
  return EN.pattern(value, { one: `# ${label.toLowerCase()}`, other: `# ${plural.toLowerCase()}` });
};
const counted = (value: number, type: ObjectType): string => pattern(value, type).replace('#', EN.plain(value));
/** A core sample is a sample. */
const noun = (type: ObjectType): string => (type === 'sample' ? 'sample' : OBJECT_TYPE[type].label.toLowerCase());

/** {@link ObjectWords} in English, as the object types have them. */
export const EN_OBJECTS: ObjectWords = {
  label: (type) => OBJECT_TYPE[type].label,
  pattern,
  counted,
  place: (rank, total, type) => `${EN.plain(rank)} of ${counted(total, type)} here`,
  cite: (type) => `Cite this ${noun(type)}`,
  nextAbove: (type) => `Next ${noun(type)} above`,
  nextBelow: (type) => `Next ${noun(type)} below`,
  named: (type, name) => `${OBJECT_TYPE[type].label} ${name}`,
  coreCatcher: 'Core catcher',
  wholeRound: 'Whole round',
  half: { A: 'Archive half', W: 'Working half' },
  partOfHalf: (kind, name) => `${kind === 'A' ? 'Archive' : 'Working'} split ${name}`,
  sectionOfRun: (run, section) => `Run ${run}, section ${section}`,
  catcherOfRun: (run) => `Run ${run}, core catcher`,
  notPublic: 'An object that is not public',
};
