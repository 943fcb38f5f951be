/** ASCII, dashes and curved quotes: nothing that folding takes apart. */
const PLAINLY_WRITTEN = /^[\x20-\x7e\u2013\u2014\u2018\u2019\u201c\u201d]*$/;
const MARKS = /\p{M}+/gu;
/** What stands between words; full stops, hyphens, colons and underlines belong to depths, IGSNs and combined ids. */
const BETWEEN = /[\s,;()[\]{}"“”„«»‘’'/\u2013\u2014]+/u;

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const UNPLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/**
 * The words of a text as they are compared in a search, each once, in order: lower case of every script, without accents,
 * compatibility forms as what they stand for. Written and sought through this one function, so that both engines compare
 * alike. Empty for a text without words.
 */
export function searchWords(text: string): readonly string[] {
  return [...new Set(foldText(text).split(BETWEEN))].filter((word) => word !== '');
}

/** Texts as one searchable text, in which every word follows a blank. */
export function searchText(...texts: readonly string[]): string {
  return ` ${searchWords(texts.join(' ')).join(' ')}`;
}

/** A text in lower case of every script, without accents, with compatibility forms as what they stand for. */
export function foldText(text: string): string {
  // Nearly all titles; the rest is several times as dear.
  if (PLAINLY_WRITTEN.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return plain
    .replace(UNPLAIN, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(MARKS, '');
}
