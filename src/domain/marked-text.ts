/** What a spreadsheet would run as a formula, and what an import reads as "there is nothing", behind any number of marks. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NOTHING = /^'*(?:null|n\/a|–|—)$/i;
const MARKED_FORMULA = /^'+[=+\-@\t\r]/;

/** Where marked text goes: spreadsheets compute, other programs do not. */
export type MarkedFor = 'spreadsheet' | 'program';

/**
 * Text as a table for others holds it: with an apostrophe in front, as spreadsheets write it themselves, where it would
 * otherwise be run as a formula (in a `spreadsheet`) or read as an empty cell. {@link unmarked} gives the same text back.
 */
export function marked(text: string, goesTo: MarkedFor): string {
  const isRisky = goesTo === 'spreadsheet' ? FORMULA.test(text) : MARKED_FORMULA.test(text) || text === '-';
  return isRisky || NOTHING.test(text) ? `'${text}` : text;
}

/** The text behind an apostrophe that only says "this is text"; `undefined` where no such mark stands in front. */
export function unmarked(cell: string): string | undefined {
  if (!cell.startsWith("'")) return undefined;
  const text = cell.slice(1);
  return FORMULA.test(text) || NOTHING.test(text) ? text : undefined;
}
