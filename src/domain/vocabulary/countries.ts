import { LANGUAGES, type Language } from '../language.ts';
import { nearestWord, type Suggestion } from '../nearest-word.ts';
import { foldLabel } from './fold-words.ts';
import { BUILT_IN } from './vocabularies.ts';

/** Codes that ISO 3166 keeps for a part of a country, or leaves to whoever uses it (`XK`, Kosovo): mail and customs know them. */
const RESERVED = ['AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'XK'] as const;

/** A name of a country as a person may write it, and as it is compared. */
interface CountryName extends Suggestion {
  readonly code: string;
}

/** A code, or an abbreviation of two letters that our list of countries has, such as `UK`; folded, an `É.-U.` would look like one, too. */
const TWO_LETTERS = /^\s*[A-Za-z]{2}\s*$/;
const CODE_LENGTH = 2;

/** Made at first use, once for all texts: a name in every language and length is some thousand look-ups. */
const named = new Map<Language, readonly CountryName[]>();
let codesByName: ReadonlyMap<string, string> | undefined;

/**
 * The code of ISO 3166-1 alpha-2 of a country that a person wrote: as its code in any case, or as its name in one of our languages (CLDR, in the long or
 * the short form, or as our list of countries calls it), without regard to case, accents and blanks. Codes that ISO reserves are among them.
 * Undefined for what is none, and for an abbreviation to two letters with marks, such as `R.-U.`: in another language it is another country's.
 */
export function findCountry(text: string): string | undefined {
  const sought = foldLabel(text);
  if (sought.length === CODE_LENGTH && !TWO_LETTERS.test(text)) return undefined;
  codesByName ??= new Map(LANGUAGES.toReversed().flatMap((language) => namesIn(language).map(byName)));
  return codesByName.get(sought);
}

/** The same of an English name only, whatever it means in another language; two letters are none. */
export function findCountryInEnglish(text: string): string | undefined {
  const sought = foldLabel(text);
  if (sought.length <= CODE_LENGTH) return undefined;
  return namesIn('en').find(({ normal }) => normal === sought)?.code;
}

/** The code of a country that a person wrote, as {@link findCountry} finds it; what is none as it stands, trimmed, for a check to refuse. */
export function countryCode(text: string): string {
  return findCountry(text) ?? text.trim();
}

/** What a language calls the country of a code (CLDR, the long form); a code that nobody knows as it stands. */
export function countryName(code: string, language: Language): string {
  return namesIn(language).find((one) => one.code === code)?.word ?? code;
}

/** Whether a text is the code of a country, in capitals. */
export function isCountryCode(text: string): boolean {
  return /^[A-Z]{2}$/.test(text) && findCountry(text) === text;
}

/** The country that a mistyped name may have meant, in its language and with its code: `Sweden (SE)`. Undefined where none is close. */
export function nearestCountry(text: string): string | undefined {
  const names = LANGUAGES.flatMap(namesIn);
  const nearest = nearestWord(foldLabel(text), names);
  if (nearest === undefined) return undefined;
  return `${nearest} (${names.find(({ word }) => word === nearest)!.code})`;
}

function namesIn(language: Language): readonly CountryName[] {
  const before = named.get(language);
  if (before !== undefined) return before;
  const listed = BUILT_IN.index('iso/country').terms.flatMap(({ notation, label, alternatives = [] }) =>
    notation === undefined ? [] : [{ code: notation, words: [notation, label, ...alternatives] }],
  );
  const regions = (['long', 'short'] as const).map(
    (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
  );
  const names = [...listed, ...RESERVED.map((code) => ({ code, words: [code] }))].flatMap(({ code, words }) =>
    [...regions.flatMap((region) => longName(region.of(code))), ...words].map((word) => ({
      word,
      normal: foldLabel(word),
      code,
    })),
  );
  named.set(language, names);
  return names;
}

/** None for a short form that is folded to two letters: `É.-U.` is no `EU`. */
function longName(name: string | undefined): readonly string[] {
  return name === undefined || foldLabel(name).length <= CODE_LENGTH ? [] : [name];
}

const byName = ({ normal, code }: CountryName) => [normal, code] as const;
