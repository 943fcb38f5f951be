import { foldText } from '../registration/search-words.ts';

/** A name in its parts; `given` is empty where none is stated. */
export interface PersonName {
  readonly family: string;
  readonly given: string;
}

/** Words that begin a family name: `van der Berg`. */
const PARTICLES = new Set([
  'af',
  'al',
  'da',
  'de',
  'del',
  'della',
  'den',
  'der',
  'di',
  'dos',
  'du',
  'la',
  'le',
  'ten',
  'ter',
  'van',
  'von',
  'zu',
  'zur',
]);

/**
 * Reads a name, written `Family, Given` or `Given Family`; what follows a second comma belongs to the given name. A name of one word is a
 * family name; an empty text has an empty one.
 */
export function readPersonName(text: string): PersonName {
  const said = text.trim().replace(/\s+/g, ' ');
  const comma = said.indexOf(',');
  if (comma >= 0) return { family: said.slice(0, comma).trim(), given: said.slice(comma + 1).trim() };
  const words = said.split(' ');
  let first = words.length - 1;
  while (first > 1 && PARTICLES.has(words[first - 1]!)) first--;
  return { family: words.slice(first).join(' '), given: words.slice(0, first).join(' ') };
}

/** A name as `like` is written: `Family, Given` where that has a comma, or is empty; `Given Family` else. */
export function writePersonName({ family, given }: PersonName, like: string): string {
  if (given === '') return family;
  return like === '' || like.includes(',') ? `${family}, ${given}` : `${given} ${family}`;
}

/** A name as it is compared: without accents, case, dots and hyphens, the same for both ways of writing it. */
export function nameKey(name: PersonName): string {
  return `${folded(name.family).join(' ')}|${folded(name.given).join(' ')}`;
}

/**
 * Whether two names may be one person's: the same family name, and given names that do not contradict each other, an initial standing for
 * any name that begins with it. A family name alone is like nobody.
 */
export function isNameAlike(one: PersonName, other: PersonName): boolean {
  if (folded(one.family).join(' ') !== folded(other.family).join(' ')) return false;
  const [some, others] = [folded(one.given), folded(other.given)];
  if (some.length === 0 || others.length === 0) return false;
  return some.slice(0, others.length).every((word, at) => isWordAlike(word, others[at]!));
}

const isWordAlike = (one: string, other: string): boolean =>
  one.length === 1 || other.length === 1 ? one[0] === other[0] : one === other;

/** `J.-P.` and `JP` stay apart as they are written; `J.P.` is two initials. */
function folded(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
