import { foldText } from '../registration/search-words.ts';

/**
 * By which people are looked for who may be one: the last word of the family name and the first letter of what stands for the given name,
 * folded (`van der Berg, Jan` and `J. van der Berg` are both `berg|j`). Names that are alike by `isNameAlike` have one key; names of one
 * key need not be alike. Both parts are empty for a text without letters.
 */
export function likenessKey(name: string): string {
  const [family, given] = likenessWords(name).split('|') as [string, string];
  return `${family}|${[...given][0] ?? ''}`;
}

/** The same with the whole first word of the given name: `berg|jan`. */
export function likenessWords(name: string): string {
  const comma = name.indexOf(',');
  const family = words(comma < 0 ? name : name.slice(0, comma)).at(-1) ?? '';
  const [given = ''] = words(name.slice(comma + 1));
  return `${family}|${given}`;
}

const words = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
