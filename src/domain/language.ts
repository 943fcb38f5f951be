/** The languages in which the public pages are written, by their tag (RFC 5646); the first is the one that others fall back to. */
export const LANGUAGES = ['en', 'de', 'fr', 'sv'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** The language of this very tag; undefined for any other text. */
export function languageNamed(tag: string | undefined): Language | undefined {
  return LANGUAGES.find((one) => one === tag);
}
