import type { Language } from '../../domain/language.ts';
import { findCountryInEnglish } from '../../domain/vocabulary/countries.ts';
import { worldCountries } from '../drawing/map/world.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';

const MOST_KEPT = 500;

/**
 * Names of countries in a language (CLDR): of an English name in any case, of one as the world map abbreviates it, or of a code of
 * ISO 3166-1 alpha-2 in capitals. What is no country comes back as it stands, and so does a name in English.
 */
export function countryNames(language: Language): (name: string) => string {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return boundedMemo(MOST_KEPT, (name) => {
    const sought = name.trim();
    if (language === 'en' && sought.length !== 2) return name;
    const code = /^[A-Z]{2}$/.test(sought) ? sought : codeOf(sought);
    return (code !== undefined && names.of(code)) || name;
  });
}

let onMap: ReadonlyMap<string, string> | undefined;

/** The code of a country by its English name, or by what the world map calls it; the map is read at first use. */
function codeOf(name: string): string | undefined {
  onMap ??= new Map(
    worldCountries().flatMap(({ id, properties }) => {
      const code = id === undefined ? undefined : codeOfNumber(String(id));
      return code === undefined ? [] : [[foldName(properties.name), code] as const];
    }),
  );
  return findCountryInEnglish(name) ?? onMap.get(foldName(name));
}

function codeOfNumber(number: string): string | undefined {
  return new Intl.Locale(`und-${number}`).region;
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
