import type { Concept } from '../../domain/description/statements.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { findTerm } from '../../domain/vocabulary/find-term.ts';

const ODM2 = /^https?:\/\/vocabulary\.odm2\.org\/(samplingfeaturetype|specimentype|medium)\/([^/?#]+)\/?$/i;
const HOST = 'http://vocabulary.odm2.org/';

/** ODM2's own term for what the schemas call `specimentype/unknown`, an address that does not exist in ODM2. */
export const UNKNOWN_SPECIMEN = `${HOST}specimentype/theSpecimenTypeIsUnknown`;

/** Object types that one term alone stands for. */
const OBJECT_TYPES: ReadonlyMap<string, ObjectType> = new Map(
  Object.entries({
    borehole: 'hole',
    site: 'site',
    core: 'core_run',
    orientedCore: 'core_run',
    coreSection: 'section',
    coreSectionHalf: 'split',
    coreWholeRound: 'split',
    coreQuarterRound: 'split',
    cuttings: 'cuttings',
    thinSection: 'thin_section',
  }),
);

/**
 * The concept that a term of a resource type or material means: an ODM2 address in any case, with or without closing slash,
 * becomes the address without it and its label; another address or word stays as it is.
 */
export function conceptOf(term: string): Concept {
  const parts = ODM2.exec(term);
  if (parts === null) return /^https?:\/\//i.test(term) ? { label: term, uri: term } : { label: term };
  const list = (parts[1] ?? '').toLowerCase();
  const stated = parts[2] ?? '';
  if (list === 'specimentype' && /^(?:unknown|theSpecimenTypeIsUnknown)$/i.test(stated))
    return { label: 'Unknown', uri: UNKNOWN_SPECIMEN };
  const { label, uri } = findTerm(`odm2/${list}`, term) ?? { label: inWords(stated) };
  return { label, uri: uri ?? `${HOST}${list}/${stated}` };
}

/** The object type that a resource type alone stands for; undefined where several could be meant. */
export function objectTypeOf(resourceType: Concept | undefined): ObjectType | undefined {
  const uri = resourceType?.uri ?? '';
  return OBJECT_TYPES.get(uri.slice(uri.lastIndexOf('/') + 1));
}

/** A term that ODM2 does not list: `coreSectionHalf` as `Core section half`; abbreviations stay. */
function inWords(term: string): string {
  if (/^[A-Z]+$/.test(term)) return term;
  const words = term.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
