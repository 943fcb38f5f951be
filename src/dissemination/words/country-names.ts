import { LANGUAGES, type Language } from '../../domain/language.ts';
import { worldCountries } from '../drawing/map/world.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';

const MOST_KEPT = 500;
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * Names of countries in a language (CLDR): of an English name in any case, of one as the world map abbreviates it, or of a code of
 * ISO 3166-1 alpha-2 in capitals. What is no country comes back as it stands, and so does a name in English.
 */
export function countryNames(language: Language): (name: string) => string {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return boundedMemo(MOST_KEPT, (name) => {
    const sought = name.trim();
    if (language === 'en' && sought.length !== 2) return name;
    const code = /^[A-Z]{2}$/.test(sought) ? sought : codes().get(foldName(sought));
    return (code !== undefined && names.of(code)) || name;
  });
}

let known: ReadonlyMap<string, string> | undefined;

/** The code of each English name; read at first use. */
function codes(): ReadonlyMap<string, string> {
  known ??= new Map([...onMap(), ...inEnglish('short'), ...inEnglish('long')]);
  return known;
}

const ANY_LANGUAGE = boundedMemo(MOST_KEPT, (folded: string): string | undefined => {
  for (const language of LANGUAGES)
    for (const [name, code] of namesIn(language, 'long')) if (name === folded) return code;
  return undefined;
});

/**
 * The code of ISO 3166-1 alpha-2 of a country that a person wrote: as its code in any case, or as its name in one of our languages. What is none
 * comes back as it stands, in capitals, for a check to refuse.
 */
export function countryCode(text: string): string {
  const sought = foldName(text.trim());
  if (/^[a-z]{2}$/.test(sought)) return sought.toUpperCase();
  return codes().get(sought) ?? ANY_LANGUAGE(sought) ?? text.trim().toUpperCase();
}

const inEnglish = (style: 'long' | 'short') => namesIn('en', style);

function namesIn(language: Language, style: 'long' | 'short'): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => canonical(code) === code)
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[foldName(name), code] as const];
    });
}

function onMap(): readonly (readonly [string, string])[] {
  return worldCountries().flatMap(({ id, properties }) => {
    const code = id === undefined ? undefined : canonical(String(id));
    return code === undefined ? [] : [[foldName(properties.name), code] as const];
  });
}

/** A code that stands for this one, which may be a number or have been replaced. */
function canonical(code: string): string | undefined {
  return new Intl.Locale(`und-${code}`).region;
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
